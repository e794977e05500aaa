import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadFeed, parseFeed } from '../../../dist/feed/index.js';
import { applyTerms } from '../../../dist/feed/parse/terms.js';
import { startFaults } from '../../server/faults.mjs';

const NOW = Date.now();
const daysAgo = (days) => new Date(NOW - days * 864e5).toISOString();

const item = (number, more) => ({
  id: `${number}`,
  url: `https://news.example/view.php?no=${number}`,
  title: `제목 ${number}`,
  summary: `요약 ${number}`,
  content_html: `<p>본문 ${number}</p>`,
  content_text: `본문 ${number}`,
  image: `https://news.example/${number}.jpg`,
  banner_image: `https://news.example/${number}-wide.jpg`,
  date_published: daysAgo(number),
  date_modified: daysAgo(number),
  authors: [{ name: '김하늘' }],
  tags: ['사회'],
  attachments: [{ url: `https://news.example/${number}.mp3`, mime_type: 'audio/mpeg' }],
  ...more,
  _dongpo: {
    rank: number,
    kicker: '포토뉴스',
    subtitle: '부제',
    section_path: ['뉴스', '사회'],
    images: [{ url: `https://news.example/${number}.jpg` }],
    source: '길림신문',
    rights: '© 길림신문',
    ...more?._dongpo,
  },
});
const feedOf = (_dongpo, items = [1, 2, 3, 4, 5].map((number) => item(number))) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '시험 신문',
  items,
  _dongpo,
});
const parse = (_dongpo, items, options) => parseFeed(JSON.stringify(feedOf(_dongpo, items)), options);
const ids = (feed) => feed.items.map(({ id }) => id).join(' ');

/** What of an item each field names. */
const FIELDS = {
  image: ['image', 'banner_image', '_dongpo.images'],
  summary: ['summary', '_dongpo.subtitle'],
  date: ['date_published', 'date_modified'],
  author: ['authors'],
  section: ['tags', '_dongpo.section_path', '_dongpo.kicker'],
  content: ['content_html', 'content_text', 'attachments'],
};
const ALWAYS = ['id', 'url', 'title', '_dongpo.source', '_dongpo.rights', '_dongpo.rank'];
const has = (of, path) => path.split('.').reduce((value, name) => value?.[name], of) !== undefined;

test('a feed without terms keeps all members', async () => {
  for (const terms of [undefined, {}, { terms: {} }, { terms: null }, { terms: 'none' }]) {
    const { items } = await parse(terms);
    assert.equal(items.length, 5);
    for (const path of [...ALWAYS, ...Object.values(FIELDS).flat()])
      for (const each of items) assert.ok(has(each, path), `${JSON.stringify(terms)} ${path}`);
  }
});

for (const show of [
  ...Object.keys(FIELDS).map((field) => [field]),
  [],
  ['image', 'summary', 'date'],
  ['source'],
  ['nonsense'],
]) {
  test(`terms.show [${show}] removes the other fields from every item`, async () => {
    for (const feed of [applyTerms(feedOf({ terms: { show } })), await parse({ terms: { show } })]) {
      assert.equal(feed.items.length, 5);
      for (const each of feed.items) {
        for (const path of ALWAYS) assert.ok(has(each, path), path);
        for (const [field, paths] of Object.entries(FIELDS))
          for (const path of paths) assert.equal(has(each, path), show.includes(field), path);
      }
    }
  });
}

test('terms.show may be one word', async () => {
  const [first] = (await parse({ terms: { show: 'summary' } })).items;
  assert.ok(first.summary && !first.content_html && !first.image);
});

test('terms without content leave an excerpt of it', async () => {
  const text = '긴 본문입니다. '.repeat(200);
  const [first] = (
    await parse({ terms: { show: ['summary'] } }, [{ id: '1', title: 'a', content_html: `<p>${text}</p>` }])
  ).items;
  assert.ok(!first.content_html && !first.content_text);
  assert.ok(first.summary.length < 200 && first.summary.endsWith('…'));
});

