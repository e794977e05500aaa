/** What every mode needs: the three origins with feeds, pictures and built files on them, and a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, loadConfigFromFile } from 'vite';
import { openBrowser } from './load.mjs';
import { bakedFeed, COUNT, drawPictures, needleOf, PICTURE } from './news.mjs';
import { CACHING, openOrigins } from './origins.mjs';
import { installPeers } from './peers.mjs';
import { allSubjects, partnerPage, putBuiltFiles, putFeeds, ROOT } from './subjects.mjs';

export const CACHE = join(ROOT, '.cache/bench-embed');
const PEERS = join(CACHE, 'peers');

/** The subjects with these ids, or all. */
export function chooseSubjects(ids) {
  const all = allSubjects(PEERS);
  const unknown = (ids ?? []).filter((id) => !all.some((subject) => subject.id === id));
  if (unknown.length)
    throw new Error(`There is no ${unknown.join(', ')}. Subjects: ${all.map(({ id }) => id).join(', ')}`);
  return ids ? all.filter(({ id }) => ids.includes(id)) : all;
}

/**
 * Builds the script tag's module with source maps, which are not published. Without the plugin that takes the white
 * space out of templates: it makes no map of its edits.
 *
 * @returns the folder
 */
export async function buildWithMaps() {
  const outDir = join(CACHE, 'mapped');
  const mode = 'production';
  const { config } = await loadConfigFromFile({ command: 'build', mode }, join(ROOT, 'vite.config.ts'), ROOT);
  await build({
    ...config,
    configFile: false,
    root: ROOT,
    mode,
    logLevel: 'error',
    plugins: config.plugins.filter(({ name }) => name !== 'squeeze-templates'),
    build: { ...config.build, outDir, emptyOutDir: true, sourcemap: 'hidden' },
  });
  return outDir;
}

/**
 * @param {{ builtFolder?: string }} [options] `builtFolder`: the script tag's files; default `dist/cdn`
 */
export async function openBench({ builtFolder } = {}) {
  const site = await openOrigins(CACHE);
  let browser;
  const close = async () => {
    await browser?.close();
    await site.close();
  };
  try {
    putBuiltFiles(site.cdn, builtFolder);
    const feed = await bakedFeed(site.origins);
    browser = await openBrowser();
    const page = await browser.newPage();
    const drawn = await page.evaluate(drawPictures, COUNT, PICTURE);
    await page.close();
    const pictures = drawn.map((base64) => Buffer.from(base64, 'base64'));
    putFeeds(site.feeds, feed, pictures);
    /** Source maps of scripts by their addresses. */
    const maps = new Map();
    const putScript = (path, { code, map }) => {
      const address = site.cdn.put(path, { type: 'js', body: code, caching: CACHING.cdn });
      maps.set(address, map);
      return address;
    };
    const bench = {
      ...site,
      browser,
      feed,
      pictures,
      caching: CACHING,
      needle: needleOf(feed),
      maps,
      putScript,
      close,
    };
    return {
      ...bench,
      /** Puts a page on the partner's origin. @returns its address */
      putPage: (path, content) =>
        site.page.put(path, { type: 'html', body: partnerPage(content), caching: CACHING.page }),
      /** Installs the subject's package if it has one, and puts its files and its page. @returns the page's address */
      async putSubject(subject) {
        if (subject.package) installPeers(PEERS, [subject.package]);
        return this.putPage(`/${subject.id}`, await subject.prepare(bench));
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export const ownVersion = () => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;
export const litVersion = () =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules/lit/package.json'), 'utf8')).version;
