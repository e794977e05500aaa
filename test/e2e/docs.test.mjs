/** The documentation pages as they are seen: on a telephone and a desk, light and dark; axe finds nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { chosenEngines } from '../engines/index.mjs';
import { launch } from './browser.mjs';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
// Layout and colours of a plain page: one engine tells.
const [engine] = chosenEngines();

describe(`documentation in ${engine}`, () => {
  let demo;
  let browser;
  before(async () => {
    demo = await startDemo({ port: 0, quiet: true });
    browser = await launch(engine);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  for (const [width, dark] of [
    [360, false],
    [360, true],
    [1280, false],
  ])
    it(`the documentation fits ${width} pixels and passes axe, ${dark ? 'dark' : 'light'}`, async () => {
      const page = await browser.open({ width, height: 900, dark });
      for (const path of ['/api/', '/api/dongpo-headlines.html', '/guide/own-element.html']) {
        await page.goto(demo.origin + path);
        if (path.includes('headlines'))
          await page.waitFor(`document.querySelector('dongpo-headlines')?.dataset.state === 'ready'`);
        const seen = await page.evaluate(`({
            wide: document.documentElement.scrollWidth - innerWidth,
            paper: getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number),
            serif: getComputedStyle(document.querySelector('h1')).fontFamily.includes('Serif KR'),
          })`);
        assert.ok(seen.wide <= 0, `${path} is ${seen.wide} px too wide`);
        assert.equal(seen.paper[0] < 128, dark, `${path}: ${seen.paper}`);
        assert.ok(seen.serif, 'the dress of the gallery');
        // Of colours and order, which a width does not change.
        if (width > 400) continue;
        await page.evaluate(`(() => { ${axe} })()`);
        const found = await page.evaluate(
          `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        assert.deepEqual(found, [], path);
      }
    });
});
