/** Runs of `bake` between which the site changes, or fails. */
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toRss } from '../../demo/formats.mjs';
import { makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

const feed = () => ({
  title: '동포투데이',
  home_page_url: current.site.origin,
  language: 'ko',
  items: makeArticles(5, 4, 3).map((item) => ({ ...item, url: `${current.site.origin}/view?no=${item.id}` })),
});

test('a second run makes one conditional request and writes nothing', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3), { best: makeArticles(4, 3) });
  workspace.configure({ best: { url: '/', list: { item: '#best li', rank_change: '.chg' } } });
  await workspace.bakeInProcess();
  const times = () =>
    workspace.files().map((name) => `${name} ${statSync(join(workspace.out, name)).mtimeMs}`);
  const before = times();
  site.requests.length = 0;
  const { code, output } = await workspace.bakeInProcess();
  assert.equal(code, 0);
  assert.match(output, /0 files written/);
  assert.deepEqual(times(), before);
  // The list once, though two adapters read it; articles of some days need not be asked again at once.
  assert.deepEqual(site.requestedPaths(), ['/']);
  assert.ok(site.requests.every(({ url, headers }) => url === '/robots.txt' || headers['if-none-match']));
});

test('for a new article only its page is requested, and only files that list it are written', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(4, 3));
  await workspace.bakeInProcess();
  const before = new Map(
    workspace.files().map((name) => [name, statSync(join(workspace.out, name)).mtimeMs]),
  );
  site.publish(makeArticles(5, 4, 3));
  site.requests.length = 0;
  await workspace.bakeInProcess();
  assert.deepEqual(site.requestedPaths(), ['/', '/article.html?no=5']);
  const changed = workspace
    .files()
    .filter((name) => statSync(join(workspace.out, name)).mtimeMs !== before.get(name));
  assert.deepEqual(changed, [
    'article/5.json',
    'index.html',
    'latest.html',
    'latest.json',
    'section/sahoe.html',
    'section/sahoe.json',
  ]);
});

test('an article that was corrected or withdrawn at its source is so in the files, and comes back with it', async () => {
  const { site, workspace } = current;
  const items = makeArticles(5, 4, 3);
  site.publish(items);
  await workspace.bakeInProcess();
  items[1] = {
    ...items[1],
    title: '4번 기사: 고친 제목',
    _dongpo: { ...items[1]._dongpo, status: 'corrected' },
  };
  site.publish([items[1], items[2]]);
  site.pages.delete('/article.html?no=5');
  const { output } = await workspace.bakeInProcess();
  assert.match(output, /1 withdrawn/);
  assert.deepEqual(workspace.ids('latest.json'), ['4', '3']);
  assert.equal(workspace.read('latest.json').items[0].title, '4번 기사: 고친 제목');
  assert.equal(workspace.read('article/4.json').items[0]._dongpo.status, 'corrected');
  assert.deepEqual(workspace.read('latest.json')._dongpo.removed, ['5']);
  // Its file says so, and holds nothing of it; nor does what is known.
  assert.deepEqual(workspace.read('article/5.json').items, []);
  assert.deepEqual(workspace.read('article/5.json')._dongpo.removed, ['5']);
  assert.deepEqual(readdirSync(`${workspace.out}.bake/articles`).sort(), ['3.json', '4.json']);
  // And back again.
  site.publish(items);
  await workspace.bakeInProcess();
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
  assert.equal(workspace.read('latest.json')._dongpo?.removed, undefined);
  assert.equal(workspace.read('article/5.json').items[0].id, '5');
});

test('an article that a feed lists no longer, though it lists older ones, is withdrawn; one that dropped off the end stays', async () => {
  const { site, workspace } = current;
  const bake = () => workspace.bake(`${site.origin}/feed.xml`, '--delay=0');
  const write = (items) => site.pages.set('/feed.xml', toRss({ ...feed(), items }));
  const [five, four, three] = feed().items;
  write([five, four, three]);
  await bake();
  write([five, four]);
  await bake();
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
  write([four]);
  await bake();
  assert.deepEqual(workspace.ids('latest.json'), ['4', '3']);
  write([five, three]);
  await bake();
  assert.deepEqual(workspace.ids('latest.json'), ['5', '3']);
  assert.deepEqual(workspace.read('article/4.json').items, []);
});

