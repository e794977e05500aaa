/** What `renderToString` made: seen without a script, and taken over without a request, a flash or a shift. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFeed } from '../../dist/feed/index.js';
import { renderToString } from '../../dist/ssr/index.js';
import { article, doc, inEngines, news, shown, wrongs } from './serve.mjs';

/** The placeholder of the feeds' origin is no address that a reading would leave. */
const ORIGIN = 'https://feeds.test';
const served = (html) => html.replaceAll(ORIGIN, '{{feeds}}');
const hour = 36e5;

/** Of an hour to a day ago, so that relative dates are hours. */
function recent(feed) {
  const now = Date.now();
  for (const [index, item] of feed.items.entries())
    item.date_published = new Date(now - (index + 1) * hour - 60_000).toISOString();
  return feed;
}
const list = await parseFeed(JSON.stringify(recent(news(ORIGIN))));
const single = await parseFeed(JSON.stringify(recent(article(ORIGIN))));
const divided = await parseFeed(
  JSON.stringify({
    ...list,
    items: list.items.map((item, index) => ({ ...item, tags: [['사회', '경제', '문화'][index % 3]] })),
  }),
);

/** What is seen of an element, and where: once a frame, from before the first. */
const watching = `<script>
window.watched.frames = [];
window.measure = function () {
  const all = [];
  const gather = (root) => {
    for (const each of root.querySelectorAll('h2,h3,h4,p,a,img,time,li,[role=tab],dongpo-headlines')) {
      const { x, y, width, height } = each.getBoundingClientRect();
      if (width && height && getComputedStyle(each).visibility !== 'hidden' && !each.closest('.hidden'))
        all.push({ name: each.localName, x, y, width, height,
          text: each.localName === 'a' ? each.textContent.trim() : '' });
      if (each.shadowRoot) gather(each.shadowRoot);
    }
  };
  for (const each of document.querySelectorAll('.here > *')) gather(each.shadowRoot ?? each);
  const below = document.querySelector('.below')?.getBoundingClientRect().y;
  return { below, all };
};
(function look() {
  if (document.querySelector('.below')) window.watched.frames.push(measure());
  requestAnimationFrame(look);
})();
let moved = 0;
if (window.PerformanceObserver?.supportedEntryTypes.includes('layout-shift'))
  new PerformanceObserver((entries) => {
    for (const { value } of entries.getEntries()) moved += value;
    window.watched.moved = moved;
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;

const page = (html, { script = '{{module}}', head = '', ...about } = {}) =>
  doc(`<div class="here">${served(html)}</div><p class="below">아래에 있는 글입니다.</p>${script}`, {
    head: `${watching}${head}`,
    ...about,
  });
const later = '<script type="module" src="{{cdn}}/dongpo.js?ms=300"></script>';
const BLOCKS = {
  list: ['dongpo-headlines', { limit: 5 }, list],
  'list in two columns': ['dongpo-headlines', { limit: 5, style: 'display:block;width:1000px' }, list],
  cards: ['dongpo-headlines', { limit: 6, layout: 'cards' }, list],
  lead: ['dongpo-headlines', { limit: 4, layout: 'lead' }, list],
  compact: ['dongpo-headlines', { limit: 6, layout: 'compact', show: 'date' }, list],
  newsprint: ['dongpo-headlines', { limit: 3, theme: 'newsprint' }, list],
  plain: ['dongpo-headlines', { limit: 3, theme: 'plain' }, list],
  'without a heading': ['dongpo-headlines', { limit: 3, heading: '' }, list],
  'more room than items': ['dongpo-headlines', { limit: 20 }, list],
  'in Chinese': ['dongpo-headlines', { limit: 3, lang: 'zh-CN' }, list],
  'from right to left': ['dongpo-headlines', { limit: 3, lang: 'ar' }, list],
  best: ['dongpo-best', {}, list],
  article: ['dongpo-article', {}, single],
  ticker: ['dongpo-ticker', {}, list],
  sections: ['dongpo-sections', { limit: 3 }, divided],
};
const src = `${ORIGIN}/ssr/news.json`;
const render = ([tag, attributes, feed], options) =>
  renderToString(tag, { src, ...attributes }, feed, options);
const feedsAsked = (at) =>
  at.site.feeds
    .requests()
    .map(({ path }) => path)
    .filter((path) => /\.json/.test(path) && !/picture/.test(path));
const taken = (at) =>
  at.page.waitFor(() =>
    [...document.querySelectorAll('.here > *')].every(
      (each) =>
        !each.localName.includes('-') ||
        (!('server' in each.dataset) && each.data?.feed && each.shadowRoot.querySelector('section')),
    ),
  );

/** Where each thing is, without dates, which become relative, and what is as wide as they leave room. */
const places = ({ all }) =>
  all
    .filter(({ name }) => name !== 'time')
    .map(({ name, x, y, width, height, text }) =>
      [name, ...[x, y, name === 'h4' ? 0 : width, height].map((each) => Math.round(each)), text].join(' '),
    );

inEngines('what a server rendered', (at, engine) => {
  describe('is taken over without a request, a flash or a shift:', () => {
    for (const [name, block] of Object.entries(BLOCKS))
      it(name, async () => {
        const { site } = at;
        site.feeds.requests().length = 0;
        const before = feedsAsked(at).length;
        await at.page.goto(site.page(page(await render(block), { script: later })));
        await taken(at);
        await shown(at.page);
        await at.page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))',
        );
        const { frames, moved } = await at.page.evaluate(() => ({
          frames: watched.frames,
          moved: watched.moved,
        }));
        assert.ok(frames.length > 3, `${frames.length} frames`);
        const [first] = frames;
        assert.ok(first.all.some(({ text }) => text.length > 1));
        for (const [index, frame] of frames.entries()) {
          assert.equal(Math.round(frame.below), Math.round(first.below), `below, frame ${index}`);
          // The tools of an article come last, at the end of a line.
          assert.deepEqual(places(frame), places(first), `frame ${index} of ${frames.length}`);
        }
        if (engine === 'chromium') assert.ok(!moved || moved < 0.001, `layout shift ${moved}`);
        assert.deepEqual(await wrongs(at.page), []);
        assert.equal(feedsAsked(at).length, before);
        assert.deepEqual(await at.page.evaluate('watched.lines'), []);
      });
  });
});