test('a long summary is truncated where terms permit no content', async () => {
  const [first] = (
    await parse({ terms: { show: ['summary'] } }, [item(1, { summary: '긴 본문입니다. '.repeat(200) })])
  ).items;
  assert.ok(first.summary.length < 200, `${first.summary.length}`);
});

test('terms without summary leave no excerpt of the content', async () => {
  const [first] = (await parse({ terms: { show: ['date'] } }, [item(1, { summary: undefined })])).items;
  assert.ok(!first.summary && !first.content_html && !first.content_text);
});

test('terms.max_items limits the items', async () => {
  for (const max_items of [2, '2', 2.5])
    assert.equal(ids(await parse({ terms: { max_items } })), '1 2', `${max_items}`);
  assert.equal((await parse({ terms: { max_items: 99 } })).items.length, 5);
  assert.equal(applyTerms(feedOf({ terms: { max_items: 2 } })).items.length, 2);
});

test('a terms.max_items that is no positive number is ignored', async () => {
  for (const max_items of [null, 'x', {}, [], -1, true])
    assert.equal((await parse({ terms: { max_items } })).items.length, 5, JSON.stringify(max_items));
});

test('terms.max_age_days removes older items', async () => {
  for (const max_age_days of [2.5, '2.5'])
    assert.equal(ids(await parse({ terms: { max_age_days } })), '1 2', `${max_age_days}`);
  const feed = feedOf({ terms: { max_age_days: 1 } });
  assert.equal(ids(applyTerms(feed, NOW - 4.5 * 864e5)), '1 2 3 4 5', 'the clock can be given');
  assert.equal(ids(applyTerms(feed, NOW + 9 * 864e5)), '', 'and later they are too old');
});

test('terms.max_age_days removes items without a date', async () => {
  const items = [
    item(1),
    item(2, { date_published: '어제', date_modified: undefined }),
    item(3, { date_published: undefined, date_modified: undefined }),
    item(4, { date_published: undefined, date_modified: daysAgo(1) }),
  ];
  assert.equal(ids(await parse({ terms: { max_age_days: 7 } }, items)), '1 4');
});

test('terms.max_age_days counts though terms.show permits no dates', async () => {
  const feed = await parse({ terms: { max_age_days: 2.5, show: ['summary'] } });
  assert.equal(ids(feed), '1 2');
  assert.ok(!feed.items[0].date_published);
});

test('terms.max_age_days is applied before terms.max_items', async () => {
  const items = [item(9), item(8), item(1), item(2), item(3)];
  assert.equal(ids(await parse({ terms: { max_items: 2, max_age_days: 5 }, removed: ['1'] }, items)), '2 3');
});

test('items in removed are dropped, by id or by address', async () => {
  assert.equal(ids(await parse({ removed: ['2', 'https://news.example/view.php?no=4'] })), '1 3 5');
  assert.equal(ids(await parse({ removed: [2, 4] }, [item(1), item(2), item(4, { id: 4 })])), '1', 'numbers');
  assert.equal(ids(await parse({ removed: '2' })), '1 3 4 5', 'one');
  assert.equal(
    ids(await parse({ removed: ['2'] }, [item(1), item(2), item(2, { title: '다시' })])),
    '1',
    'twice',
  );
  assert.equal(ids(await parse({ removed: [null, {}, '', 'none'] })), '1 2 3 4 5');
  const gone = await parse({ removed: ['https://news.example/9'] }, [
    { title: '9', url: 'https://news.example/9' },
    item(1),
  ]);
  assert.equal(ids(gone), '1', 'an item without an id');
  assert.deepEqual(gone._dongpo.removed, ['https://news.example/9'], 'stored copies must learn it');
});

test('the status of an item is corrected or absent', async () => {
  const { items } = await parse(
    undefined,
    ['corrected', 'CORRECTED', 'deleted', 1, null].map((status, index) =>
      item(index + 1, { _dongpo: { status } }),
    ),
  );
  assert.deepEqual(
    items.map(({ _dongpo }) => _dongpo.status),
    ['corrected', undefined, undefined, undefined, undefined],
  );
});

