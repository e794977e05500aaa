/** One web-test-runner launcher an engine. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { NAMES } from './find.mjs';
import { CHROMIUM_ARGS, firefoxOptions } from './puppeteer.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const chromium = ({ path }) =>
  chromeLauncher({
    // A context of its own a page: hidden tabs get no animation frames, and axe waits for them.
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    concurrency: 2,
    launchOptions: { executablePath: path, args: CHROMIUM_ARGS },
  });

const firefox = async ({ path }) =>
  puppeteerLauncher({ concurrency: 1, launchOptions: await firefoxOptions(path) });

const MAKE = { chromium, firefox, webkit: webkitLauncher };

export async function launcher(engine, paths) {
  const made = await MAKE[engine](paths);
  made.name = NAMES[engine];
  return made;
}
