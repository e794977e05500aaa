/** The tests of the engines in Chromium, with V8's coverage of each page written to `COVERAGE_PAGES` as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../web-test-runner.config.mjs';

const folder = process.env.COVERAGE_PAGES;
mkdirSync(folder, { recursive: true });

const [chromium] = config.browsers;
const pageOf = (session) => chromium.activePages.get(session).puppeteerPage;
/** Source maps by address: many pages load the same chunks. */
const maps = new Map();

async function sourceMapOf({ url, text }) {
  const address = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
  if (!address) return undefined;
  const { href } = new URL(address, url);
  if (href.startsWith('data:')) return (await fetch(href)).json();
  if (!maps.has(href))
    maps.set(
      href,
      fetch(href).then((response) => response.json()),
    );
  return maps.get(href);
}

async function write(session, entries) {
  const scripts = [];
  for (const entry of entries) {
    const sourceMap = await sourceMapOf(entry);
    if (sourceMap) scripts.push({ ...entry.rawScriptCoverage, source: entry.text, sourceMap });
  }
  writeFileSync(join(folder, `${session}.json`), JSON.stringify(scripts));
}

const { createPageFn: createPage, stopSession } = chromium;
chromium.createPageFn = async (options) => {
  const page = await createPage(options);
  await page.coverage.startJSCoverage({ includeRawScriptCoverage: true, resetOnNavigation: false });
  return page;
};
// A page is used for one file after the other.
chromium.stopSession = async (session) => {
  const page = pageOf(session);
  await write(session, await page.coverage.stopJSCoverage());
  const result = await stopSession.call(chromium, session);
  await page.coverage.startJSCoverage({ includeRawScriptCoverage: true, resetOnNavigation: false });
  return result;
};

export default { ...config, rootDir: process.cwd() };
