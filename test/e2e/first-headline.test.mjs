/**
 * Counts of the work between the script tag and the first headline, which no slow machine changes. A change that
 * adds a request behind another, a render, a layout, an observer or a file before the first headline fails here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { doc, inEngines, wrongs } from './serve.mjs';

const counting = `<script>${readFileSync(new URL('pages/first-headline.js', import.meta.url), 'utf8')}</script>`;
/** Milliseconds that the feed takes: what is asked for behind it begins later than it ends. */
const FEED_MS = 400;
const FEEDS = {
  'JSON Feed': { file: 'best.json', scripts: ['dongpo'] },
  'JSON Feed with datelines and bodies': { file: 'bodies.json', scripts: ['dongpo'] },
  'RSS of WordPress': { file: 'wordpress.xml', scripts: ['dongpo', 'other-formats'] },
};

/** Reads of layout and style cost nothing, and happen once each at most: a slow page may have its first frame later. */
function assertFree(reads) {
  const free = ['getClientRects before a change', 'getComputedStyle in a frame'];
  assert.deepEqual(reads, free.slice(0, Math.max(1, reads.length)));
}

inEngines('until the first headline', (at) => {
  /** The counts of a page with one list of the feed, in sight. */
  async function countsOf(file, inside = '') {
    const list = `<dongpo-headlines src="{{feeds}}/${file}?ms=${FEED_MS}" style="display:flow-root;min-height:60em">${inside}</dongpo-headlines>`;
    await at.page.goto(at.site.page(doc(`${list}{{module}}`, { head: counting })));
    await at.page.waitFor('untilHeadline.shown');
    assert.deepEqual(await wrongs(at.page), []);
    const counts = await at.page.evaluate('untilHeadline');
    const times = await at.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd })),
    );
    const find = (part) => times.find(({ name }) => name.includes(part));
    return { ...counts, find, feed: find(`/${file}`) };
  }

  for (const [what, { file, scripts }] of Object.entries(FEEDS)) {
    it(`${what}: a script, then the feed with all that it needs beside it`, async () => {
      const { scripts: loaded, order, feed, find } = await countsOf(file);
      const names = loaded
        .filter((name) => name.startsWith(at.site.cdn.origin) && !name.endsWith('/watch.js'))
        .map((name) => /([a-z-]+?)(-[\w-]{6})?\.js$/.exec(name)[1]);
      assert.deepEqual(names, scripts);
      for (const name of scripts.slice(1))
        assert.ok(find(`/${name}-`).startTime < feed.responseEnd, `${name} is asked for behind the feed`);
      assert.equal(order[0], 'fetch', 'the feed is asked for before the elements are defined');
    });

    it(`${what}: two renders, and no layout or style is calculated for it alone`, async () => {
      const { renders, reads, made } = await countsOf(file);
      assert.equal(renders, 2, 'the skeleton, and the feed');
      assertFree(reads);
      assert.deepEqual(made, ['MutationObserver']);
    });
  }

  it('a snippet with fallback headlines: two renders too', async () => {
    const { renders, reads } = await countsOf('best.json', '<ul><li><a href="/">제목</a></li></ul>');
    assert.equal(renders, 2);
    assertFree(reads);
  });
});
