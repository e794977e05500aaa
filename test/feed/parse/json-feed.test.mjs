import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';
import { feedFromObject } from '../../../dist/feed/load/feed-from-object.js';

const V11 = 'https://jsonfeed.org/version/1.1';
const V10 = 'https://jsonfeed.org/version/1';
const url = 'https://news.example/feeds/latest.json';

const write = (items, more) => JSON.stringify({ version: V11, title: '시험 신문', items, ...more });
const read = (items, more, options = { url }) => parseFeed(write(items, more), options);
const one = async (item, options) => (await read([item], {}, options)).items[0];
const titles = ({ items }) => items.map(({ title }) => title);

/** A feed in which nothing is repaired. */
const CLEAN = {
  version: V11,
  title: '시험 신문',
  home_page_url: 'https://news.example/',
  feed_url: 'https://news.example/feeds/latest.json',
  description: '연변과 세계의 소식',
  icon: 'https://news.example/icon.png',
  favicon: 'https://news.example/favicon.ico',
  language: 'ko',
  authors: [{ name: '편집부', url: 'https://news.example/about', avatar: 'https://news.example/a.png' }],
  items: [
    {
      id: 'tag:news.example,2026:1',
      url: 'https://news.example/1?a=1',
      external_url: 'https://other.example/1',
      title: '“연변 전통시장” 다시 문 열어',
      content_html: '<p>본문 &amp; <b>굵게</b></p>',
      content_text: '본문',
      summary: '주말 야시장이 다시 문을 열었다.',
      image: 'https://news.example/1.jpg',
      banner_image: 'https://news.example/1-wide.jpg',
      date_published: '2026-11-23T14:05:00+09:00',
      date_modified: '2026-11-23T15:05:00.123Z',
      authors: [{ name: '김하늘' }],
      tags: ['사회', '연변'],
      language: 'ko',
      attachments: [
        {
          url: 'https://news.example/1.mp3',
          mime_type: 'audio/mpeg',
          title: '낭독',
          size_in_bytes: 12345,
          duration_in_seconds: 60,
        },
      ],
      _dongpo: {
        rank: 1,
        rank_change: 'new',
        kicker: '포토뉴스',
        subtitle: '상인들 “오래 기다렸다”',
        section_path: ['뉴스', '사회'],
        images: [
          {
            url: 'https://news.example/1.jpg',
            caption: '야시장',
            credit: '김하늘',
            width: 1200,
            height: 800,
          },
        ],
        related: [{ url: 'https://news.example/2', title: '관련' }],
        source: '길림신문',
        rights: '© 길림신문',
        status: 'corrected',
        date_precision: 'day',
      },
    },
    {
      id: '2',
      url: 'https://news.example/2',
      title: '두만강 걷기 대회',
      summary: '봄맞이 행사.',
      date_published: '2026-11-22T09:00:00Z',
      _dongpo: { rank: 2, rank_change: -1 },
    },
  ],
};

test('every member of the model passes as it is', async () => {
  assert.deepEqual(await parseFeed(JSON.stringify(CLEAN)), CLEAN);
});

test('the author of JSON Feed 1.0 becomes the list of authors', async () => {
  const feed = await parseFeed(
    JSON.stringify({
      version: V10,
      title: 't',
      author: { name: '편집부', url: '/about' },
      items: [
        { id: '1', title: 'a', author: { name: '김하늘' } },
        { id: '2', title: 'b', author: { name: '김하늘' }, authors: [{ name: '이바다' }] },
        { id: '3', title: 'c', author: { name: '김하늘' }, authors: null },
      ],
    }),
    { url },
  );
  assert.equal(feed.version, V11);
  assert.deepEqual(feed.authors, [{ name: '편집부', url: 'https://news.example/about' }]);
  assert.ok(!('author' in feed) && !('author' in feed.items[0]));
  assert.deepEqual(
    feed.items.map(({ authors }) => authors[0].name),
    ['김하늘', '이바다', '김하늘'],
  );
});

