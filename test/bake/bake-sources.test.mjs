/** What `bake` reads: pages of a CMS by an adapter, and feeds. */
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
