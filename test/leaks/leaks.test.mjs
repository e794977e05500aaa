/** What 500 elements leave behind that came and went: nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { doc, inEngines, wrongs } from '../e2e/serve.mjs';
import { Heap } from './heap.mjs';

const WARM_UP = 20;
/** In the check a part of them: `CYCLES=500 npm run leaks` has all. */
const CYCLES = Number(process.env.CYCLES ?? 30);
const [cycles, live] = ['cycles.js', 'live.js'].map((name) => {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return `<script>${text}</script>`;
});
const attributes = { limit: '2', refresh: '30', loading: 'eager' };
const ELEMENTS = {
  'dongpo-headlines': { src: '{{feeds}}/news.json', ...attributes },
  'dongpo-best': { src: '{{feeds}}/best.json', ...attributes },
  'dongpo-ticker': { src: '{{feeds}}/news.json', ...attributes },
  'dongpo-sections': { src: '{{feeds}}/sections.json', ...attributes },
  'dongpo-article': { src: '{{feeds}}/text.json', 'best-src': '{{feeds}}/best.json', ...attributes },
};

inEngines('leaks', (at, engine) => {
  const chromium = engine === 'chromium';
  let page;

  /** In Chromium a page of its own each time: an old one that can be gone back to is in the figures. */
  async function open() {
    if (chromium) await page?.close();
    page = chromium ? await at.browser.open({ width: 800, height: 900 }) : at.page;
    await page.goto(at.site.page(doc('{{module}}', { head: cycles + live })));
    await page.evaluate(`customElements.whenDefined('dongpo-article').then(() => true)`);
  }

  /** Calls it for a few, then for all: there may be no more than before. `FIGURES=1` prints what there is. */
  async function compare(call, about, count) {
    const heap = chromium && (await Heap.of(page.raw));
    const filled = JSON.parse(JSON.stringify(about), (_, value) =>
      typeof value === 'string' ? at.site.fill(value) : value,
    );
    const settle = () => page.waitFor(() => live.settled(), 5000);
    const counts = () => page.evaluate(() => live.counts());

    await page.evaluate(call, { ...filled, count: WARM_UP });
    await settle();
    const before = [await counts(), await heap?.figures?.()];
    const start = Date.now();
    await page.evaluate(call, { ...filled, count });
    const time = Date.now() - start;
    await settle();
    const after = [await counts()];
    assert.deepEqual(after[0], before[0]);
    after.push(await heap?.unchanged?.(before[1]));
    assert.deepEqual(await wrongs(page), []);
    if (heap) {
      await page.evaluate(() => forget());
      await heap.none();
    }
    if (process.env.FIGURES) console.log(engine, about.tag ?? 'frames', `${time} ms`, ...before, ...after);
  }

  /** New elements and one that is used again and again, by turns: in Chromium as many of each. */
  const run = (tag, how) =>
    compare(
      (about) => cycles(about),
      {
        tag,
        attributes: ELEMENTS[tag],
        slow: '{{feeds}}/delay?ms=2000',
        broken: '{{feeds}}/status/500',
        ...how,
      },
      how ? CYCLES / 2 : chromium ? 2 * CYCLES : CYCLES,
    );

  for (const tag of Object.keys(ELEMENTS)) {
    it(`<${tag}> that is removed leaves no memory behind`, async () => {
      await open();
      await run(tag);
    });
  }

  if (!chromium) return;

  it('elements that are removed with their shadow roots leave no memory behind', async () => {
    await open();
    await run('dongpo-article', { inShadow: true });
  });

  it('elements that are removed with their frames leave no memory behind', async () => {
    await open();
    const { src } = ELEMENTS['dongpo-headlines'];
    const html = `{{module}}<dongpo-headlines src="${src}" refresh="30" loading="eager"></dongpo-headlines>`;
    await compare((about) => frameCycles(about), { html }, 50);
  });
});
