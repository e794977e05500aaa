/** The one place that chooses items: merging, order, filters, offset; and what always holds, for feeds at random. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';
import { mergeFeeds, partsOf } from '../../../dist/feed/select/merge-feeds.js';
import { selectItems } from '../../../dist/feed/select/select-items.js';
import { Stories } from '../../../dist/feed/select/stories.js';
import { random } from '../../random.mjs';

const NOW = Date.parse('2026-06-10T12:00:00Z');
const hoursAgo = (hours) => new Date(NOW - hours * 3600_000).toISOString();

const feed = (name, items, members = {}) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: name,
  home_page_url: `https://${name}.example/`,
  items: items.map((item) => ({
    title: `${name} ${item.id}`,
    url: `https://${name}.example/${item.id}`,
    ...item,
  })),
  ...members,
});
const parse = (source) => parseFeed(JSON.stringify(source));
const ids = (feeds, options) => selectItems(feeds, { now: NOW, ...options }).items.map(({ id }) => id);

const NEWS = feed('news', [
  { id: 'n1', date_published: hoursAgo(5), tags: ['사회'], authors: [{ name: '김철수' }] },
  {
    id: 'n2',
    date_published: hoursAgo(1),
    tags: ['경제', 'VISA'],
    summary: '동포 비자',
    _dongpo: { section_path: ['뉴스홈', '국제'] },
  },
  { id: 'n3', date_published: hoursAgo(100), _dongpo: { kicker: '포토뉴스' } },
  { id: 'n4' },
]);
const OTHER = feed('other', [
  { id: 'o1', date_published: hoursAgo(2), authors: [{ name: 'Ли' }, { name: '김철수' }] },
  { id: 'o2', date_published: hoursAgo(50), title: '연변 소식' },
]);

describe('the choice of items', () => {
  const one = [
    [{}, 'n1 n2 n3 n4'],
    [{ order: 'feed' }, 'n1 n2 n3 n4'],
    [{ order: 'newest' }, 'n2 n1 n3 n4'],
    [{ order: 'oldest' }, 'n3 n4 n1 n2'],
    [{ order: 'sideways' }, 'n1 n2 n3 n4'],
    [{ section: '사회' }, 'n1'],
    [{ section: '국제, visa' }, 'n2'],
    [{ section: '뉴스홈,사회' }, 'n1 n2'],
    [{ section: '없음' }, ''],
    [{ section: ' , ' }, 'n1 n2 n3 n4'],
    [{ author: '김철수' }, 'n1'],
    [{ include: '동포+비자' }, 'n2'],
    [{ include: '포토뉴스, news n1' }, 'n1 n3'],
    [{ exclude: '비자' }, 'n1 n3 n4'],
    [{ include: 'news', exclude: 'n2, n3' }, 'n1 n4'],
    [{ maxAge: 1 }, 'n1 n2'],
    [{ maxAge: 0 }, ''],
    [{ maxAge: -1 }, 'n1 n2 n3 n4'],
    [{ maxAge: Number.NaN }, 'n1 n2 n3 n4'],
    [{ offset: 1 }, 'n2 n3 n4'],
    [{ offset: 2.9 }, 'n3 n4'],
    [{ offset: -1 }, 'n1 n2 n3 n4'],
    [{ offset: 1e9 }, ''],
    [{ offset: Number.NaN }, 'n1 n2 n3 n4'],
    [{ order: 'newest', maxAge: 1, offset: 1 }, 'n1'],
    [{ order: 'oldest', exclude: 'n3', offset: 1 }, 'n1 n2'],
  ];
  for (const [options, expected] of one)
    it(`of one feed, with ${JSON.stringify(options)}: ${expected || 'none'}`, async () => {
      assert.equal(ids([await parse(NEWS)], options).join(' '), expected);
    });

  const several = [
    [{}, 'n2 o1 n1 o2 n3 n4'],
    [{ order: 'feed' }, 'n1 n2 n3 n4 o1 o2'],
    [{ order: 'oldest' }, 'n3 n4 o2 n1 o1 n2'],
    [{ author: '김철수' }, 'o1 n1'],
    [{ author: 'ЛИ' }, 'o1'],
    [{ include: '연변, 동포+비자' }, 'n2 o2'],
    [{ maxAge: 3, offset: 1 }, 'o1 n1 o2'],
  ];
  for (const [options, expected] of several)
    it(`of two feeds, with ${JSON.stringify(options)}: ${expected}`, async () => {
      const feeds = await Promise.all([NEWS, OTHER].map(parse));
      assert.equal(ids(feeds, options).join(' '), expected);
      assert.equal(ids([mergeFeeds(feeds)], options).join(' '), expected, 'merged before');
      assert.equal(ids([{ ...mergeFeeds(feeds) }], options).join(' '), expected, 'a copy of the merged one');
    });

  it('places are those of the feed, whatever is left out; of several feeds, of the order of all', async () => {
    const list = await parse(NEWS);
    const { items, places } = selectItems([list], { now: NOW, order: 'newest', exclude: 'n1', offset: 1 });
    assert.deepEqual(
      items.map((item) => [item.id, places.get(item)]),
      [
        ['n3', 3],
        ['n4', 4],
      ],
    );
    const merged = selectItems([list, await parse(OTHER)], { now: NOW, offset: 2 });
    assert.equal(merged.places.get(merged.items[0]), 3);
  });

  it('an undated feed stands behind dated ones, in its own order', async () => {
    const undated = await parse(feed('undated', [{ id: 'u1' }, { id: 'u2' }]));
    const dated = await parse(OTHER);
    for (const order of ['newest', 'oldest'])
      assert.equal(ids([undated, dated], { order }).slice(-2).join(' '), 'u1 u2', order);
  });
});

describe('feeds that are merged', () => {
  it('a merged feed is titled as the first and credits each', async () => {
    const terms = { rights: '© other', terms_url: 'https://other.example/terms' };
    const feeds = [
      await parse({ ...NEWS, language: 'ko', _dongpo: { rights: '© news' } }),
      await parse({ ...OTHER, language: 'ru', _dongpo: { terms } }),
    ];
    const merged = mergeFeeds(feeds);
    assert.equal(merged.title, 'news');
    assert.equal(merged.home_page_url, 'https://news.example/');
    assert.equal(merged.language, 'ko');
    assert.deepEqual(merged._dongpo.sources, [
      { title: 'news', home_page_url: 'https://news.example/', language: 'ko', rights: '© news' },
      { title: 'other', home_page_url: 'https://other.example/', language: 'ru', terms },
    ]);
    const item = merged.items.find(({ id }) => id === 'o1');
    assert.equal(item.language, 'ru');
    assert.equal(item._dongpo.source, 'other');
    assert.deepEqual(partsOf(merged), feeds);
    assert.equal(feeds[1].items[0]._dongpo, undefined, 'the feeds stay as they were');
  });

  it('two feeds of one newspaper are credited once', async () => {
    const list = await parse(NEWS);
    assert.equal(mergeFeeds([list, await parse(NEWS)])._dongpo.sources.length, 1);
    assert.equal(mergeFeeds([list, await parse(NEWS)]).items.length, 4);
  });

  it('a merged feed that is read again, as JSON, keeps its credits and is merged anew', async () => {
    const merged = mergeFeeds(await Promise.all([NEWS, OTHER].map(parse)));
    const again = await parse(merged);
    assert.deepEqual(again._dongpo.sources, merged._dongpo.sources);
    assert.equal(mergeFeeds([again, await parse(feed('third', []))])._dongpo.sources.length, 3);
  });

  it('what one feed withdraws is shown from no other', async () => {
    const url = 'https://news.example/n1';
    const copy = feed('copy', [
      { id: 'c1', url, title: 'copied' },
      { id: 'c2', title: 'own' },
    ]);
    const withdrawing = { ...NEWS, _dongpo: { removed: [url] } };
    const feeds = [await parse(copy), await parse(withdrawing)];
    assert.equal(ids(feeds, { order: 'feed' }).join(' '), 'c2 n2 n3 n4');
  });

  for (const [exclude, page, expected] of [
    ['page', 'https://page.example/a/1', 'b c'],
    ['page', 'http://www.page.example/a/1/?utm_source=x#top', 'b c'],
    ['셋, page', 'https://page.example/a/2 https://page.example/', 'a'],
    ['page', '', 'a b c'],
    ['page', undefined, 'a b c'],
    ['pages', 'https://page.example/a/1', 'a b c'],
    ['', 'https://page.example/a/1', 'a b c'],
  ])
    it(`exclude="${exclude}" on the page ${page}: ${expected}`, async () => {
      const three = await parse(
        feed('page', [
          { id: 'a', url: 'https://page.example/a/1', title: '하나' },
          { id: 'b', url: 'https://page.example/a/2', title: '둘' },
          { id: 'c', url: 'https://page.example/a/3', title: '셋' },
        ]),
      );
      assert.equal(ids([three], { exclude, page }).join(' '), expected);
    });

  it('no feeds make an empty one', () => {
    assert.deepEqual(mergeFeeds([]).items, []);
    assert.deepEqual(selectItems([]).items, []);
  });
});

describe('the choice of items at random', () => {
  const SECTIONS = ['사회', '경제', '국제'];
  const pick = (next, list) => list[Math.floor(next() * list.length)];

  const randomFeed = (next, name) =>
    feed(
      name,
      Array.from({ length: Math.floor(next() * 12) }, (_, index) => ({
        id: pick(next, [`${name}${index}`, `${name}0`, `tag:${Math.floor(next() * 9)}`]),
        url: pick(next, [
          `https://${name}.example/${index}`,
          `http://www.shared.example/${Math.floor(next() * 6)}?utm_source=${name}`,
        ]),
        title: pick(next, [`${name} ${index}`, '속보', '동포 간담회', 'Visa']),
        ...(next() < 0.8 && { date_published: hoursAgo(Math.floor(next() * 200)) }),
        tags: [pick(next, SECTIONS)],
      })),
      {
        ...(next() < 0.4 && {
          _dongpo: {
            removed: [`https://shared.example/${Math.floor(next() * 6)}`],
            terms: { max_age_days: 4, max_items: 6 },
          },
        }),
      },
    );

  const randomOptions = (next) => ({
    now: NOW,
    order: pick(next, [undefined, 'feed', 'newest', 'oldest', 'x']),
    section: pick(next, [undefined, '사회', '사회,경제', '']),
    include: pick(next, [undefined, '동포, visa', '속보']),
    exclude: pick(next, [undefined, '속보']),
    maxAge: pick(next, [undefined, 5, -3]),
    offset: pick(next, [undefined, 2, -1, 1e9]),
  });

  it('no story twice, stable order, and no item that its feed forbids', async () => {
    const next = random(24);
    for (let round = 0; round < 400; round++) {
      const names = ['a', 'b', 'c'].slice(0, 1 + Math.floor(next() * 3));
      const feeds = await Promise.all(names.map((name) => parse(randomFeed(next, name))));
      const options = randomOptions(next);
      const { items } = selectItems(feeds, options);
      const again = selectItems(feeds, options);
      assert.deepEqual(
        again.items.map(({ id, url }) => [id, url]),
        items.map(({ id, url }) => [id, url]),
        'the same for the same',
      );

      const whole = selectItems(feeds, { now: NOW, order: options.order }).items;
      const nameOf = ({ id, url, title, date_published }) => JSON.stringify([id, url, title, date_published]);
      const positions = items.map((item) => whole.findIndex((each) => nameOf(each) === nameOf(item)));
      assert.deepEqual(
        positions,
        [...positions].sort((a, b) => a - b),
        'what is left keeps its order',
      );

      const stories = new Stories();
      const merged = feeds.length === 1 ? feeds[0] : mergeFeeds(feeds);
      for (const item of items) assert.ok(stories.add(item, merged), `${round}: ${item.title} twice`);

      const removed = feeds.flatMap(({ _dongpo }) => _dongpo?.removed ?? []);
      for (const { url } of items)
        assert.ok(
          !removed.some((each) => url.includes(each.replace('https://', ''))),
          `${round}: ${url} withdrawn`,
        );
      // Terms of age and number were applied by the parser: nothing comes in that it left out.
      const allowed = new Set(feeds.flatMap(({ items }) => items.map(({ id, url }) => `${id} ${url}`)));
      for (const { id, url } of items) assert.ok(allowed.has(`${id} ${url}`));
    }
  });
});