test('an empty list of authors does not hide the author', async () => {
  assert.deepEqual((await one({ title: 'a', authors: [], author: { name: '김하늘' } })).authors, [
    { name: '김하늘' },
  ]);
});

test('only true makes a feed expired', async () => {
  assert.equal((await read([{ title: 'a' }], { expired: true })).expired, true);
  for (const expired of ['no', 'true', 1, false, {}])
    assert.equal((await read([{ title: 'a' }], { expired })).expired, undefined);
});

test('wrong types in one member cost neither the other members nor the other items', async () => {
  const names = Object.keys(CLEAN.items[0]);
  for (const wrong of [
    null,
    true,
    0,
    42,
    '',
    'x',
    [],
    [[]],
    [null],
    {},
    { a: { b: [] } },
    [1, 'x', {}, null],
  ]) {
    const bad = Object.fromEntries(names.map((name) => [name, wrong]));
    const feed = await read([CLEAN.items[0], bad, CLEAN.items[1]], {});
    const kept = feed.items.filter(({ id }) => CLEAN.items.some((item) => item.id === id));
    assert.deepEqual(kept, CLEAN.items, JSON.stringify(wrong));
    for (const item of feed.items) assertModel(item);
    const dongpo = Object.fromEntries(Object.keys(CLEAN.items[0]._dongpo).map((name) => [name, wrong]));
    const [item] = (await read([{ title: '제목', _dongpo: dongpo }], {})).items;
    assert.equal(item.title, '제목', JSON.stringify(wrong));
    assertModel(item);
  }
});

