/** One web-test-runner launcher an engine. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { NAMES } from './find.mjs';
import { withProfile } from './firefox-profile.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Fewer processes at the start and for each page: a third less of a small machine's time. */
const FIREFOX_PREFS = {
  'fission.autostart': false,
  'dom.ipc.processCount': 1,
  'dom.ipc.processPrelaunch.enabled': false,
  'browser.tabs.remote.separatePrivilegedContentProcess': false,
  'browser.newtab.preload': false,
  'browser.newtabpage.enabled': false,
  'layers.gpu-process.enabled': false,
  'media.rdd-process.enabled': false,
  'media.utility-process.enabled': false,
};

const chromium = ({ path }) =>
  chromeLauncher({
    // A context of its own a page: hidden tabs get no animation frames, and axe waits for them.
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    concurrency: 2,
    launchOptions: { executablePath: path, args: CHROMIUM_ARGS },
  });

/** What puppeteer is to start it with. */
export const firefoxOptions = (path, prefs) =>
  withProfile({
    browser: 'firefox',
    executablePath: path,
    extraPrefsFirefox: { ...FIREFOX_PREFS, ...prefs },
  });

const firefox = async ({ path }) =>
  puppeteerLauncher({ concurrency: 1, launchOptions: await firefoxOptions(path) });

const MAKE = { chromium, firefox, webkit: webkitLauncher };

export async function launcher(engine, paths) {
  const made = await MAKE[engine](paths);
  made.name = NAMES[engine];
  return made;
}
