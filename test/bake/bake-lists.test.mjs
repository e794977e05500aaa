/** Lists, best lists, editions and sections, and the editors' files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toEucKr } from '../../demo/cms/euckr.mjs';
import { makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

test('the best list comes from a page, from views, or from best.txt', async () => {
  const { site, workspace } = current;
  const items = makeArticles(5, 4, 3, 2);
  site.publish(items, { best: [items[3], { ...items[0], _dongpo: { rank_change: 2 } }] });
  workspace.configure({ best: { url: '/', list: { item: '#best li', rank_change: '.chg' } } });
  assert.doesNotMatch((await workspace.bake()).output, /no best list/);
  const ranks = () =>
    workspace.read('best.json').items.map(({ id, _dongpo }) => [id, _dongpo.rank, _dongpo.rank_change]);
  assert.deepEqual(ranks(), [
    ['2', 1, undefined],
    ['5', 2, 2],
  ]);
  assert.ok(workspace.read('latest.json').items.every(({ _dongpo }) => !('rank_change' in _dongpo)));

  workspace.configure({ best: { by: 'views', days: 10_000 } });
  await workspace.bake();
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
    workspace.write('best.txt', bytes);
    const { code, output } = await workspace.bake();
    assert.deepEqual(
      ranks().map(([id]) => id),
      ['3', '5'],
    );
    assert.equal(code, 1);
    assert.match(output, /best.txt: there is no article 99/);
  }
});

test("rank_change compares with the last list of an earlier day in the newspaper's zone", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3, 2));
  const bakeOn = async (now, ...numbers) => {
    workspace.now = now;
    workspace.write('best.txt', numbers.join('\n'));
    const { code, output } = await workspace.bake();
    assert.equal(code, 0, output);
    return workspace.read('best.json').items.map(({ _dongpo }) => _dongpo.rank_change);
  };
  assert.deepEqual(await bakeOn('2026-11-24T01:00:00Z', 4, 3), [undefined, undefined]);
  // The same day in Seoul.
  assert.deepEqual(await bakeOn('2026-11-24T14:00:00Z', 3, 4), [undefined, undefined]);
  assert.deepEqual(await bakeOn('2026-11-24T16:00:00Z', 5, 4, 3), ['new', undefined, -2]);
  assert.deepEqual(await bakeOn('2026-11-25T10:00:00Z', 4, 3, 5), [1, -1, 'new']);
});

test('removed.txt, corrected.txt, pinned.txt and terms.json are obeyed, and undone when they are emptied', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3, 2));
  workspace.write('removed.txt', '4\n');
  workspace.write('corrected.txt', `${site.origin}/article.html?no=3`);
  workspace.write('pinned.txt', '2');
  workspace.write('terms.json', '{ "show": ["summary", "date"], "max_items": 2, "rights": "ⓒ 동포투데이" }');
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  assert.deepEqual(workspace.ids('latest.json'), ['2', '5']);
  assert.deepEqual(workspace.read('latest.json')._dongpo.removed, ['4']);
  assert.deepEqual(workspace.read('latest.json')._dongpo.terms, {
    show: ['summary', 'date'],
    max_items: 2,
    rights: 'ⓒ 동포투데이',
  });
  assert.equal(workspace.read('article/3.json').items[0]._dongpo.status, 'corrected');
  assert.deepEqual(workspace.read('article/4.json').items, []);
  // The file lacks the members that the terms withhold.
  assert.ok(!/content_html|section_path|authors/.test(workspace.text('article/5.json')));
  // Taken back.
  for (const name of ['removed.txt', 'corrected.txt', 'pinned.txt']) workspace.write(name, '# nothing\n');
  workspace.write('terms.json', '{}');
  await workspace.bake();
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3', '2']);
  assert.equal(workspace.read('article/3.json').items[0]._dongpo.status, undefined);
  assert.match(workspace.read('article/4.json').items[0].content_html, /본문/);
});

test('articles older than max_age_days leave the lists, and their files become empty', async () => {
  const { site, workspace } = current;
  workspace.now = '2026-11-20T06:00:00Z';
  site.publish(makeArticles(5, 4, 3));
  await workspace.bake();
  workspace.now = '2026-11-21T04:30:00Z';
  workspace.write('terms.json', '{ "max_age_days": 1 }');
  await workspace.bake();
  assert.deepEqual(workspace.ids('latest.json'), ['5']);
  assert.deepEqual(workspace.read('article/4.json').items, []);
  assert.equal(workspace.read('article/4.json')._dongpo.removed, undefined);
});

test("a source in another language makes a feed for each language; latest.json keeps the newspaper's own", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4));
  site.publish(
    makeArticles(7).map((item) => ({ ...item, title: '延吉的冬天', language: 'zh-CN' })),
    { language: 'zh-CN', path: '/zh/' },
  );
  workspace.configure({ sources: ['/', { url: '/zh/', language: 'zh-CN', title: '东胞今日' }] });
  await workspace.bake();
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4']);
  assert.deepEqual(workspace.ids('feed.ko.json'), ['5', '4']);
  assert.deepEqual(workspace.ids('feed.zh-CN.json'), ['7']);
  const { language, title } = workspace.read('feed.zh-CN.json');
  assert.deepEqual([language, title], ['zh-CN', '东胞今日']);
  assert.equal(workspace.read('article/7.json').language, 'zh-CN');
});

test('sections are files with ASCII names, and stay when their last article is gone', async () => {
  const { site, workspace } = current;
  const items = makeArticles(5, 4, 3, 2).map((item, index) => ({
    ...item,
    _dongpo: { section_path: [['국제뉴스', 'Économie & Culture', '中国', '스포츠'][index]] },
  }));
  site.publish(items, { language: 'en' });
  workspace.configure({ language: 'en', sections: { 스포츠: 'sports' } });
  await workspace.bake();
  assert.deepEqual(
    workspace.files().filter((name) => /^section\/.*json$/.test(name)),
    ['gukjenyuseu', 'economie-culture', 'sports', 'u4e2d-56fd'].map((name) => `section/${name}.json`).sort(),
  );
  // One that is embedded somewhere does not vanish with its last article.
  site.publish(items.slice(1), { language: 'en' });
  site.pages.delete('/article.html?no=5');
  await workspace.bake();
  assert.deepEqual(workspace.ids('section/gukjenyuseu.json'), []);
  assert.doesNotMatch(workspace.text('section/gukjenyuseu.html'), /no=5/);
});

test('lists of the configuration hold the articles that they choose', async () => {
  const { site, workspace } = current;
  const items = makeArticles(5, 4, 3, 2);
  site.publish(items);
  const [newest, second] = items;
  workspace.configure({
    lists: {
      old: { title: '오래된 기사', order: 'oldest', limit: 2 },
      rest: { offset: 1, exclude: second.title },
      none: { include: '없는 말', max_age: 3 },
    },
  });
  const { code, output } = await workspace.bake();
  assert.equal(code, 0, output);
  const ids = (name) => workspace.read(`list/${name}.json`).items.map(({ id }) => id);
  assert.deepEqual(ids('old'), ['2', '3']);
  assert.deepEqual(ids('none'), []);
  assert.ok(!ids('rest').includes(newest.id) && !ids('rest').includes(second.id));
  const { title, items: listed } = workspace.read('list/old.json');
  assert.equal(title, '오래된 기사');
  assert.ok(listed.every((item) => !('content_html' in item)));
  for (const [lists, message] of [
    [{ 'a/b': {} }, /lists\["a\/b"\]: a file name/],
    [{ a: { order: 'sideways' } }, /lists\["a"\]\.order: no such choice/],
    [{ a: { max_age: -1 } }, /lists\["a"\]\.max_age/],
    [{ a: { maxAge: 1 } }, /lists\["a"\]\.maxAge/],
    [[], /lists: \{/],
  ]) {
    workspace.configure({ lists });
    const result = await workspace.bake();
    assert.equal(result.code, 3);
    assert.match(result.output, message);
  }
});
