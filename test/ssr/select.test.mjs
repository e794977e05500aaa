/** What a server renders is what the attributes choose: the table of test/select/cases.json, and `unique` of a page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseFeed } from '../../dist/feed/index.js';
import { mergeFeeds } from '../../dist/feed/select/merge-feeds.js';
import { renderToString } from '../../dist/ssr/index.js';

const { feeds: sources, cases } = JSON.parse(readFileSync(new URL('../select/cases.json', import.meta.url)));
const feeds = Object.fromEntries(
  await Promise.all(
    Object.entries(sources).map(async ([name, feed]) => [name, await parseFeed(JSON.stringify(feed))]),
  ),
);
const srcOf = (names) =>
  names
    .split(' ')
    .map((name) => `https://feeds.test/${name}.json`)
    .join(' ');
/** Titles of the rows: their links are those to articles. */
const rows = (html) =>
  [...html.matchAll(/<a [^>]*href="https?:\/\/(?:www\.)?\w\.feeds\.test\/\d[^>]*>([^<]*)/g)]
    .map(([, title]) => title)
    .join(' ');
const inlined = (html) =>
  [...html.matchAll(/<script type="application\/feed\+json" data-src="([^"]*)"[^>]*>(.*?)<\/script>/g)].map(
    ([, src, json]) => [src.replace('https://feeds.test/', ''), JSON.parse(json).items.length],
  );

describe('the items that a server renders', () => {
  for (const { src, attributes, rows: expected } of cases)
    for (const shadow of [true, false])
      it(`of ${src} with ${JSON.stringify(attributes)}, ${shadow ? 'in a shadow root' : 'plain'}: ${expected || 'none'}`, async () => {
        const list = src.split(' ').map((name) => feeds[name]);
        const all = { src: srcOf(src), show: '', ...attributes };
        const html = await renderToString('dongpo-headlines', all, list, { shadow });
        assert.equal(rows(html), expected);
        if (!expected) assert.match(html, /보여 드릴 기사가 없습니다/);
        if (list.length === 1)
          assert.equal(rows(await renderToString('dongpo-headlines', all, list[0], { shadow })), expected);
      });

  it('each feed is written for its own address; one that was merged elsewhere, for all', async () => {
    const attributes = { src: srcOf('a b') };
    const list = [feeds.a, feeds.b];
    const each = [
      ['a.json', 5],
      ['b.json', 3],
    ];
    assert.deepEqual(inlined(await renderToString('dongpo-best', attributes, list)), each);
    assert.deepEqual(inlined(await renderToString('dongpo-best', attributes, mergeFeeds(list))), each);
    const again = JSON.parse(JSON.stringify(mergeFeeds(list)));
    assert.deepEqual(inlined(await renderToString('dongpo-best', attributes, again)), [
      ['a.json', 7],
      ['b.json', 0],
    ]);
  });

  it('a list of items, such as posts, is one feed', async () => {
    const posts = [{ id: 1, link: 'https://a.feeds.test/1', title: { rendered: 'post' } }];
    const html = await renderToString('dongpo-headlines', {}, posts);
    assert.equal(rows(html), 'post');
    const merged = await renderToString('dongpo-headlines', { show: '' }, [posts, sources.b]);
    assert.equal(rows(merged), 'b1 a2 again b3 post');
  });

  it('unique leaves out what the elements before show, rendered at the same time or not', async () => {
    const page = new Set();
    const render = (tag, attributes, options = { page }) =>
      renderToString(tag, { src: srcOf('a'), show: '', ...attributes }, feeds.a, options);
    const [lead, ticker, list, plain, last] = await Promise.all([
      render('dongpo-headlines', { limit: 2 }),
      render('dongpo-ticker', { unique: true, limit: 5 }),
      render('dongpo-headlines', { unique: true, limit: 2 }),
      render('dongpo-best', { unique: '', limit: 1 }, { page, shadow: false }),
      render('dongpo-sections', { unique: true }),
    ]);
    assert.equal(rows(lead), 'a1 a2');
    assert.equal(rows(ticker).split(' ').length, 5);
    assert.equal(rows(list), 'a3 a4');
    assert.equal(rows(plain), 'a5');
    assert.equal(rows(last), '');
    assert.equal(
      rows(await render('dongpo-headlines', { unique: true }, { page: new Set() })),
      'a1 a2 a3 a4 a5',
    );
    assert.equal(rows(await render('dongpo-headlines', { unique: true }, {})), 'a1 a2 a3 a4 a5');
  });

  it('more is a button that waits for the script, or a link; plain HTML has the link alone', async () => {
    const render = (more, shadow) =>
      renderToString('dongpo-headlines', { more, limit: 2, show: '' }, feeds.a, { shadow });
    assert.match(await render('button', true), /<button[^>]*>더 보기</);
    assert.doesNotMatch(await render('button', false), /더 보기/);
    assert.match(await render('link', true), /<a [^>]*href="https:\/\/a\.feeds\.test\/"[^>]*>더 보기</);
    assert.match(await render('link', false), /<p><a href="https:\/\/a\.feeds\.test\/">더 보기<\/a><\/p>/);
  });

  it('ranks are those of the feed', async () => {
    const html = await renderToString('dongpo-best', { section: '사회' }, feeds.a, { shadow: false });
    assert.match(html, /<ol><li>.*a1.*<\/li><li value="5">.*a5/);
  });
});
