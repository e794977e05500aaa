/** What the editors' overrides and the terms make of a feed before it is served. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleFeed, publish, tombstone } from '../../dist/publish/publish.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const source = (extension) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '동포투데이',
  language: 'ko',
  items: [5, 4, 3].map((number) => ({
    id: `https://news.example/view?no=${number}`,
    url: `https://news.example/view?no=${number}`,
    title: `${number}번 기사`,
    content_html: '<p>본문</p>',
    date_published: `2026-11-${10 + number}T00:00:00Z`,
  })),
  ...(extension && { _dongpo: extension }),
});
const ids = ({ items }) => items.map(({ id }) => id);

test('publish shortens ids and adds no extension object where there is nothing to say', () => {
  const feed = source();
  const published = publish(feed, undefined, NOW);
  assert.deepEqual(ids(published), ['5', '4', '3']);
  assert.ok(!('_dongpo' in published));
  assert.deepEqual(feed, source());
});

test('publish drops diagnostics, which are for who runs the server', () => {
  assert.equal(publish(source({ diagnostics: [], rights: 'ⓒ' }), {}, NOW)._dongpo.diagnostics, undefined);
});

test('publish removes the articles that the editors or the source withdraw, and names them', () => {
  const published = publish(
    source({ removed: ['https://news.example/view?no=3'] }),
    { removed: ['4', '99'] },
    NOW,
  );
  assert.deepEqual(ids(published), ['5']);
  assert.deepEqual(published._dongpo.removed, ['4', '99', '3', 'https://news.example/view?no=3']);
});

test('publish puts pinned articles first in the order of the list and leaves the others', () => {
  assert.deepEqual(ids(publish(source(), { pinned: ['3', '99', '4'] }, NOW)), ['3', '4', '5']);
});

test('publish marks corrected articles beside what their extension object holds', () => {
  const feed = source();
  feed.items[1]._dongpo = { kicker: '속보' };
  const { items } = publish(feed, { corrected: ['4'] }, NOW);
  assert.deepEqual(items[1]._dongpo, { kicker: '속보', status: 'corrected' });
  assert.equal(items[0]._dongpo, undefined);
});

test("publish lays the editors' terms over the source's, member by member, and keeps to them", () => {
  const published = publish(
    source({ terms: { max_items: 1, rights: 'ⓒ' } }),
    { terms: { max_items: 2, show: ['date'] } },
    NOW,
  );
  assert.deepEqual(published._dongpo.terms, { max_items: 2, rights: 'ⓒ', show: ['date'] });
  assert.deepEqual(ids(published), ['5', '4']);
  assert.ok(published.items.every((item) => !('content_html' in item)));
});

test('articleFeed holds one item, in its own language, under its own address', () => {
  const feed = publish(source(), {}, NOW);
  const item = { ...feed.items[0], language: 'zh-CN' };
  const own = articleFeed(feed, item, 'https://feeds.example/article/5.json');
  assert.deepEqual([ids(own), own.language, own.title], [['5'], 'zh-CN', '동포투데이']);
  assert.equal(own.feed_url, 'https://feeds.example/article/5.json');
  assert.equal(articleFeed(feed, feed.items[0]).language, 'ko');
});

test('tombstone is empty and names its article only where it is withdrawn', () => {
  const feed = publish(source(), { removed: ['4', '3'] }, NOW);
  const withdrawn = tombstone(feed, '4', 'https://feeds.example/article/4.json');
  assert.deepEqual([withdrawn.items, withdrawn._dongpo.removed], [[], ['4']]);
  assert.equal(withdrawn.feed_url, 'https://feeds.example/article/4.json');
  assert.equal(tombstone(feed, '5')._dongpo.removed, undefined);
  assert.deepEqual(tombstone(publish(source(), {}, NOW), '5')._dongpo, {});
});

test('the time of publishing grows with items and references, not with their product', () => {
  const time = (count) => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: Array.from({ length: count }, (_, index) => ({
        id: `urn:${index} x`,
        url: `https://a.example/${index}`,
      })),
      _dongpo: { removed: Array.from({ length: count }, (_, index) => `https://b.example/${index}`) },
    };
    const references = Array.from({ length: count }, (_, index) => `urn:none ${index}`);
    const start = process.cpuUsage();
    publish(feed, { removed: references, corrected: references, pinned: references }, NOW);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  time(500);
  // A million comparisons of addresses took seconds.
  assert.ok(time(1000) < 1500, `${time(1000)} ms`);
});
