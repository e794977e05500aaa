/**
 * A profile for each Firefox, copied from one that has been started before: its scripts are compiled
 * there, and a start takes half the time.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

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
export async function withProfile(launchOptions) {
  if (!existsSync(STARTED)) await startOnce(launchOptions);
  const userDataDir = mkdtempSync(join(tmpdir(), 'dongpo-firefox-'));
  copies.add(userDataDir);
  cpSync(STARTED, userDataDir, { recursive: true });
  return { ...launchOptions, userDataDir };
}
