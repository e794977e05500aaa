/** The sources that `bake` reads: pages of a CMS by an adapter, and feeds. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { toAtom, toRss } from '../../demo/formats.mjs';
import { findFaults, makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

test("a CMS's pages in EUC-KR become lists, sections, a file for each article, and files for the host", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3));
  const { code, output } = await workspace.bakeInProcess();
  assert.equal(code, 0, output);
  assert.deepEqual(
    workspace.files().filter((name) => !name.startsWith('widgets/')),
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
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
  assert.deepEqual(workspace.ids('section/sahoe.json'), ['5', '3']);
  assert.deepEqual(findFaults(workspace), []);
  const [item] = workspace.read('article/5.json').items;
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
  assert.ok(workspace.read('latest.json').items.every((each) => !('content_html' in each)));
  assert.match(output, /3 articles known, 5 requests/);
});

test("a CMS's pages in UTF-8 give the same files as in EUC-KR", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4));
  await workspace.bake();
  const old = workspace.text('article/5.json');
  for (const [path, page] of site.pages)
    if (typeof page !== 'string')
      site.pages.set(
        path,
        Buffer.from(new TextDecoder('euc-kr').decode(page).replace('charset=euc-kr', 'charset=utf-8')),
      );
  workspace.write('out/.keep', '');
  await workspace.bake('--out=again');
  workspace.out = join(workspace.folder, 'again');
  assert.equal(workspace.text('article/5.json'), old);
});

const feed = () => ({
  title: '동포투데이',
  home_page_url: current.site.origin,
  language: 'ko',
  items: makeArticles(5, 4, 3).map((item) => ({ ...item, url: `${current.site.origin}/view?no=${item.id}` })),
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
  test(`a feed in ${name} needs no configuration but its address`, async () => {
    const { site, workspace } = current;
    site.pages.set(path, write(feed()));
    const { code, output } = await workspace.bake(site.origin + path, '--delay=0');
    assert.equal(code, 0, output);
    assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
    const [item] = workspace.read('article/4.json').items;
    assert.equal(item.url, `${site.origin}/view?no=4`);
    assert.equal(item.title, '4번 기사: “연길의 겨울”');
    assert.match(item.content_html, /본문이다/);
    assert.equal(Date.parse(item.date_published), Date.parse('2026-11-20T04:00:00Z'));
    assert.deepEqual(findFaults(workspace), []);
  });
}

test("a source is read as a feed or a page by its content, and a feed's articles are read from their pages", async () => {
  const { site, workspace } = current;
  const [five, four] = makeArticles(5, 4);
  site.publish([five]);
  site.publish([four], { path: '/more/' });
  const item = { ...four, url: `${site.origin}/more/article.html?no=4`, content_html: undefined };
  site.pages.set(
    '/feed.xml',
    `<?xml version="1.0"?>${toRss({ ...feed(), items: [item] }).replace(/^<\?xml.*?\?>/, '')}`,
  );
  workspace.configure({ sources: ['/', '/feed.xml'] });
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4']);
  assert.match(workspace.read('article/4.json').items[0].content_html, /본문/);
});

test("addresses in an article's body are absolute, and links within the page stay", async () => {
  const { site, workspace } = current;
  site.publish(
    makeArticles(5).map((item) => ({
      ...item,
      content_html:
        '<p><a href="/about">우리</a> <img src="a.jpg" srcset="a.jpg 1x, /b.jpg 2x"><a href="#note">1</a></p>',
    })),
  );
  await workspace.bake();
  const { content_html } = workspace.read('article/5.json').items[0];
  assert.equal(
    content_html,
    `<p><a href="${site.origin}/about">우리</a> <img src="${site.origin}/a.jpg" srcset="${site.origin}/a.jpg 1x, ${site.origin}/b.jpg 2x"><a href="#note">1</a></p>`,
  );
});

test('a selector that is invalid exits 2 with one sentence', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  workspace.configure({ list: { item: '#news li[' } });
  const { code, output } = await workspace.bake();
  assert.equal(code, 2);
  assert.doesNotMatch(output, /\n\s+at /);
});

test('an adapter reads every member of an article that it has a place for', async () => {
  const { site, workspace } = current;
  site.pages.set(
    '/',
    '<ul><li><a href="/a.html?no=7">짧은 제목</a> <b class="by">박 기자</b> <i class="hits">조회 1,234</i></li></ul>',
  );
  site.pages.set(
    '/a.html?no=7',
    `<link rel="canonical" href="/view?no=7"><h1>긴 제목</h1><h2>부제</h2><p class="kicker">속보</p>
    <p class="section">뉴스</p><p class="section">문화</p><time>2026-11-20 14:05</time><em class="tag">연길</em>
    <figure><img src="a.jpg" width="640" height="480"><figcaption>시장</figcaption><small>사진 김</small></figure>
    <figure><img alt="no address"></figure>
    <div class="body"><p>본문이다.</p></div>
    <ol class="more"><li><a href="/view?no=6">이전 기사</a></li><li>no link</li></ol><s class="from">연합</s>
    <p class="rights">ⓒ 2026</p><u class="fixed">정정</u>`,
  );
  workspace.configure({
    best: { by: 'views' },
    list: { item: 'li', author: '.by', views: '.hits' },
    article: {
      title: ['.none', 'h1'],
      content_html: ['.none', '.body'],
      subtitle: 'h2',
      kicker: '.kicker',
      section: '.section',
      tags: '.tag',
      date_published: 'time',
      images: { item: 'figure', caption: 'figcaption', credit: 'small' },
      related: { item: '.more li' },
      source: '.from',
      rights: '.rights',
      corrected: '.fixed',
    },
  });
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  const [item] = workspace.read('article/7.json').items;
  assert.equal(item.url, `${site.origin}/view?no=7`);
  assert.deepEqual(
    [item.title, item.content_html, item.authors, item.tags, item.date_published],
    ['긴 제목', '<p>본문이다.</p>', [{ name: '박 기자' }], ['연길'], '2026-11-20T14:05:00+09:00'],
  );
  assert.deepEqual(item._dongpo, {
    kicker: '속보',
    subtitle: '부제',
    section_path: ['뉴스', '문화'],
    images: [{ url: `${site.origin}/a.jpg`, caption: '시장', credit: '사진 김', width: 640, height: 480 }],
    related: [{ url: `${site.origin}/view?no=6`, title: '이전 기사' }],
    source: '연합',
    rights: 'ⓒ 2026',
    status: 'corrected',
  });
});

test('a source may give a section to its articles, and a feed may be the best list', async () => {
  const { site, workspace } = current;
  const items = feed().items.map((item) => ({ ...item, _dongpo: undefined }));
  site.pages.set('/feed.xml', toRss({ ...feed(), items }));
  site.pages.set('/best.xml', toRss({ ...feed(), items: [items[2], items[0]] }));
  workspace.configure({
    article: undefined,
    sources: [{ url: '/feed.xml', section: '사회' }],
    best: { url: '/best.xml' },
  });
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  assert.deepEqual(workspace.ids('best.json'), ['3', '5']);
  assert.ok(workspace.read('latest.json').items.every(({ _dongpo }) => _dongpo.section_path[0] === '사회'));
});
