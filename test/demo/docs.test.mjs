/** The documentation pages: complete, by custom-elements.json, and without broken links. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startDemo } from '../../demo/server.mjs';

const elements = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'))
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);
let demo;
before(async () => {
  demo = await startDemo({ port: 0, quiet: true });
});
after(() => demo.close());
const get = async (path) => (await fetch(demo.origin + path)).text();

test('the docs have a page for each element, with an anchor for each attribute, event, part and token', async () => {
  for (const element of elements) {
    const text = await get(`/api/${element.tagName}.html`);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${element.tagName}: an id twice`);
    for (const [kind, list] of Object.entries({
      attribute: element.attributes,
      event: element.events,
      slot: element.slots,
      part: element.cssParts,
      token: element.cssProperties,
    }))
      for (const { name } of list)
        assert.ok(ids.includes(`${kind}-${name || 'default'}`), `${element.tagName}: ${kind} ${name}`);
    for (const id of ['property-feed', 'method-reload()', 'state-:state(stale)'])
      assert.ok(ids.includes(id), `${element.tagName}: ${id}`);
    assert.match(text, new RegExp(`<${element.tagName}\\n`), 'the element itself');
    assert.doesNotMatch(text, />\s*undefined|\[object|\{origin\}|@internal/);
  }
  assert.match(
    await get('/api/dongpo-headlines.html'),
    /id="attribute-layout">[\s\S]{0,120}<code>list<\/code> \| <code>cards<\/code> \| <code>compact<\/code> \| <code>lead<\/code> · default <code>list<\/code>/,
  );
});

test('the guides of the docs contain the whole Markdown files', async () => {
  const text = await get('/guide/own-element.html');
  assert.match(text, /<h1 id="an-element-of-your-own">/);
  assert.match(text, /class NewsCards extends LitElement/);
  // Code stays code.
  assert.match(text, /&lt;news-cards src=/);
  assert.doesNotMatch(text, /<news-cards|```/);
});

test('all links in the docs and to the docs resolve', async () => {
  assert.match(await get('/'), /href="\/api\/"/);
  const seen = new Set();
  const queue = ['/api/'];
  for (const path of queue) {
    const text = await get(path);
    for (const [, to] of text.replace(/<code>[\s\S]*?<\/code>/g, '').matchAll(/(?:href|src)="(\/[^"{]*)"/g)) {
      if (seen.has(to)) continue;
      seen.add(to);
      assert.equal((await fetch(demo.origin + to)).status, 200, `${path}: ${to}`);
      if (/^\/(api|guide)\//.test(to)) queue.push(to);
    }
  }
  assert.ok(seen.has('/guide/own-element.html') && seen.has('/custom-elements.json'));
  for (const path of ['/api/dongpo-none.html', '/api/', '/guide/own-element.md', '/guide/'])
    assert.equal((await fetch(demo.origin + path)).status, path === '/api/' ? 200 : 404, path);
});