test('rights stay as given', async () => {
  for (const rights of [
    'Copyright ⓒ 2026 동포투데이. 무단 전재·재배포 금지',
    '© AT&T / R&D',
    '[동포투데이] 제공',
  ]) {
    const feed = await parse(
      { rights, terms: { rights, terms_url: 'https://news.example/terms', show: ['source'] } },
      [item(1, { _dongpo: { rights } })],
    );
    assert.equal(feed._dongpo.rights, rights);
    assert.equal(feed._dongpo.terms.rights, rights);
    assert.equal(feed._dongpo.terms.terms_url, 'https://news.example/terms');
    assert.equal(feed.items[0]._dongpo.rights, rights);
  }
  const bad = await parse({ terms: { rights: '<script>x</script>©', terms_url: 'javascript:alert(1)' } });
  assert.deepEqual(bad._dongpo.terms, { rights: '©' });
});

test('rights are read from RSS and Atom', async () => {
  const rss = await parseFeed(
    '<rss><channel><title>t</title><copyright>© 동포투데이</copyright><item><title>a</title></item></channel></rss>',
  );
  assert.equal(rss._dongpo.rights, '© 동포투데이');
  const atom = await parseFeed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><rights>© 길림신문</rights><entry><title>a</title><rights>© 김하늘</rights></entry></feed>',
  );
  assert.equal(atom._dongpo.rights, '© 길림신문');
  assert.equal(atom.items[0]._dongpo.rights, '© 김하늘');
});

const TERMS = { terms: { show: ['summary'], max_items: 2, max_age_days: 30, rights: '©' }, removed: ['1'] };
const OPTIONS = {
  show: ['image', 'content', 'date'],
  limit: 100,
  max_items: 100,
  maxItems: 100,
  maxAge: 1000,
  max_age_days: 1000,
  removed: [],
  terms: {},
  _dongpo: {},
};

function isKept(feed) {
  assert.equal(ids(feed), '2 3');
  for (const each of feed.items) {
    assert.deepEqual(Object.keys(each).sort(), ['_dongpo', 'id', 'summary', 'title', 'url']);
    assert.ok(!each._dongpo.images && !each._dongpo.kicker);
  }
}

test('no option of parseFeed overrides the terms', async () => {
  isKept(await parse(TERMS, undefined, OPTIONS));
});

test('no member of an item or of the feed overrides the terms', async () => {
  const items = [1, 2, 3, 4].map((number) =>
    item(number, { terms: {}, _dongpo: { terms: { show: ['content'], max_items: 9 }, removed: [] } }),
  );
  const feed = { ...feedOf(TERMS, items), terms: { show: ['content'] }, removed: [], max_items: 9 };
  const read = await parseFeed(JSON.stringify(feed));
  assert.equal(ids(read), '2 3');
  for (const each of read.items)
    assert.ok(!each.content_html && !each.image && !each.date_published && each.summary);
});

test('parsing a feed with terms again changes nothing', async () => {
  const once = await parse({ ...TERMS, terms: { ...TERMS.terms, max_age_days: undefined } });
  assert.deepEqual(await parseFeed(JSON.stringify(once)), once);
});

let server;
before(async () => {
  const routes = [
    [/^\/terms\.json$/, '', ({ response }) => response.end(JSON.stringify(feedOf(TERMS)))],
    [/^\/cut\.json$/, '', ({ response }) => response.end(JSON.stringify(feedOf(TERMS)).replace(/}$/, ''))],
  ];
  server = await startFaults({ routes });
});
after(() => server.close());

test('no option of loadFeed overrides the terms', async () => {
  isKept(await loadFeed(`${server.origin}/terms.json`, OPTIONS));
  isKept(await loadFeed(`${server.origin}/terms.json`, { ...OPTIONS, limit: 0 }));
  isKept(await loadFeed(`${server.origin}/terms.json`, { fetch, limit: 5 }));
  assert.equal(ids(await loadFeed(`${server.origin}/terms.json`, { limit: 1 })), '2');
});

test('a caller that changes its feed does not change that of others', async () => {
  const mine = await loadFeed(`${server.origin}/terms.json`, { limit: 1 });
  mine.items.push({ id: 'x' });
  isKept(await loadFeed(`${server.origin}/terms.json`));
});
