/** How puppeteer starts Chromium and Firefox. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

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

/**
 * A profile for each Firefox is copied from one that has been started before: its scripts are compiled there, and a
 * start takes half the time.
 */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const STARTED = join(CACHE, 'firefox-profile');
const copies = new Set();
process.on('exit', () => {
  for (const dir of copies) rmSync(dir, { recursive: true, force: true });
});

async function startOnce(launchOptions) {
  mkdirSync(CACHE, { recursive: true });
  const dir = mkdtempSync(join(CACHE, 'firefox-'));
  const browser = await puppeteer.launch({ ...launchOptions, userDataDir: dir });
  await (await browser.newPage()).goto('data:text/html,<p>안녕');
  await browser.close();
  try {
    renameSync(dir, STARTED);
  } catch {
    rmSync(dir, { recursive: true, force: true }); // another process was first
  }
}

/** `launchOptions` of puppeteer's, with a profile, which goes with this process. */
async function withProfile(launchOptions) {
  if (!existsSync(STARTED)) await startOnce(launchOptions);
  const userDataDir = mkdtempSync(join(tmpdir(), 'dongpo-firefox-'));
  copies.add(userDataDir);
  cpSync(STARTED, userDataDir, { recursive: true });
  return { ...launchOptions, userDataDir };
}

/** `launchOptions` for Firefox, with a profile that goes with this process. */
export const firefoxOptions = (path, prefs) =>
  withProfile({
    browser: 'firefox',
    executablePath: path,
    extraPrefsFirefox: { ...FIREFOX_PREFS, ...prefs },
  });
