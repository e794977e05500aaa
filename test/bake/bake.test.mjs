/** `npx dongpo-widgets bake` against a site on loopback: what it reads, what it writes, and when. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { toEucKr } from '../../demo/cms/euckr.mjs';
import { toAtom, toRss } from '../../demo/formats.mjs';
import { articles, faultsOf, openDesk, openSite } from './site.mjs';

let site;
let desk;
beforeEach(async () => {
  site = await openSite();
  desk = openDesk(site);
});
afterEach(async () => {
  desk.close();
  await site.close();
});
const asked = () => site.requests.map(({ url }) => url).filter((url) => url !== '/robots.txt');

test('pages of a CMS in EUC-KR: lists, sections, an article a file, and what a host needs', async () => {
  site.cms(articles(5, 4, 3));
  const { code, said } = await desk.bake();
  assert.equal(code, 0, said);
  assert.deepEqual(
    desk.files().filter((name) => !name.startsWith('widgets/')),
    [
      '.htaccess',
      '_headers',
      'article/3.json',
      'article/4.json',
      'article/5.json',
      'index.html',
      'latest.html',
      'latest.json',
      'section/gyeongje.html',
      'section/gyeongje.json',
      'section/sahoe.html',
      'section/sahoe.json',
    ],
  );
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
  assert.deepEqual(desk.ids('section/sahoe.json'), ['5', '3']);
  assert.deepEqual(faultsOf(desk), []);
  const [item] = desk.read('article/5.json').items;
  assert.deepEqual(
    { ...item },
    {
      id: '5',
      url: `${site.origin}/article.html?no=5`,
      title: '5번 기사: “연길의 겨울”',
      summary: '5번 기사의 첫 문장이다.',
      date_published: '2026-11-20T14:00:00+09:00',
      authors: [{ name: '김향란 기자' }],
      _dongpo: { section_path: ['뉴스홈', '사회'] },
      content_html: '<p>5번 기사의 본문이다. 둘째 문장은 조금 더 길게 이어진다.</p>',
      language: 'ko',
    },
  );
  // A list weighs little.
  assert.ok(desk.read('latest.json').items.every((each) => !('content_html' in each)));
  assert.match(said, /3 articles known, 5 requests/);
});

test('UTF-8 and EUC-KR give the same', async () => {
  site.cms(articles(5, 4));
  await desk.bake();
  const old = desk.text('article/5.json');
  for (const [path, page] of site.pages)
    if (typeof page !== 'string')
      site.pages.set(
        path,
        Buffer.from(new TextDecoder('euc-kr').decode(page).replace('charset=euc-kr', 'charset=utf-8')),
      );
  desk.write('out/.keep', '');
  await desk.bake('--out=again');
  desk.out = join(desk.folder, 'again');
  assert.equal(desk.text('article/5.json'), old);
});

const feed = () => ({
  title: '동포투데이',
  home_page_url: site.origin,
  language: 'ko',
  items: articles(5, 4, 3).map((item) => ({ ...item, url: `${site.origin}/view?no=${item.id}` })),
});
const post = (item) => ({
  id: +item.id,
  link: item.url,
  title: { rendered: item.title },
  content: { rendered: item.content_html },
  excerpt: { rendered: `<p>${item.summary}</p>` },
  date_gmt: item.date_published.slice(0, 19),
});
for (const [name, path, write] of [
  ['RSS', '/feed.xml', (feed) => toRss(feed)],
  ['Atom', '/feed.xml', (feed) => toAtom(feed)],
  [
    'JSON Feed',
    '/feed.json',
    (feed) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...feed }),
  ],
  ['WordPress REST', '/wp.json', (feed) => JSON.stringify(feed.items.map(post))],
]) {
  test(`${name}: its address alone is enough`, async () => {
    site.pages.set(path, write(feed()));
    const { code, said } = await desk.bake(site.origin + path, '--delay=0');
    assert.equal(code, 0, said);
    assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
    const [item] = desk.read('article/4.json').items;
    assert.equal(item.url, `${site.origin}/view?no=4`);
    assert.equal(item.title, '4번 기사: “연길의 겨울”');
    assert.match(item.content_html, /본문이다/);
    assert.equal(Date.parse(item.date_published), Date.parse('2026-11-20T04:00:00Z'));
    assert.deepEqual(faultsOf(desk), []);
  });
}

test('a second run asks conditionally and writes nothing', async () => {
  site.cms(articles(5, 4, 3), { best: articles(4, 3) });
  desk.configure({ best: { url: '/', list: { item: '#best li', rank_change: '.chg' } } });
  await desk.bake();
  const times = () => desk.files().map((name) => `${name} ${statSync(join(desk.out, name)).mtimeMs}`);
  const before = times();
  site.requests.length = 0;
  const { code, said } = await desk.bake();
  assert.equal(code, 0);
  assert.match(said, /0 files written/);
  assert.deepEqual(times(), before);
  // The list once, though two adapters read it; articles of some days need not be asked again at once.
  assert.deepEqual(asked(), ['/']);
  assert.ok(site.requests.every(({ url, headers }) => url === '/robots.txt' || headers['if-none-match']));
});

test('a new article is all that is asked for and written', async () => {
  site.cms(articles(4, 3));
  await desk.bake();
  const before = new Map(desk.files().map((name) => [name, statSync(join(desk.out, name)).mtimeMs]));
  site.cms(articles(5, 4, 3));
  site.requests.length = 0;
  await desk.bake();
  assert.deepEqual(asked(), ['/', '/article.html?no=5']);
  const changed = desk.files().filter((name) => statSync(join(desk.out, name)).mtimeMs !== before.get(name));
  assert.deepEqual(changed, [
    'article/5.json',
    'index.html',
    'latest.html',
    'latest.json',
    'section/sahoe.html',
    'section/sahoe.json',
  ]);
});

test('an article that was corrected at its source, and one that was withdrawn there', async () => {
  const items = articles(5, 4, 3);
  site.cms(items);
  await desk.bake();
  items[1] = {
    ...items[1],
    title: '4번 기사: 고친 제목',
    _dongpo: { ...items[1]._dongpo, status: 'corrected' },
  };
  site.cms([items[1], items[2]]);
  site.pages.delete('/article.html?no=5');
  const { said } = await desk.bake();
  assert.match(said, /1 withdrawn/);
  assert.deepEqual(desk.ids('latest.json'), ['4', '3']);
  assert.equal(desk.read('latest.json').items[0].title, '4번 기사: 고친 제목');
  assert.equal(desk.read('article/4.json').items[0]._dongpo.status, 'corrected');
  assert.deepEqual(desk.read('latest.json')._dongpo.removed, ['5']);
  // Its file says so, and holds nothing of it; nor does what is known.
  assert.deepEqual(desk.read('article/5.json').items, []);
  assert.deepEqual(desk.read('article/5.json')._dongpo.removed, ['5']);
  assert.deepEqual(readdirSync(`${desk.out}.bake/articles`).sort(), ['3.json', '4.json']);
  // And back again.
  site.cms(items);
  await desk.bake();
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
  assert.equal(desk.read('latest.json')._dongpo?.removed, undefined);
  assert.equal(desk.read('article/5.json').items[0].id, '5');
});

test('an article that a feed no longer has, though it has older ones, is withdrawn; one that grew out of it stays', async () => {
  const bake = () => desk.bake(`${site.origin}/feed.xml`, '--delay=0');
  const write = (items) => site.pages.set('/feed.xml', toRss({ ...feed(), items }));
  const [five, four, three] = feed().items;
  write([five, four, three]);
  await bake();
  write([five, four]);
  await bake();
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
  write([four]);
  await bake();
  assert.deepEqual(desk.ids('latest.json'), ['4', '3']);
  write([five, three]);
  await bake();
  assert.deepEqual(desk.ids('latest.json'), ['5', '3']);
  assert.deepEqual(desk.read('article/4.json').items, []);
});

test('the best list: of the page, of readers, by hand', async () => {
  const items = articles(5, 4, 3, 2);
  site.cms(items, { best: [items[3], { ...items[0], _dongpo: { rank_change: 2 } }] });
  desk.configure({ best: { url: '/', list: { item: '#best li', rank_change: '.chg' } } });
  assert.doesNotMatch((await desk.bake()).said, /no best list/);
  const ranks = () =>
    desk.read('best.json').items.map(({ id, _dongpo }) => [id, _dongpo.rank, _dongpo.rank_change]);
  assert.deepEqual(ranks(), [
    ['2', 1, undefined],
    ['5', 2, 2],
  ]);
  assert.ok(desk.read('latest.json').items.every(({ _dongpo }) => !('rank_change' in _dongpo)));

  desk.configure({ best: { by: 'views', days: 10_000 } });
  await desk.bake();
  assert.deepEqual(
    ranks().map(([id]) => id),
    ['5', '4', '3', '2'],
  );
  // Once it was written by Notepad, in EUC-KR, or with a mark: Korean remarks, and an address.
  for (const bytes of [
    toEucKr(`# 편집국이 고른 기사\r\n3 # 첫째\r\n${site.origin}/article.html?no=5\r\n99\r\n`),
    Buffer.from(
      `\ufeff# 편집국이 고른 기사\n3\nhttps://www.${new URL(site.origin).host}/article.html?no=5\n99`,
    ),
  ]) {
    desk.write('best.txt', bytes);
    const { code, said } = await desk.bake();
    assert.deepEqual(
      ranks().map(([id]) => id),
      ['3', '5'],
    );
    assert.equal(code, 1);
    assert.match(said, /best.txt: there is no article 99/);
  }
});

test('ranks rise and fall against the last list of an earlier day', async () => {
  site.cms(articles(5, 4, 3, 2));
  const bakeOn = async (now, ...numbers) => {
    desk.now = now;
    desk.write('best.txt', numbers.join('\n'));
    const { code, said } = await desk.bake();
    assert.equal(code, 0, said);
    return desk.read('best.json').items.map(({ _dongpo }) => _dongpo.rank_change);
  };
  assert.deepEqual(await bakeOn('2026-11-24T01:00:00Z', 4, 3), [undefined, undefined]);
  // The same day in Seoul.
  assert.deepEqual(await bakeOn('2026-11-24T14:00:00Z', 3, 4), [undefined, undefined]);
  assert.deepEqual(await bakeOn('2026-11-24T16:00:00Z', 5, 4, 3), ['new', undefined, -2]);
  assert.deepEqual(await bakeOn('2026-11-25T10:00:00Z', 4, 3, 5), [1, -1, 'new']);
});

test("the editors' will: withdrawn, corrected, pinned, terms", async () => {
  site.cms(articles(5, 4, 3, 2));
  desk.write('removed.txt', '4\n');
  desk.write('corrected.txt', `${site.origin}/article.html?no=3`);
  desk.write('pinned.txt', '2');
  desk.write('terms.json', '{ "show": ["summary", "date"], "max_items": 2, "rights": "ⓒ 동포투데이" }');
  const { code, said } = await desk.bake();
  assert.equal(code, 0, said);
  assert.deepEqual(desk.ids('latest.json'), ['2', '5']);
  assert.deepEqual(desk.read('latest.json')._dongpo.removed, ['4']);
  assert.deepEqual(desk.read('latest.json')._dongpo.terms, {
    show: ['summary', 'date'],
    max_items: 2,
    rights: 'ⓒ 동포투데이',
  });
  assert.equal(desk.read('article/3.json').items[0]._dongpo.status, 'corrected');
  assert.deepEqual(desk.read('article/4.json').items, []);
  // What may not be shown is not handed out.
  assert.ok(!/content_html|section_path|authors/.test(desk.text('article/5.json')));
  // Taken back.
  for (const name of ['removed.txt', 'corrected.txt', 'pinned.txt']) desk.write(name, '# nothing\n');
  desk.write('terms.json', '{}');
  await desk.bake();
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3', '2']);
  assert.equal(desk.read('article/3.json').items[0]._dongpo.status, undefined);
  assert.match(desk.read('article/4.json').items[0].content_html, /본문/);
});

test('terms of age: the files of older articles hold nothing any more', async () => {
  desk.now = '2026-11-20T06:00:00Z';
  site.cms(articles(5, 4, 3));
  await desk.bake();
  desk.now = '2026-11-21T04:30:00Z';
  desk.write('terms.json', '{ "max_age_days": 1 }');
  await desk.bake();
  assert.deepEqual(desk.ids('latest.json'), ['5']);
  assert.deepEqual(desk.read('article/4.json').items, []);
  assert.equal(desk.read('article/4.json')._dongpo.removed, undefined);
});

test('editions: one feed a language, the own one in the lists', async () => {
  site.cms(articles(5, 4));
  site.cms(
    articles(7).map((item) => ({ ...item, title: '延吉的冬天', language: 'zh-CN' })),
    { language: 'zh-CN', path: '/zh/' },
  );
  desk.configure({ sources: ['/', { url: '/zh/', language: 'zh-CN', title: '东胞今日' }] });
  await desk.bake();
  assert.deepEqual(desk.ids('latest.json'), ['5', '4']);
  assert.deepEqual(desk.ids('feed.ko.json'), ['5', '4']);
  assert.deepEqual(desk.ids('feed.zh-CN.json'), ['7']);
  const { language, title } = desk.read('feed.zh-CN.json');
  assert.deepEqual([language, title], ['zh-CN', '东胞今日']);
  assert.equal(desk.read('article/7.json').language, 'zh-CN');
});

test('sections are files by names that every host takes', async () => {
  const items = articles(5, 4, 3, 2).map((item, index) => ({
    ...item,
    _dongpo: { section_path: [['국제뉴스', 'Économie & Culture', '中国', '스포츠'][index]] },
  }));
  site.cms(items, { language: 'en' });
  desk.configure({ language: 'en', sections: { 스포츠: 'sports' } });
  await desk.bake();
  assert.deepEqual(
    desk.files().filter((name) => /^section\/.*json$/.test(name)),
    ['gukjenyuseu', 'economie-culture', 'sports', 'u4e2d-56fd'].map((name) => `section/${name}.json`).sort(),
  );
  // One that is embedded somewhere does not vanish with its last article.
  site.cms(items.slice(1), { language: 'en' });
  site.pages.delete('/article.html?no=5');
  await desk.bake();
  assert.deepEqual(desk.ids('section/gukjenyuseu.json'), []);
  assert.doesNotMatch(desk.text('section/gukjenyuseu.html'), /no=5/);
});

test('addresses in an article are whole, what is no part of it is gone', async () => {
  site.cms(
    articles(5).map((item) => ({
      ...item,
      content_html:
        '<p><a href="/about">우리</a> <img src="a.jpg" srcset="a.jpg 1x, /b.jpg 2x"><a href="#note">1</a></p>',
    })),
  );
  await desk.bake();
  const { content_html } = desk.read('article/5.json').items[0];
  assert.equal(
    content_html,
    `<p><a href="${site.origin}/about">우리</a> <img src="${site.origin}/a.jpg" srcset="${site.origin}/a.jpg 1x, ${site.origin}/b.jpg 2x"><a href="#note">1</a></p>`,
  );
});

test('files for hosts: CORS, types and caching; the page shows what there is', async () => {
  site.cms(articles(5, 4));
  desk.configure({ base_url: 'https://feeds.example/dongpo' });
  await desk.bake();
  const htaccess = desk.text('.htaccess');
  for (const line of [
    'Access-Control-Allow-Origin "*"',
    'application/feed+json; charset=utf-8',
    'max-age=60, stale',
  ])
    assert.ok(htaccess.includes(line), line);
  const headers = desk.text('_headers');
  assert.match(headers, /^\/dongpo\/\*\n {2}Access-Control-Allow-Origin: \*$/m);
  assert.match(
    headers,
    /^\/dongpo\/latest\.json\n {2}Content-Type: application\/feed\+json; charset=utf-8$/m,
  );
  assert.match(headers, /^\/dongpo\/article\/\*\n/m);
  const page = desk.text('index.html');
  assert.match(
    page,
    /<dongpo-headlines src="latest.json" limit="5" style="display:flow-root;font-size:medium;min-height:50.5em" data-server/,
  );
  assert.match(page, /<li><a href="[^"]+no=5">5번 기사: “연길의 겨울”<\/a>/);
  assert.match(page, /&lt;dongpo-headlines\n {2}src=&quot;https:\/\/feeds.example\/dongpo\/latest.json/);
  const card = desk.text('latest.html');
  assert.match(card, /<meta property="og:description" content="1\. 5번 기사: “연길의 겨울” {2}2\. /);
  assert.match(card, /<meta property="og:url" content="https:\/\/feeds.example\/dongpo\/latest.html">/);
  assert.match(card, /<li><a href="[^"]+no=5">/);
  assert.match(desk.text('section/sahoe.html'), /src="\.\.\/widgets\/[\d.]+\/dongpo\.js"/);
  const [, entry] = /src="(widgets\/[\d.]+\/dongpo\.js)"/.exec(page);
  assert.ok(desk.has(entry));
  assert.equal(desk.read('latest.json').feed_url, 'https://feeds.example/dongpo/latest.json');
});

test('polite: one request at a time, with a pause and a name, kept to robots.txt', async () => {
  site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /article.html?no=4\nCrawl-delay: 0.15\n');
  site.cms(articles(5, 4, 3));
  desk.configure({ delay: 0.1, contact: 'editor@news.example' });
  const { code, said } = await desk.bake();
  assert.equal(code, 1);
  assert.match(said, /no=4: robots.txt does not allow it/);
  assert.deepEqual(asked(), ['/', '/article.html?no=5', '/article.html?no=3']);
  assert.equal(site.most, 1);
  for (const { headers } of site.requests)
    assert.match(headers['user-agent'], /^dongpo-widgets-bake\/\d+\.\d+\.\d+ \(editor@news\.example\)$/);
  const [, , first, second] = site.requests.map(({ time }) => time);
  assert.ok(second - first >= 140, `${second - first} ms`);
  // What the list says of it is there.
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
});

test('several at a time where it is asked for', async () => {
  const waiting = [];
  site.cms(articles(5, 4, 3));
  for (const [path, body] of site.pages)
    if (path !== '/')
      site.pages.set(path, async () => {
        await new Promise((go) => {
          waiting.push(go);
          if (waiting.length === 3) for (const each of waiting) each();
        });
        return { status: 200, body };
      });
  desk.configure({ parallel: 3 });
  assert.equal((await desk.bake()).code, 0);
  assert.equal(site.most, 3);
});

test('a robots.txt that cannot be had forbids all, one that is not there nothing; who says so is not bound', async () => {
  site.pages.set('/robots.txt', { status: 500, body: '' });
  site.cms(articles(5));
  const { code, said } = await desk.bake();
  assert.equal(code, 2);
  assert.match(said, /robots.txt cannot be read/);
  assert.deepEqual(asked(), []);
  desk.configure({ robots: false });
  assert.equal((await desk.bake()).code, 0);
});

test('a server that asks for a pause gets one', async () => {
  site.cms(articles(5, 4, 3));
  site.pages.set('/article.html?no=5', { status: 429, body: '' });
  const { code } = await desk.bake();
  assert.equal(code, 1);
  assert.deepEqual(asked(), ['/', '/article.html?no=5']);
  assert.deepEqual(desk.ids('latest.json'), ['5', '4', '3']);
  site.cms(articles(5, 4, 3));
  assert.equal((await desk.bake()).code, 0);
  assert.match(desk.read('article/5.json').items[0].content_html, /본문/);
});

for (const [what, spoil, expected] of [
  ['an error page', () => site.pages.set('/', { status: 500, body: 'x' }), /HTTP 500/],
  ['a page of another kind', () => site.pages.set('/', '<h1>점검 중입니다</h1>'), /selector finds nothing/],
  ['a connection that is cut', () => site.pages.set('/', (request) => void request.socket.destroy()), /\/: /],
  ['silence', () => site.pages.set('/', () => new Promise(() => {})), /> 1 s/],
  ['nothing at all', () => site.pages.delete('/'), /HTTP 404/],
]) {
  test(`${what} instead of the list: what was there stands`, async () => {
    desk.configure({ timeout: 1 });
    site.cms(articles(5, 4));
    await desk.bake();
    const before = desk.text('latest.json');
    spoil();
    const { code, said } = await desk.bake();
    assert.equal(code, 1);
    assert.match(said, expected);
    assert.equal(desk.text('latest.json'), before);
  });
}

test('a fault of the site withdraws nothing', async () => {
  site.cms(articles(5, 4, 3, 2));
  await desk.bake();
  for (const number of [5, 4, 3]) site.pages.delete(`/article.html?no=${number}`);
  site.cms(articles(2));
  const { code, said } = await desk.bake();
  assert.equal(code, 1);
  assert.match(said, /3 articles are gone at once/);
  assert.equal(desk.read('latest.json').items.length, 4);
});

test('several that are taken off the list and off the site together are withdrawn', async () => {
  site.cms(articles(9, 8, 7, 6, 5, 4, 3, 2));
  await desk.bake();
  site.cms(articles(9, 8, 4, 3, 2));
  for (const number of [7, 6, 5]) site.pages.delete(`/article.html?no=${number}`);
  const { code, said } = await desk.bake();
  assert.equal(code, 0, said);
  assert.deepEqual(desk.ids('latest.json'), ['9', '8', '4', '3', '2']);
});

test('a feed beside pages: what comes says which it is; its articles are read whole', async () => {
  const [five, four] = articles(5, 4);
  site.cms([five]);
  site.cms([four], { path: '/more/' });
  const item = { ...four, url: `${site.origin}/more/article.html?no=4`, content_html: undefined };
  site.pages.set(
    '/feed.xml',
    `<?xml version="1.0"?>${toRss({ ...feed(), items: [item] }).replace(/^<\?xml.*?\?>/, '')}`,
  );
  desk.configure({ sources: ['/', '/feed.xml'] });
  const { code, said } = await desk.bake();
  assert.equal(code, 0, said);
  assert.deepEqual(desk.ids('latest.json'), ['5', '4']);
  assert.match(desk.read('article/4.json').items[0].content_html, /본문/);
});

test('an article page without a title or a body: what was known stands', async () => {
  site.cms(articles(5, 4));
  await desk.bake();
  site.pages.set('/article.html?no=5', '<h1>리뉴얼했습니다</h1>');
  const changed = articles(5, 4).map((item) => ({ ...item, summary: '다른 요약' }));
  const kept = site.pages.get('/article.html?no=5');
  site.cms(changed);
  site.pages.set('/article.html?no=5', kept);
  const { code, said } = await desk.bake();
  assert.equal(code, 1);
  assert.match(said, /no title or no body/);
  assert.match(desk.read('article/5.json').items[0].content_html, /본문/);
});

test('nothing to read and nothing from before: no file, exit 2', async () => {
  const { code, said } = await desk.bake();
  assert.equal(code, 2);
  assert.match(said, /no file was written/);
  assert.deepEqual(desk.files(), []);
});

test('--dry-run names what it would write, and writes nothing', async () => {
  site.cms(articles(5));
  const { code, said } = await desk.bake('--dry-run');
  assert.equal(code, 0);
  assert.match(said, /^article\/5\.json$/m);
  assert.match(said, /files would be written/);
  assert.deepEqual(readdirSync(desk.folder), ['dongpo.json']);
});

test('--watch reads again, and ends when it is told to', async () => {
  site.cms(articles(5));
  const child = desk.start('--watch', '--every=30');
  while (!/again in 30 s/.test(child.said)) await new Promise((go) => child.stdout.once('data', go));
  child.kill('SIGTERM');
  const { code, signal } = await child.ended;
  assert.deepEqual([code, signal], [0, null]);
  assert.deepEqual(desk.ids('latest.json'), ['5']);
  // And leaves the desk free.
  assert.equal((await desk.bake()).code, 0);
});

test('a terminal sees how far it is, on one line', async () => {
  site.cms(articles(5, 4));
  desk.preload = 'data:text/javascript,process.stderr.isTTY=true;process.stderr.columns=60';
  const { code, said } = await desk.bake();
  assert.equal(code, 0);
  const lines = said.split('\r\x1b[K').filter((line) => line.startsWith('['));
  assert.equal(lines.length, 2);
  assert.match(lines[0], /^\[1\/2\] http:.*no=5$/);
  assert.ok(lines.every((line) => line.length < 60 && !line.includes('\n')));
});

test('a run that is told to end keeps what it has read', async () => {
  site.cms(articles(5, 4, 3));
  const body = site.pages.get('/article.html?no=3');
  const arrived = new Promise((tell) => {
    site.pages.set('/article.html?no=3', () => {
      tell();
      // Never answered.
      return new Promise(() => {});
    });
  });
  const child = desk.start();
  await arrived;
  child.kill('SIGINT');
  const { code, said } = await child.ended;
  assert.equal(code, 1);
  assert.match(said, /what was read is kept/);
  assert.deepEqual(readdirSync(`${desk.out}.bake/articles`).sort(), ['4.json', '5.json']);
  site.pages.set('/article.html?no=3', body);
  site.requests.length = 0;
  assert.equal((await desk.bake()).code, 0);
  assert.deepEqual(asked(), ['/', '/article.html?no=3']);
});

test('two at once: the second one says so; a dead one does not count', async () => {
  site.cms(articles(5));
  let release;
  const list = site.pages.get('/');
  const arrived = new Promise((tell) => {
    site.pages.set('/', () => {
      tell();
      return new Promise((go) => {
        release = () => go({ status: 200, body: list });
      });
    });
  });
  const first = desk.start();
  await arrived;
  const { code, said } = await desk.bake();
  assert.equal(code, 1);
  assert.match(said, new RegExp(`another run is under way \\(process ${first.pid}\\)`));
  release();
  assert.equal((await first.ended).code, 0);
  site.pages.set('/', list);
  desk.write('feeds.bake/lock', '999999999');
  assert.equal((await desk.bake()).code, 0);
});

for (const [what, config, expected] of [
  ['no sources', { sources: [] }, /sources: at least one/],
  ['a slip of the pen', { sorces: ['/'] }, /sorces: not known/],
  ['an adapter without a body', { article: { title: 'h1' } }, /article\.content_html: a selector is needed/],
  ['an address of another kind', { sources: ['ftp://x/'] }, /sources\[0\]\.url/],
  ['a zone that is none', { time_zone: 'Asia/Yanbian' }, /time_zone: there is no zone/],
  ['a number that is none', { delay: '1' }, /delay: a number/],
  ['a section file out of the folder', { sections: { x: '../x' } }, /sections/],
]) {
  test(`${what} is said in a sentence, exit 3`, async () => {
    desk.configure(config);
    const { code, said } = await desk.bake();
    assert.equal(code, 3);
    assert.match(said, expected);
    assert.doesNotMatch(said, /\n\s+at /);
  });
}

for (const [name, text, expected] of [
  ['terms.json', '{ show', /terms\.json/],
  ['terms.json', '{ "show": ["pictures"] }', /there is no pictures/],
  ['terms.json', '{ "maxItems": 3 }', /maxItems: not known/],
  ['dongpo.json', '{', /dongpo\.json/],
]) {
  test(`${name} with ${text}: said in a sentence, exit 3`, async () => {
    site.cms(articles(5));
    desk.write(name, text);
    const { code, said } = await desk.bake();
    assert.equal(code, 3);
    assert.match(said, expected);
    assert.deepEqual(desk.files(), []);
  });
}

test('a selector that is none is said, not thrown', async () => {
  site.cms(articles(5));
  desk.configure({ list: { item: '#news li[' } });
  const { code, said } = await desk.bake();
  assert.equal(code, 2);
  assert.doesNotMatch(said, /\n\s+at /);
});

for (const name of ['README.md', 'README.ko.md', 'demo/cms/dongpo.json'])
  test(`the configuration in ${name} is one`, async () => {
    const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    const samples = name.endsWith('.json')
      ? [text.replace(/\{\{\w+\}\}/g, 'https://news.example')]
      : [...text.matchAll(/^```jsonc\n([\s\S]*?)^```$/gm)].map(([, sample]) => sample);
    assert.equal(samples.length, 1);
    for (const sample of samples) {
      const config = JSON.parse(sample);
      // Nobody is asked: that host is the only thing that is no good.
      config.home_page_url = `${site.origin}/`;
      config.delay = 0;
      desk.write('dongpo.json', JSON.stringify(config));
      const { code, said } = await desk.bake('--dry-run');
      assert.equal(code, 2, said);
      assert.match(said, /HTTP 404/);
    }
  });
