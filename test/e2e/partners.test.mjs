/** The partners' pages on a small telephone: nothing overflows, moves or fails, and axe finds nothing. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { findEngines } from '../engines/index.mjs';
import { launch } from './browser.mjs';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const pages = readdirSync(new URL('../../demo/partners/', import.meta.url)).filter((name) =>
  name.endsWith('.html'),
);

/** Goes down to each widget in turn, as a reader does; those in closed tabs load when they are opened. */
function read() {
  const widgets = [
    ...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-ticker, dongpo-article'),
  ];
  const waiting = widgets.find((each) => each.checkVisibility() && each.dataset.state !== 'ready');
  waiting?.scrollIntoView();
  return widgets.length && !waiting;
}

/** Every fault that axe finds, one a line. */
const faults = () =>
  globalThis.axe
    .run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Off unless asked for.
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    })
    .then(({ violations }) =>
      violations
        .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html}`))
        // A headline that is cut by its line: the rest of its box lies under the button, where nothing can be hit.
        .filter((each) => !/^target-size: dongpo-ticker,\.pause/.test(each)),
    );

// Shifts are told by Chromium alone.
describe('partner pages', { skip: !findEngines().chromium }, () => {
  let demo;
  let browser;
  before(async () => {
    demo = await startDemo({ port: 0, quiet: true });
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  for (const name of pages)
    it(`the partner page ${name} shows its widgets without a layout shift`, async () => {
      const page = await browser.open({ width: 320, height: 640 });
      await page.raw.evaluateOnNewDocument(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          // Less than two pixels of a line, within a widget.
          for (const { value, sources } of list.getEntries())
            if (value > 0.0005)
              globalThis.shifts.push(`${value} ${sources.map(({ node }) => node?.outerHTML.slice(0, 80))}`);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`${demo.origin}/partners/${name}`);
      await page.waitFor(read);
      assert.deepEqual(page.errors, []);
      assert.deepEqual(await page.evaluate('shifts'), []);
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(wide <= 0, `${wide} px too wide`);
      await page.evaluate(`${axe}; 1`);
      assert.deepEqual(await page.evaluate(faults), []);
      await page.close();
    });
});
