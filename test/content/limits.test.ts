/** The limits of one body and one page that SECURITY.md names. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { LIMITS } from '../../src/content/policy.js';
import { sanitise } from '../../src/content/sanitise.js';
import { loadFeed } from '../../src/feed/load/load-feed.js';
import { feedWith, mountWithFeed, queryAll, resetCaches } from '../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';
import { engines } from './engines.js';

const base = 'https://news.example/1';

for (const engine of engines)
  describe(`the limits of a body (${engine})`, () => {
    const sanitised = (html: string) => sanitise(html, { base, engine });

    it('a body is cut at 500,000 characters', async () => {
      expect(LIMITS.htmlLength).to.equal(500_000);
      const { textContent } = await sanitised(`<p>${'가'.repeat(600_000)}</p>`);
      expect(textContent!.length).to.be.within(499_000, 500_000);
    });

    it('a body is at most 200 elements deep; deeper elements keep their text', async () => {
      const fragment = await sanitised(`${'<div>'.repeat(5000)}끝${'</div>'.repeat(5000)}`);
      let depth = 0;
      for (let node = fragment.firstElementChild; node; node = node.firstElementChild) depth++;
      expect(depth).to.equal(LIMITS.depth);
      expect(fragment.textContent).to.equal('끝');
    });

    it('a body is sanitised within seconds, however deep its elements are nested', async () => {
      const began = performance.now();
      await sanitised(`${'<b><i><u>'.repeat(20_000)}${'<p>글'.repeat(20_000)}`);
      expect(performance.now() - began).to.be.lessThan(4000);
    });

    it('cells span at most 50 columns and 200 rows, those of a body at most 2000 of both', async () => {
      const one = await sanitised(
        '<table><tr><td colspan=9999 rowspan=9999>x<td colspan=3>y<td colspan=0>z</table>',
      );
      const spans = [...one.querySelectorAll('td')].map((cell) => [
        cell.getAttribute('colspan'),
        cell.getAttribute('rowspan'),
      ]);
      expect(spans).to.deep.equal([
        ['50', '200'],
        ['3', null],
        [null, null],
      ]);
      const many = await sanitised(
        `<table><colgroup><col span=9999></colgroup><tr>${'<td colspan=9999>x'.repeat(500)}</table>`,
      );
      const sum = [...many.querySelectorAll('[colspan], [span]')].reduce(
        (total, cell) => total + Number(cell.getAttribute('colspan') ?? cell.getAttribute('span')),
        0,
      );
      expect(sum).to.be.within(1900, 2000);
    });

    it('a letter of a body has a few marks, also those in elements of their own', async () => {
      const { textContent } = await sanitised(
        `<p>Q${'\u0301'.repeat(50_000)} ก${'\u0e49'.repeat(50_000)} x${'<b>\u0301\u0e49</b>'.repeat(500)}</p>`,
      );
      expect(textContent!.length).to.be.lessThan(40);
      const honest = '<p>בְּרֵאשִׁ֖ית ที่นี่ བསྒྲུབས མြို့ t͡ʃʷʰ</p>';
      expect((await sanitised(honest)).textContent).to.equal(honest.slice(3, -4));
    });

    it('a body has at most 100 images', async () => {
      const html = Array.from({ length: 130 }, (_, n) => `<img src="/${n}.jpg" alt="">`).join('');
      expect((await sanitised(html)).querySelectorAll('img').length).to.equal(100);
    });

    it('a body keeps data URLs of up to 64 kB, but none of one pixel', async () => {
      const sizes = [40, 400, 65_000, 66_000, 5_000_000];
      const html = sizes.map((size) => `<img src="data:image/png;base64,${'A'.repeat(size)}">`).join('');
      const kept = [...(await sanitised(html)).querySelectorAll('img')].map(({ src }) => src.length - 22);
      expect(kept).to.deep.equal([400, 65_000]);
    });
  });

describe('the limits of a page', () => {
  const feeds = mockFeeds();
  beforeEach(resetCaches);

  it('a page keeps the last 20 feeds in memory', async () => {
    feeds.use(http.get('https://feeds.test/many/:n', () => HttpResponse.json(jsonFeed(1))));
    for (let n = 0; n < 30; n++) await loadFeed(`https://feeds.test/many/${n}`);
    const page = globalThis as unknown as Record<symbol, Map<string, unknown>>;
    const kept = [...page[Symbol.for('dongpo-widgets.store.1')]!.keys()];
    expect(kept.length).to.equal(20);
    expect(kept.at(-1)).to.match(/29$/);
  });

  it('an element shows at most 100 items of a feed', async () => {
    const element = await mountWithFeed('dongpo-headlines', feedWith([], {}, 300), 'limit="100000" show=""');
    expect(queryAll(element, 'item').length).to.equal(100);
  });
});
