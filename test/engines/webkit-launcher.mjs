/** WebKitGTK for web-test-runner: brings up the display and the driver, and takes them down. */
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { capabilities, startDisplay, startDriver } from './webkit.mjs';

class WebKitLauncher extends WebdriverLauncher {
  concurrency = 1; // WebKitWebDriver has one session, one window in front

  constructor({ path, driver, xvfb }) {
    super({ capabilities: { ...capabilities(path), 'wdio:enforceWebDriverClassic': true } });
    this.paths = { driver, xvfb };
  }

  async initialize(config) {
    await super.initialize({ ...config, concurrency: 1 });
    this.name = 'WebKitGTK';
    this.display = await startDisplay(this.paths.xvfb, '1280x1024x24');
    this.driverProcess = await startDriver(this.paths.driver, this.display.display);
    Object.assign(this.options, { hostname: '127.0.0.1', port: this.driverProcess.port, path: '/' });
  }

  async stop() {
    await super.stop();
    await this.driverProcess?.stop();
    await this.display?.stop();
  }
}

export const webkitLauncher = (paths) => new WebKitLauncher(paths);