/** The types that model.ts promises. */
function assertModel(item) {
  const check = (holder, types) => {
    for (const [name, value] of Object.entries(holder)) {
      const says = `${name}: ${JSON.stringify(value)}`;
      assert.ok(name in types, says);
      const type = types[name];
      if (typeof type === 'string') assert.equal(typeof value, type, says);
      else type(value, says);
    }
  };
  const link = (value, says) => assert.match(value, /^https?:\/\//, says);
  const text = (value, says) => assert.ok(typeof value === 'string' && value.trim() === value && value, says);
  const list = (each) => (value, says) => {
    assert.ok(Array.isArray(value) && value.length, says);
    for (const member of value) each(member, says);
  };
  const object =
    (types, ...required) =>
    (value, says) => {
      check(value, types);
      for (const name of required) assert.ok(name in value, `${says} lacks ${name}`);
    };
  object(
    {
      id: text,
      url: link,
      external_url: link,
      title: text,
      content_html: text,
      content_text: text,
      summary: text,
      image: link,
      banner_image: link,
      date_published: text,
      date_modified: text,
      authors: list(object({ name: text, url: link, avatar: link })),
      tags: list(text),
      language: text,
      attachments: list(
        object(
          {
            url: link,
            mime_type: text,
            title: text,
            size_in_bytes: 'number',
            duration_in_seconds: 'number',
          },
          'url',
        ),
      ),
      _dongpo: object({
        rank: (value, says) => assert.ok(Number.isInteger(value) && value > 0, says),
        rank_change: (value, says) => assert.ok(value === 'new' || typeof value === 'number', says),
        kicker: text,
        subtitle: text,
        section_path: list(text),
        images: list(
          object({ url: link, caption: text, credit: text, width: 'number', height: 'number' }, 'url'),
        ),
        related: list(object({ url: link, title: text }, 'url')),
        source: text,
        rights: text,
        status: (value) => assert.equal(value, 'corrected'),
        date_precision: (value) => assert.equal(value, 'day'),
      }),
    },
    'id',
  )(item, 'item');
}

test('values that are no positive number are dropped from numeric members', async () => {
  for (const wrong of [true, [], [3], {}, 'x', '']) {
    const item = await one({ title: 'a', _dongpo: { rank: wrong, kicker: 'k' } });
    assert.equal(item._dongpo.rank, undefined, JSON.stringify(wrong));
  }
  assert.equal((await one({ title: 'a', _dongpo: { rank: '3' } }))._dongpo.rank, 3);
});

test('a string or an object is read where a list is expected', async () => {
  const item = await one({
    title: 'a',
    authors: '김하늘',
    tags: '사회',
    attachments: { url: '/a.mp3', mime_type: 'audio/mpeg' },
    _dongpo: { section_path: '사회', images: '/1.jpg', related: 'https://news.example/2' },
  });
  assert.equal(item.authors[0].name, '김하늘');
  assert.deepEqual(item.tags, ['사회']);
  assert.equal(item.attachments[0].url, 'https://news.example/a.mp3');
  assert.deepEqual(item._dongpo.section_path, ['사회']);
  assert.equal(item._dongpo.images[0].url, 'https://news.example/1.jpg');
  assert.equal(item._dongpo.related[0].url, 'https://news.example/2');
});

test('an author’s name is not taken for an address', async () => {
  for (const authors of ['김하늘', ['김하늘'], ['김하늘', '이바다 기자']])
    for (const author of (await one({ title: 'a', authors })).authors) assert.equal(author.url, undefined);
});

test('items are read from a list at the top, from a single object, and beside junk', async () => {
  assert.deepEqual(titles(await parseFeed('[{"title":"a"},{"title":"b"}]')), ['a', 'b']);
  assert.deepEqual(titles(await parseFeed('{"items":[{"title":"a"}]}')), ['a']);
  assert.deepEqual(titles(await parseFeed(`{"version":"${V10}","items":{"title":"a"}}`)), ['a']);
  assert.deepEqual(titles(await parseFeed(`{"version":"${V11}","items":null}`)), []);
  assert.deepEqual(titles(await parseFeed('{"items":[]}')), []);
  assert.deepEqual(titles(await parseFeed('{"items":[null,1,"x",[],{},true,{"title":"a"}]}')), ['a']);
});

test('members named like those of prototypes are harmless', async () => {
  const feed = await parseFeed(
    `{"version":"${V11}","__proto__":{"title":"x","items":[]},"constructor":{"prototype":{"polluted":1}},"toString":1,
    "items":[{"title":"a","__proto__":{"polluted":1,"url":"https://x.example/"},"constructor":"b","hasOwnProperty":"c","valueOf":1,"toString":"d"},
    {"title":"b","authors":[{"__proto__":{"name":"x"}}],"_dongpo":{"__proto__":{"rank":1},"constructor":1}}]}`,
  );
  assert.deepEqual(feed, {
    title: '',
    version: V11,
    items: [
      { id: 'a', title: 'a' },
      { id: 'b', title: 'b' },
    ],
  });
  assert.equal({}.polluted, undefined);
});

const BAD_URLS = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://news.example/x',
  'about:blank',
  'mailto:a@b.example',
  'https://',
  'http://[',
];

test('addresses that are not http(s) are dropped in every member', async () => {
  for (const bad of BAD_URLS) {
    const feed = await read(
      [
        {
          title: '제목',
          url: bad,
          external_url: bad,
          image: bad,
          banner_image: bad,
          authors: [{ name: '김하늘', url: bad, avatar: bad }],
          attachments: [{ url: bad, mime_type: 'audio/mpeg' }],
          _dongpo: {
            images: [{ url: bad, caption: '사진' }],
            related: [{ url: bad, title: '관련' }],
          },
        },
      ],
      { home_page_url: bad, feed_url: bad, icon: bad, favicon: bad, _dongpo: { terms: { terms_url: bad } } },
    );
    assert.ok(!/script:|data:|file:|blob:|about:|mailto:/i.test(JSON.stringify(feed)), bad);
    for (const name of ['home_page_url', 'feed_url', 'icon', 'favicon']) assert.ok(!(name in feed), name);
    const [item] = feed.items;
    for (const name of ['url', 'external_url', 'image', 'banner_image']) assert.ok(!(name in item), name);
    assert.deepEqual(item.authors, [{ name: '김하늘' }]);
  }
});