for (const [what, spoil, expected] of [
  ['an error page', (site) => site.pages.set('/', { status: 500, body: 'x' }), /HTTP 500/],
  [
    'a page of another kind',
    (site) => site.pages.set('/', '<h1>점검 중입니다</h1>'),
    /selector finds nothing/,
  ],
  [
    'a connection that is cut',
    (site) => site.pages.set('/', (request) => void request.socket.destroy()),
    /\/: /,
  ],
  ['silence', (site) => site.pages.set('/', () => new Promise(() => {})), /> 1 s/],
  ['nothing at all', (site) => site.pages.delete('/'), /HTTP 404/],
]) {
  test(`${what} instead of the list leaves the files and exits 1`, async () => {
    const { site, workspace } = current;
    workspace.configure({ timeout: 1 });
    site.publish(makeArticles(5, 4));
    await workspace.bake();
    const before = workspace.text('latest.json');
    spoil(site);
    const { code, output } = await workspace.bake();
    assert.equal(code, 1);
    assert.match(output, expected);
    assert.equal(workspace.text('latest.json'), before);
  });
}

test('most articles gone at once count as a fault of the site: nothing is withdrawn', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3, 2));
  await workspace.bake();
  for (const number of [5, 4, 3]) site.pages.delete(`/article.html?no=${number}`);
  site.publish(makeArticles(2));
  const { code, output } = await workspace.bake();
  assert.equal(code, 1);
  assert.match(output, /3 articles are gone at once/);
  assert.equal(workspace.read('latest.json').items.length, 4);
});

test('several articles that are gone from list and site together are withdrawn', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(9, 8, 7, 6, 5, 4, 3, 2));
  await workspace.bake();
  site.publish(makeArticles(9, 8, 4, 3, 2));
  for (const number of [7, 6, 5]) site.pages.delete(`/article.html?no=${number}`);
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  assert.deepEqual(workspace.ids('latest.json'), ['9', '8', '4', '3', '2']);
});

test("an article's page without title or body leaves the article and exits 1", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4));
  await workspace.bake();
  site.pages.set('/article.html?no=5', '<h1>리뉴얼했습니다</h1>');
  const changed = makeArticles(5, 4).map((item) => ({ ...item, summary: '다른 요약' }));
  const kept = site.pages.get('/article.html?no=5');
  site.publish(changed);
  site.pages.set('/article.html?no=5', kept);
  const { code, output } = await workspace.bake();
  assert.equal(code, 1);
  assert.match(output, /no title or no body/);
  assert.match(workspace.read('article/5.json').items[0].content_html, /본문/);
});

test('an article that has left the list by age is requested again, corrected, and withdrawn when it is gone', async () => {
  const { site, workspace } = current;
  const [four, three, two, one] = makeArticles(4, 3, 2, 1);
  site.publish([three, two, one]);
  workspace.now = '2026-11-20T10:00:00Z';
  await workspace.bake();
  const corrected = { ...one, title: '1번 기사: 고친 제목' };
  site.publish([four, three, two, corrected]);
  site.publish([four, three, two]);
  site.requests.length = 0;
  workspace.now = '2026-11-22T10:00:00Z';
  assert.equal((await workspace.bake()).code, 0);
  assert.ok(site.requestedPaths().includes('/article.html?no=1'));
  assert.equal(workspace.read('article/1.json').items[0].title, '1번 기사: 고친 제목');
  site.pages.delete('/article.html?no=1');
  workspace.now = '2026-11-26T10:00:00Z';
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  assert.deepEqual(workspace.read('article/1.json').items, []);
  assert.deepEqual(workspace.ids('latest.json'), ['4', '3', '2']);
  // Older than `recheck_days`, the page is left alone.
  site.requests.length = 0;
  workspace.now = '2027-02-01T00:00:00Z';
  await workspace.bake();
  assert.deepEqual(site.requestedPaths(), ['/']);
});

test('a file that cannot be written exits 2 with one sentence, and leaves no part of it', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  workspace.write('feeds/latest.json/file', '');
  const { code, output } = await workspace.bake();
  assert.equal(code, 2);
  assert.match(output, /latest\.json/);
  assert.doesNotMatch(output, /\n\s+at /);
  assert.deepEqual(
    workspace.files().filter((name) => name.endsWith('.part')),
    [],
  );
});
