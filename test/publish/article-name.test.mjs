/** The names of articles and sections, which are file names and what editors write into their lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleName, isArticle } from '../../dist/publish/article-name.js';
import { fileName } from '../../dist/publish/file-name.js';

for (const [id, url, name] of [
  ['154', undefined, '154'],
  ['a.b-c_1', undefined, 'a.b-c_1'],
  ['https://news.example/view?no=154&page=2', undefined, '154'],
  ['tag:news.example,2026:154', 'https://news.example/view?no=7#top', '7'],
  ['https://news.example/?no=한글', 'https://news.example/2026/a-123.html', 'a-123'],
  ['urn:x', 'https://news.example/2026/154/', '154'],
  ['urn:x', 'https://news.example/2026/154.html?from=rss', /^a[\da-z]+$/],
  ['urn:x', 'https://news.example/about', /^a[\da-z]+$/],
  ['https://news.example/list.php?id=7', undefined, /^a[\da-z]+$/],
])
  test(`articleName of id ${id} and url ${url} is ${name}`, () => {
    const item = { id, ...(url && { url }) };
    if (typeof name === 'string') assert.equal(articleName(item), name);
    else assert.match(articleName(item), name);
    assert.equal(articleName(item), articleName({ ...item }));
  });

test('articleName makes different names of different ids', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `urn:news ${index}`);
  assert.equal(new Set(ids.map((id) => articleName({ id }))).size, ids.length);
});

test('isArticle takes a name, an id, and an address whatever its scheme, www, fragment and trailing slash', () => {
  const item = { id: 'https://news.example/view/154', url: 'https://www.news.example/view/154/' };
  for (const reference of [
    '154',
    item.id,
    item.url,
    'http://news.example/view/154',
    'http://www.news.example/view/154/#comments',
  ])
    assert.ok(isArticle(item, reference), reference);
  for (const reference of [
    '15',
    'view/154',
    'https://news.example/view/1544',
    'ftp://news.example/view/154',
    '',
  ])
    assert.ok(!isArticle(item, reference), reference);
  assert.ok(!isArticle({ id: '154' }, 'https://news.example/154'));
});

for (const [section, name] of [
  ['국제뉴스', 'gukjenyuseu'],
  ['문화 · 예술', 'munhwa-yesul'],
  ['Économie & Culture', 'economie-culture'],
  ['中国', 'u4e2d-56fd'],
  ['조선족 中国', /^u[\da-f-]+$/],
  ['&', 'u26'],
  ['中'.repeat(40), /^.{80}$/],
])
  test(`fileName of ${section} is ${name}`, () => {
    if (typeof name === 'string') assert.equal(fileName(section), name);
    else assert.match(fileName(section), name);
  });