test('pictures, attachments and related items without a good address are dropped', async () => {
  const item = await one({
    title: '제목',
    attachments: [
      { url: 'javascript:1', mime_type: 'a/b' },
      { mime_type: 'a/b' },
      { url: '/a.mp3', mime_type: 'audio/mpeg' },
    ],
    _dongpo: {
      images: [{ url: 'data:image/png,x', caption: '사진' }, { caption: '사진' }, { url: '/1.jpg' }],
      related: [{ url: 'javascript:1', title: '관련' }, { title: '관련' }, { url: '/2', title: '둘' }],
    },
  });
  assert.deepEqual(
    [item.attachments, item._dongpo.images, item._dongpo.related].map((list) => list.map((each) => each.url)),
    [['https://news.example/a.mp3'], ['https://news.example/1.jpg'], ['https://news.example/2']],
  );
  assert.equal(item.image, 'https://news.example/1.jpg');
});

test('relative addresses are completed by the feed’s, or dropped if that is not known', async () => {
  for (const [written, absolute] of [
    ['/1', 'https://news.example/1'],
    ['1?no=2#x', 'https://news.example/feeds/1?no=2#x'],
    ['//cdn.example/1.jpg', 'https://cdn.example/1.jpg'],
    ['../1', 'https://news.example/1'],
    [' https://a.example/b ', 'https://a.example/b'],
    ['https://a.example/기사?제목=가', `https://a.example/${encodeURI('기사?제목=가')}`],
  ]) {
    const item = await one({ title: 'a', url: written, image: written });
    assert.equal(item.url, absolute);
    assert.equal(item.image, absolute);
  }
  assert.deepEqual(await one({ title: 'a', url: '/1' }, {}), { id: 'a', title: 'a' });
});

test('an item without an id gets its address, else its text, as id', async () => {
  const { items } = await read([
    { title: 'a', url: '/1' },
    { id: '', title: 'a', external_url: '/2' },
    { id: null, title: 'a' },
    { id: {}, title: 'a', date_published: '2026-11-23T00:00:00Z' },
    { id: 7, title: 'a' },
    { id: ' 8 ', title: 'a' },
    { summary: '요약' },
  ]);
  assert.deepEqual(
    items.map(({ id }) => id),
    ['https://news.example/1', 'https://news.example/2', 'a', 'a2026-11-23T00:00:00Z', '7', '8', '요약'],
  );
  assert.equal(items[1].url, 'https://news.example/2', 'external_url is an address too');
});

test('items that come twice do not hide the others', async () => {
  const { items } = await read([
    { id: '1', title: 'a' },
    { id: '1', title: 'a' },
    { id: '2', title: 'b' },
  ]);
  assert.deepEqual([...new Set(items.map(({ id }) => id))], ['1', '2']);
});

test('items that hold only punctuation are dropped', async () => {
  const { items } = await read([
    { id: '1' },
    { id: '2', title: '-' },
    { id: '3', title: ' – ', summary: '…' },
    { id: '4', title: '...' },
    { id: '5', title: '<script>alert(1)</script>', content_html: '<script>x</script>' },
    { id: '6', content_html: '<p> &nbsp; </p>' },
    { id: '7', title: '', summary: '\u200b', date_published: '2026-11-23' },
    { id: '8', content_text: '-' },
    { id: '9', image: '/1.jpg', tags: ['x'] },
    { id: 'title', title: '제목' },
    { id: 'link', url: '/1', title: '-' },
    { id: 'summary', summary: '요약' },
    { id: 'content', content_html: '<p>본문</p>' },
  ]);
  assert.deepEqual(
    items.map(({ id }) => id),
    ['1', '9', 'title', 'link', 'summary', 'content'],
  );
  assert.equal(items[3].title, undefined);
});

