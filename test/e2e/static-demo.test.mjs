/** `npm run build:demo` below a folder of a plain host: all links lead to files, all pages run, widgets show news. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildDemo } from '../../demo/build.mjs';
import { serveFolder } from '../demo/static.mjs';
import { chosenEngines } from '../engines/index.mjs';
import { launch } from './browser.mjs';

const [engine] = chosenEngines();
/** Pages of one kind are made by one template: one of each. `ALL_PAGES=1`: all of them. */
const PAGES =
  /^(index|bench|configurator\/index|partners\/.*|article\/(20131|50411)|api\/(index|dongpo-best)|guide\/.*|feeds\/(index|best))\.html$/;
const pages = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'));

/** Addresses in a page's attributes that lead to no file of the folder. */
function broken(folder, path) {
  const html = readFileSync(join(folder, path), 'utf8').replace(/<pre[\s\S]*?<\/pre>/g, '');
  const at = new URL(path, 'https://host.test/sub/');
  return (
    [...html.matchAll(/\s(?:href|src|best-src)="([^"]*)"/g)]
      .map(([, to]) => new URL(to.replaceAll('&amp;', '&').replace('{item}', '20131'), at))
      .filter(({ origin }) => origin === at.origin)
      .filter(({ pathname }) => {
        if (!pathname.startsWith('/sub/')) return true;
        const file = join(folder, decodeURIComponent(pathname.slice('/sub/'.length)));
        return !statSync(pathname.endsWith('/') ? join(file, 'index.html') : file, {
          throwIfNoEntry: false,
        })?.isFile();
      })
      .map(({ pathname }) => `${path}: ${pathname}`)
      // Answered by demo/faults.js.
      .filter((each) => !each.includes('/faults/'))
  );
}

describe(`static demo in ${engine}`, () => {
  let folder;
  let site;
  let browser;
  before(async () => {
    folder = await buildDemo({ out: mkdtempSync(join(tmpdir(), 'dongpo-static-')) });
    site = await serveFolder(folder, '/sub/folder/');
    browser = await launch(engine);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('all links of the static demo lead to files', () => {
    assert.deepEqual(
      pages(folder)
        .filter((path) => !path.endsWith('embed.html'))
        .flatMap((path) => broken(folder, path)),
      [],
    );
  });

  it('all pages of the static demo show headlines, without an error or a missing file', async () => {
    const page = await browser.open({ width: 1280, height: 900 });
    for (const path of pages(folder).filter((each) => process.env.ALL_PAGES || PAGES.test(each))) {
      if (/embed\.html$/.test(path)) continue;
      await page.goto(site.root + path);
      // Those of the gallery that show faults stay as they are; those in closed tabs load when they are opened.
      await page.waitFor(() =>
        [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article, dongpo-ticker')]
          .filter((widget) => !widget.src?.includes('/faults/') && widget.checkVisibility())
          .every((widget) => {
            if (widget.dataset.state !== 'ready') widget.scrollIntoView();
            return widget.dataset.state === 'ready' && widget.shadowRoot?.querySelector('a');
          }),
      );
      if (path.startsWith('configurator'))
        await page.waitFor(`document.querySelector('#verdict').dataset.code === 'found'`);
      assert.deepEqual(page.errors.splice(0), [], path);
      assert.deepEqual(site.missing.splice(0), [], path);
    }
    await page.close();
  });
});
