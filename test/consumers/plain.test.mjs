/** The page without a framework, over the built files; the others are driven by `npm run consumers`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/browser.mjs';
import { chosenEngines } from '../engines/index.mjs';
import { behave, startFeeds } from './behaviours.mjs';
import { serveFiles } from './files.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

for (const engine of chosenEngines()) {
  describe(`a page without a framework in ${engine}`, () => {
    let [files, feeds, browser] = [];
    before(async () => {
      files = await serveFiles({
        '/modules/dongpo-widgets/dist/': here('../../dist/'),
        '/modules/': here('../../node_modules/'),
        '/': here('plain/'),
      });
      feeds = await startFeeds();
      browser = await launch(engine);
    });
    after(() => Promise.all([browser, files, feeds].map((each) => each?.close())));

    it('loads the modules by an import map, and does what it should', async () => {
      assert.deepEqual(await behave(browser, feeds, `${files.origin}/`), []);
    });
  });
}