test('ranks are those of the feed; none is made up', async () => {
  const { items } = await read([
    { title: 'a', _dongpo: { rank: 3, rank_change: 2 } },
    { title: 'b', _dongpo: { rank: '4', rank_change: 'new' } },
    { title: 'c', _dongpo: { rank_change: 'up' } },
    { title: 'd' },
  ]);
  assert.deepEqual(
    items.map(({ _dongpo }) => _dongpo),
    [{ rank: 3, rank_change: 2 }, { rank: 4, rank_change: 'new' }, undefined, undefined],
  );
});

for (const [written, date, day] of [
  ['2026-11-23T14:05:00+09:00', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23T14:05:00.5-05:00', '2026-11-23T14:05:00.5-05:00'],
  ['2026-11-23T05:05Z', '2026-11-23T05:05:00+00:00'],
  [' 2026-11-23T14:05:00Z ', '2026-11-23T14:05:00Z'],
  ['2026-11-23T14:05:00', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23 14:05', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23T14:05:00+0900', '2026-11-23T14:05:00+09:00'],
  ['Mon, 23 Nov 2026 14:05:00 +0900', '2026-11-23T05:05:00.000Z'],
  ['2026.11.23 오후 2:05', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23', '2026-11-23T00:00:00+09:00', 'day'],
  ['2026年11月23日', '2026-11-23T00:00:00+09:00', 'day'],
  ['2026-02-30T10:00:00Z'],
  ['2026-02-29T10:00:00+09:00'],
  ['2026-13-01T10:00:00Z'],
  ['2026-11-23T25:00:00Z'],
  ['2026-02-30'],
  ['어제'],
  [''],
  [0],
  [true],
  [null],
  [{}],
  [['2026-11-23T14:05:00Z'], '2026-11-23T14:05:00Z'],
  [[[]]],
]) {
  test(`the date ${JSON.stringify(written)} is read as ${date ?? 'none'}`, async () => {
    const item = await one({ title: 'a', url: '/1', date_published: written, date_modified: written });
    const same = (value) =>
      date ? assert.equal(Date.parse(value), Date.parse(date), value) : assert.equal(value, undefined);
    same(item.date_published);
    same(item.date_modified);
    if (date)
      assert.match(item.date_published, /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/);
    assert.equal(item._dongpo?.date_precision, day);
  });
}

test('dates without a zone get the zone of the option timeZone', async () => {
  const item = { title: 'a', date_published: '2026-07-01 12:00' };
  const [there] = (await read([item], {}, { timeZone: 'America/New_York' })).items;
  assert.equal(Date.parse(there.date_published), Date.parse('2026-07-01T12:00:00-04:00'));
});

test('a date of change without a time of day does not make the publication’s date a day', async () => {
  const item = await one({ title: 'a', date_published: '2026-11-23T10:00:00Z', date_modified: '2026-11-24' });
  assert.equal(item.date_published, '2026-11-23T10:00:00Z');
  assert.equal(item._dongpo?.date_precision, undefined);
});

test('an item’s date precision does not affect the next item', async () => {
  const { items } = await read([
    { title: 'a', date_published: '2026-11-23' },
    { title: 'b', date_published: '2026-11-23T10:00:00Z' },
  ]);
  assert.deepEqual(
    items.map(({ _dongpo }) => _dongpo?.date_precision),
    ['day', undefined],
  );
});

for (const [written, text] of [
  ['AT&amp;T', 'AT&T'],
  ['R&D', 'R&D'],
  ['&#147;인용&#148; caf&eacute;', '“인용” café'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['<b>굵은</b> 제목', '굵은 제목'],
  ['제목<script>alert(1)</script>', '제목'],
  ['제목<img src=x onerror=alert(1)>', '제목'],
  ['<121 코커스 만세> 공연', '<121 코커스 만세> 공연'],
  ['‹고맙습니다› 출간', '‹고맙습니다› 출간'],
  ['[단독] “제목”… ‘둘’', '[단독] “제목”… ‘둘’'],
  ['[동포투데이] 창간', '[동포투데이] 창간'],
  ['가\u0000나\u202e다\ufffd', '가나다'],
  ['가\ud83d나', '가나'],
  ['가 \n 나', '가 나'],
  ['가\u3000\u3000나', '가 나'],
  ['가\u00a0나', '가 나'],
  ['가  나', '가 나'],
  [42, '42'],
]) {
  test(`the title ${JSON.stringify(written)} is read as ${text}`, async () =>
    assert.equal((await one({ title: written, url: '/1' })).title, text));
}

test('every text of the model becomes plain text', async () => {
  const bad = '<b onclick="x">가</b>&amp;<script>alert(1)</script>\u200b';
  const feed = await read(
    [
      {
        title: bad,
        summary: `${bad}.`,
        authors: [{ name: bad }],
        tags: [bad],
        attachments: [{ url: '/a', mime_type: 'a/b', title: bad }],
        _dongpo: {
          kicker: bad,
          subtitle: bad,
          source: bad,
          rights: bad,
          section_path: [bad],
          images: [{ url: '/1.jpg', caption: bad, credit: bad }],
          related: [{ url: '/2', title: bad }],
        },
      },
    ],
    {
      title: bad,
      description: bad,
      authors: [{ name: bad }],
      _dongpo: { rights: bad, terms: { rights: bad } },
    },
  );
  assert.ok(!/[<\u200b]|alert|amp;/.test(JSON.stringify(feed)), JSON.stringify(feed));
});

test('content_html and content_text stay as published', async () => {
  const html = '<p onclick="x">가 &amp; 나</p><script>alert(1)</script>';
  const item = await one({ title: 'a', content_html: html, content_text: '가 < 나 &amp; 다' });
  assert.equal(item.content_html, html);
  assert.equal(item.content_text, '가 < 나 &amp; 다');
});

test('an excerpt is the summary, else the start of the body, without dateline and truncated', async () => {
  const text = (value) => one(value).then(({ summary }) => summary);
  assert.equal(await text({ title: 'a', summary: '[동포투데이]경기도와' }), '경기도와');
  assert.equal(
    await text({ title: 'a', summary: '[시험 신문] 경기도와' }),
    '경기도와',
    'the feed’s own name',
  );
  assert.equal(await text({ title: 'a', summary: '[단독] 경기도와' }), '[단독] 경기도와');
  assert.equal(await text({ title: 'a', summary: '가나다 &n...' }), '가나다…');
  assert.equal(
    await text({ title: 'a', content_html: '<p>[동포투데이 철민 기자] <b>22일</b></p><p>열린</p>' }),
    '22일 열린',
  );
  assert.equal(await text({ title: '같은 말', summary: '같은 말' }), undefined);
  const long = await text({ title: 'a', summary: '가나다라 마바사 '.repeat(100) });
  assert.ok(long.length <= 200 && /[^…\s]…$/.test(long), long);
  const source = await one({ title: 'a', summary: '[신화통신] 본문', _dongpo: { source: '신화통신' } });
  assert.equal(source.summary, '본문', 'its source’s name');
});

test('the reporter in a dateline becomes the author, unless the feed names one', async () => {
  const summary = '[동포투데이 철민 기자] 22일 열린';
  assert.deepEqual((await one({ title: 'a', summary })).authors, [{ name: '철민' }]);
  assert.deepEqual((await one({ title: 'a', summary, authors: [{ name: '김하늘' }] })).authors, [
    { name: '김하늘' },
  ]);
});

test('many items, long texts and deep values take bounded time and memory', { timeout: 20_000 }, async () => {
  const start = performance.now();
  assert.equal(
    (await read(Array.from({ length: 5000 }, (_, id) => ({ id, title: 'a' })))).items.length,
    1000,
  );
  assert.equal(
    (await read([{ title: 'a' }, { title: 'b' }, { title: 'c' }], {}, { limit: 2 })).items.length,
    2,
  );
  await one({ title: '<a'.repeat(1e6), summary: '&'.repeat(1e6), url: '/1' });
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  assert.deepEqual(titles(await parseFeed(`{"items":[{"title":"a","tags":${deep}},{"title":"b"}]}`)), [
    'a',
    'b',
  ]);
  assert.ok(performance.now() - start < 3000);
});

test('curly quotes, ellipses and corner quotes of titles stay as written', async () => {
  const titles = [
    '“연변 시장”… 다시 열어',
    "'동포포럼' 제11회 성료",
    '‘반중’ 거리…공장, 역설',
    '「두만강」 출간',
    '가다…',
  ];
  const feed = await parseFeed(
    write(titles.map((title, id) => ({ id: `${id}`, title, url: `${url}#${id}` }))),
  );
  assert.deepEqual(
    feed.items.map(({ title }) => title),
    titles,
  );
});

test('an item that needs repair does not change how the others are read', async () => {
  for (const [title, text] of [
    ['가 &amp; 나', '가 & 나'],
    ['caf&eacute;', 'café'],
  ]) {
    const feed = await parseFeed(JSON.stringify({ ...CLEAN, items: [{ title }, ...CLEAN.items] }));
    assert.equal(feed.items.shift().title, text);
    assert.deepEqual(feed, CLEAN);
  }
});

test('members that the model does not have are not passed on', async () => {
  const unknown = {
    tracking_url: 'https://tracker.example/1',
    max_foo: 3,
    terms: { show: ['title'] },
    show: ['title'],
    width: 3,
    name: 'x',
    caption: 'x',
    removed: ['1'],
    rank: 1,
  };
  const feed = await parseFeed(
    JSON.stringify({
      ...CLEAN,
      ...unknown,
      items: CLEAN.items.map((item) => ({
        ...item,
        ...unknown,
        expired: true,
        feed_url: url,
        authors: item.authors?.map((author) => ({ ...author, ...unknown, name: author.name })),
        _dongpo: { ...item._dongpo, max_items: 3, edited: item.date_published, foo_url: url },
      })),
    }),
  );
  assert.deepEqual(feed, CLEAN);
});

test('an item that throws when it is read does not cost the others', async () => {
  const broken = {
    get title() {
      throw new Error('broken');
    },
  };
  const feed = await feedFromObject(
    { version: V11, title: 'a', items: [broken, { id: '1', title: 'b' }] },
    {},
  );
  assert.deepEqual(titles(feed), ['b']);
});

test('the end of a body that is a mail address, a byline or a notice leaves it', async () => {
  for (const [end, author, rights] of [
    ['<p>reporter@news.example</p>'],
    ['<p>홍길동 기자 reporter@news.example</p>', '홍길동'],
    ['<p>By Jane Doe jane@news.example</p>', 'Jane Doe'],
    ['<p>ⓒ 동포투데이, 무단 전재 및 재배포 금지</p>', undefined, 'ⓒ 동포투데이, 무단 전재 및 재배포 금지'],
    ['<p>홍길동 기자 a@news.example</p><p>© News</p>', '홍길동', '© News'],
  ]) {
    const item = await one({ title: 'a', content_html: `<p>본문입니다.</p>${end}` });
    assert.equal(item.content_html, '<p>본문입니다.</p>', end);
    assert.equal(item.authors?.[0].name, author, end);
    assert.equal(item._dongpo?.rights, rights, end);
  }
});

for (const end of [
  '<p>문의: info@news.example 로 보내 주세요.</p>',
  '<p>© <img src="/1.jpg"></p><p>끝.</p>',
]) {
  test(`the end of a body stays: ${end}`, async () => {
    const body = `<p>본문입니다.</p>${end}`;
    assert.equal((await one({ title: 'a', content_html: body })).content_html, body);
  });
}

test('a body keeps the elements balanced when its end is taken off', async () => {
  for (const [body, rest] of [
    ['<div><p>본문</p><p>a@news.example</p></div>', '<div><p>본문</p></div>'],
    ['<p>본문</p><div><p>a@news.example</p></div>', '<p>본문</p><div></div>'],
    ['<p>본문<br>a@news.example</p>', '<p>본문</p>'],
  ])
    assert.equal((await one({ title: 'a', content_html: body })).content_html, rest);
});

for (const [title, read, kicker] of [
  ['포토뉴스 | 두만강의 봄', '두만강의 봄', '포토뉴스'],
  ['포토뉴스｜두만강의 봄', '두만강의 봄', '포토뉴스'],
  ['두만강의 봄 | 시험 신문', '두만강의 봄'],
  ['시험 신문 | 두만강의 봄', '두만강의 봄'],
  ['두만강의 봄을 걷는 사람들 | 기행', '두만강의 봄을 걷는 사람들 | 기행'],
  ['가 | 나 | 다', '가 | 나 | 다'],
  ['| 나', '| 나'],
  ['가 |', '가 |'],
]) {
  test(`the title ${title} is read as ${read}, with the kicker ${kicker ?? 'none'}`, async () => {
    const item = await one({ title });
    assert.equal(item.title, read);
    assert.equal(item._dongpo?.kicker, kicker);
  });
}

for (const [title, language, kicker, name = 'Harbour Daily'] of [
  ['By Oar | A harbour’s tale'],
  ['Video | The quay opens', 'en'],
  ['視点｜港が開く', 'ja', undefined, '港新聞'],
  ['Фото | Порт', 'ru', undefined, 'Порт и море'],
  ['图片｜港口', 'zh', undefined, '港口日报'],
  ['포토 | 항구', 'en', '포토'],
  ['K-POP | 새 노래', undefined, 'K-POP'],
  ['Photo | The quay', 'ko', 'Photo'],
  ['图片 | 图们江', 'zh', '图片', '동포투데이'],
]) {
  test(`the title ${title} of ${name} in ${language ?? 'no language'} has the kicker ${kicker ?? 'none'}`, async () => {
    const { items } = await read([{ title }], { language, title: name });
    assert.equal(items[0]._dongpo?.kicker, kicker);
    assert.equal(items[0].title, kicker ? title.replace(/.*[|｜] ?/, '') : title);
  });
}

test('a tag that is a path becomes the section path, without the front page', async () => {
  for (const [tag, tags, path] of [
    ['뉴스홈 / 국제뉴스', ['국제뉴스'], ['국제뉴스']],
    ['사회 > 교육', ['교육'], ['사회', '교육']],
    ['홈 > Home', ['홈 > Home'], undefined],
    ['사회/교육', ['사회/교육'], undefined],
  ]) {
    const item = await one({ title: 'a', tags: [tag] });
    assert.deepEqual(item.tags, tags);
    assert.deepEqual(item._dongpo?.section_path, path);
  }
});

test('an author of JSON Feed 1.0 that says nothing is none', async () => {
  assert.equal((await one({ title: 'a', author: {} })).authors, undefined);
});

test('the name of a member may be of any length', async () => {
  const name = `${'a_'.repeat(5e5)}url`;
  const start = performance.now();
  const feed = await parseFeed(write([{ id: '1', title: 'a', [name]: url }]));
  assert.ok(performance.now() - start < 500);
  assert.deepEqual(Object.keys(feed.items[0]), ['id', 'title']);
});

test('parsing a parsed feed changes nothing', async () => {
  const feed = await read([
    {
      title: 'AT&amp;T <b>와</b> <121 코커스 만세>',
      summary: '[동포투데이 철민 기자] 22일 &n...',
      url: '/1',
    },
    { title: 'b', date_published: '2026-11-23', content_html: '<p>본문</p>' },
  ]);
  assert.deepEqual(await parseFeed(JSON.stringify(feed), { url }), feed);
});
