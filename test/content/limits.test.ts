/** What one body, one page and one address may cost: the limits that SECURITY.md names. */
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
  describe(`a body (${engine})`, () => {
    const clean = (html: string) => sanitise(html, { base, engine });

    it('is 500,000 characters long', async () => {
      expect(LIMITS.htmlLength).to.equal(500_000);
      const { textContent } = await clean(`<p>${'가'.repeat(600_000)}</p>`);
      expect(textContent!.length).to.be.within(499_000, 500_000);
    });

    it('is 200 elements deep; what is deeper keeps its words', async () => {
      const fragment = await clean(`${'<div>'.repeat(5000)}끝${'</div>'.repeat(5000)}`);
      let depth = 0;
      for (let node = fragment.firstElementChild; node; node = node.firstElementChild) depth++;
      expect(depth).to.equal(LIMITS.depth);
      expect(fragment.textContent).to.equal('끝');
    });

    it('is read in a moment, however it is nested', async () => {
      const began = performance.now();
      await clean(`${'<b><i><u>'.repeat(20_000)}${'<p>글'.repeat(20_000)}`);
      expect(performance.now() - began).to.be.lessThan(4000);
    });

    it('has 100 pictures', async () => {
      const html = Array.from({ length: 130 }, (_, n) => `<img src="/${n}.jpg" alt="">`).join('');
      expect((await clean(html)).querySelectorAll('img').length).to.equal(100);
    });

    it('has bitmaps of its own of up to 64 kB, not of one pixel', async () => {
      const sizes = [40, 400, 65_000, 66_000, 5_000_000];
      const html = sizes.map((size) => `<img src="data:image/png;base64,${'A'.repeat(size)}">`).join('');
      const kept = [...(await clean(html)).querySelectorAll('img')].map(({ src }) => src.length - 22);
      expect(kept).to.deep.equal([400, 65_000]);
    });
  });

describe('a page', () => {
  const feeds = mockFeeds();
  beforeEach(resetCaches);

  it('keeps 20 feeds', async () => {
    feeds.use(http.get('https://feeds.test/many/:n', () => HttpResponse.json(jsonFeed(1))));
    for (let n = 0; n < 30; n++) await loadFeed(`https://feeds.test/many/${n}`);
    const page = globalThis as unknown as Record<symbol, Map<string, unknown>>;
    const kept = [...page[Symbol.for('dongpo-widgets.store.1')]!.keys()];
    expect(kept.length).to.equal(20);
    expect(kept.at(-1)).to.match(/29$/);
  });

  it('shows 100 items of a feed at most', async () => {
    const element = await mountWithFeed('dongpo-headlines', feedWith([], {}, 300), 'limit="100000" show=""');
    expect(queryAll(element, 'item').length).to.equal(100);
  });
});
