/** The names of articles and sections, which are file names and what editors write into their lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleName } from '../../dist/publish/article-name.js';
import { fileName } from '../../dist/publish/file-name.js';
import { fnv1a } from '../../dist/publish/hash.js';
import { References, unknownReferences } from '../../dist/publish/references.js';

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

const isArticle = (item, reference) => new References([reference]).has(item);

test('a reference is a name, an id, and an address whatever its scheme, www, fragment and trailing slash', () => {
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
  ['中'.repeat(40), /^u[\da-z-]{70,79}$/],
])
  test(`fileName of ${section} is ${name}`, () => {
    if (typeof name === 'string') assert.equal(fileName(section), name);
    else assert.match(fileName(section), name);
  });

/** Names that Windows takes for devices, whatever their case and extension, and members of every object. */
const REFUSED_NAMES =
  'CON con Aux aux. NUL.txt prn.a.b COM1 lpt9.x constructor __proto__ toString hasOwnProperty valueOf'.split(
    ' ',
  );

test('no name of an article or section is refused by a system, or longer than 80 characters', () => {
  const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
  for (const id of [...REFUSED_NAMES, 'a'.repeat(81), 'a'.repeat(300), `1${'0'.repeat(100_000)}`]) {
    for (const item of [
      { id },
      { id: `https://news.example/?no=${id}` },
      { id: 'urn:x', url: `https://news.example/${id}/` },
      { id: `urn:${id}`, url: `https://news.example/${id}1.html` },
    ]) {
      const name = articleName(item);
      assert.match(name, /^[\w-][\w.-]{0,79}$/, name);
      assert.ok(!devices.test(name) && !(name in {}), name);
    }
    const file = fileName(id);
    assert.match(file, /^[a-z\d-]{1,80}$/, file);
    assert.ok(!devices.test(file), file);
  }
});

test('long names with the same beginning have files of their own', () => {
  const names = ['a', '뉴', '中'].flatMap((letter) => ['x', 'y'].map((end) => letter.repeat(400) + end));
  assert.equal(new Set(names.map(fileName)).size, names.length);
  assert.equal(new Set(names.map((name) => articleName({ id: name }))).size, names.length);
});

test('the hash is FNV-1a of 64 bits', () => {
  const slow = (text) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return hash.toString(36);
  };
  for (const text of ['', 'a', 'foobar', 'urn:x', '동포투데이', 'x'.repeat(1000), '\ud800'])
    assert.equal(fnv1a(text), slow(text), text);
  assert.equal(0x85944171f73967e8n.toString(36), fnv1a('foobar'));
});

test('of many references, those that mean no article are found', () => {
  const items = [{ id: '1' }, { id: 'urn:2', url: 'https://news.example/2?no=2' }];
  assert.deepEqual(
    unknownReferences(
      ['1', '1', '2', 'http://www.news.example/2?no=2#x', '3', 'http://news.example/3'],
      items,
    ),
    ['3', 'http://news.example/3'],
  );
});
