/** WebKitGTK for web-test-runner: brings up the display and the driver, and takes them down. */
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { capabilities, startDisplay, startDriver } from './webkit.mjs';

/** Its page process grows slower with each test file it has shown: the fiftieth takes three times as long. */
const FILES_A_BROWSER = 5;

class WebKitLauncher extends WebdriverLauncher {
  concurrency = 1; // WebKitWebDriver has one session, one window in front
  files = 0;

  constructor({ path, driver, xvfb }) {
    super({ capabilities: { ...capabilities(path), 'wdio:enforceWebDriverClassic': true } });
    this.paths = { driver, xvfb };
  }

  async initialize(config) {
    await super.initialize({ ...config, concurrency: 1 });
    this.name = 'WebKitGTK';
    this.display = await startDisplay(this.paths.xvfb, '1280x1024x24');
  }

  async startSession(id, url) {
    if (this.files++ % FILES_A_BROWSER === 0) {
      await this.closeBrowser();
      // A new driver too: an old one may leave the request for a second session unanswered.
      this.driverProcess = await startDriver(this.paths.driver, this.display.display);
      Object.assign(this.options, { hostname: '127.0.0.1', port: this.driverProcess.port, path: '/' });
    }
    return super.startSession(id, url);
  }

  async closeBrowser() {
    await super.stop();
    await this.driverProcess?.stop();
  }

  async stop() {
    await this.closeBrowser();
    await this.display?.stop();
  }
}

export const webkitLauncher = (paths) => new WebKitLauncher(paths);
