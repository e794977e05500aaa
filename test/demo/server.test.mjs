import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toRss } from '../../demo/formats.mjs';
import { startDemo } from '../../demo/server.mjs';

const names = ['latest', 'best', 'feed.zh-CN', 'feed.en', 'mixed'];
const serverFile = fileURLToPath(new URL('../../demo/server.mjs', import.meta.url));
let demo;

before(async () => {
  demo = await startDemo({ port: 0, quiet: true });
});
after(() => demo.close());

/** Throws if tags, attributes or references are not well-formed. Sufficient for the output of formats.mjs. */
function checkXml(xml) {
  const open = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>/, '')
    .replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .replace(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g, (_, closing, name, attributes, empty) => {
      const values = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, each]) => each);
      assert.equal(new Set(values).size, values.length, `attributes of <${name}>`);
      if (closing) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
      return '';
    });
  assert.deepEqual(open, []);
  assert.ok(!rest.includes('<'), 'a stray <');
  assert.ok(!/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')), 'a stray &');
}

/** Requests a path as it is written; `fetch` would normalise it. */
function raw(origin, path) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('the demo server serves every feed in four well-formed formats on both ports', async () => {
  const types = {
    json: 'application/feed+json',
    rss: 'application/rss+xml',
    atom: 'application/atom+xml',
    rdf: 'application/rdf+xml',
  };
  for (const origin of [demo.origin, demo.feedsOrigin]) {
    for (const name of names) {
      for (const format in types) {
        const response = await fetch(`${origin}/feeds/${name}.${format}`);
        assert.equal(response.status, 200);
        assert.match(
          response.headers.get('content-type'),
          new RegExp(`^${types[format].replace('+', '\\+')}; charset=utf-8$`),
        );
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.equal(response.headers.get('cache-control'), 'max-age=60');
        const text = await response.text();
        if (format === 'json') assert.equal(JSON.parse(text).feed_url, `${origin}/feeds/${name}.json`);
        else checkXml(text);
      }
    }
  }
});

test('the sample feeds are valid, with absolute addresses and recent dates', async () => {
  for (const name of names) {
    const feed = await (await fetch(`${demo.feedsOrigin}/feeds/${name}.json`)).json();
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(new Set(feed.items.map((item) => item.id)).size, feed.items.length);
    for (const item of feed.items) {
      assert.match(item.date_published, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
      const age = Date.now() - Date.parse(item.date_published);
      assert.ok(age > 0 && age < 7 * 864e5, `${item.id} is ${age} ms old`);
      assert.ok(item.url.startsWith(`${demo.origin}/article.html?no=`));
      if (item.image) assert.equal((await fetch(item.image)).headers.get('content-type'), 'image/svg+xml');
      assert.doesNotMatch(item.content_html ?? '', /(?:src|href)="\//);
    }
  }
  const { items } = await (await fetch(`${demo.origin}/feeds/best.json`)).json();
  assert.deepEqual(
    items.map((item) => item._dongpo.rank),
    items.map((_, index) => index + 1),
  );
});

test('the demo feeds escape or leave out characters that XML cannot contain', () => {
  const rss = toRss({
    title: 'A & B',
    items: [
      {
        id: '1',
        title: '<121 코커스 만세> "A" \u0008\ud800',
        summary: '… &n...',
        content_html: '<p>]]></p>',
        date_published: '2026-01-02T03:04:05+09:00',
      },
    ],
  });
  checkXml(rss);
  assert.ok(rss.includes('<title>&lt;121 코커스 만세&gt; &quot;A&quot; </title>'));
  assert.ok(rss.includes('&amp;n...'));
  assert.ok(rss.includes('<![CDATA[<p>]]]]><![CDATA[></p>]]>'));
  assert.ok(rss.includes('<guid isPermaLink="false">1</guid>'));
  assert.ok(rss.includes('<pubDate>Thu, 01 Jan 2026 18:04:05 GMT</pubDate>'));
});

test('each edition of the sample news is in its own language', async () => {
  for (const language of ['zh-CN', 'en']) {
    const feed = await (await fetch(`${demo.origin}/feeds/feed.${language}.json`)).json();
    assert.deepEqual([...new Set([feed, ...feed.items].map((each) => each.language))], [language]);
  }
});

test('the demo server answers a known ETag with 304', async () => {
  for (const path of ['/feeds/latest.json', '/feeds/best.rss', '/feeds/article/20131.json']) {
    const etag = (await fetch(demo.feedsOrigin + path)).headers.get('etag');
    const again = await fetch(demo.feedsOrigin + path, {
      headers: { 'If-None-Match': `"other", W/${etag}` },
    });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('access-control-allow-origin'), '*');
    assert.equal(await again.text(), '');
  }
});

test('the demo server serves one file for each article and 404 for others', async () => {
  const feed = await (await fetch(`${demo.feedsOrigin}/feeds/article/20131.json`)).json();
  assert.equal(feed.items.length, 1);
  assert.ok(feed.items[0].content_html.length > 1000);
  for (const path of [
    '/feeds/article/1.json',
    '/feeds/nothing.json',
    '/feeds/__proto__.json',
    '/feeds/faults/toString',
  ]) {
    assert.equal((await fetch(demo.origin + path)).status, 404);
  }
});

test('the faulty feeds of the demo server are faulty', async () => {
  const at = (name) => `${demo.feedsOrigin}/feeds/faults/${name}`;
  assert.equal((await fetch(at('404'))).status, 404);
  assert.equal((await fetch(at('500'))).status, 500);
  assert.match((await fetch(at('html'))).headers.get('content-type'), /^text\/html/);
  assert.deepEqual((await (await fetch(at('empty.json'))).json()).items, []);
  const broken = await (await fetch(at('broken.xml'))).text();
  assert.ok(broken.includes('<item>') && !broken.includes('</rss>'));
  await assert.rejects(fetch(at('hang'), { signal: AbortSignal.timeout(300) }), { name: 'TimeoutError' });
  const started = Date.now();
  assert.equal((await fetch(at('slow'))).status, 200);
  assert.ok(Date.now() - started > 2000);
});

test('the pages of the demo server are filled in and not cached, and the second port has none', async () => {
  const partners = ['school', 'chamber', 'blog', 'portal'].map((name) => `/partners/${name}.html`);
  for (const path of ['/', ...partners, '/article.html?no=20131']) {
    const response = await fetch(demo.origin + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    assert.doesNotMatch(await response.text(), /\{\{|\{origin\}|\{feeds\}/, path);
    assert.equal((await fetch(demo.feedsOrigin + path)).status, 404);
  }
  assert.deepEqual(await (await fetch(`${demo.origin}/config.json`)).json(), {
    origin: demo.origin,
    feedsOrigin: demo.feedsOrigin,
  });
  assert.equal((await fetch(`${demo.origin}/article.html?no=1`)).status, 404);
});

test('the demo server serves nothing outside of demo/ and dist/', async () => {
  const paths = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/dist/../../package.json',
    '/dist/..%2f..%2fpackage.json',
    '/..%5cpackage.json',
    '//etc/passwd',
    '/.git/config',
    '/%00',
    '/%',
  ];
  for (const path of paths) assert.equal(await raw(demo.origin, path), 400, path);
  for (const path of ['/server.mjs', '/news/latest.json', '/dist', '/images'])
    assert.equal(await raw(demo.origin, path), 404, path);
  assert.equal((await fetch(demo.origin, { method: 'POST' })).status, 405);
});

test('the demo server exits with 1 and one sentence if the given port is taken', async () => {
  const { port } = new URL(demo.origin);
  await assert.rejects(startDemo({ port: Number(port), quiet: true }), { code: 'EADDRINUSE' });
  for (const [given, sentence] of [
    [port, `Port ${port} is in use: set PORT to a free one.\n`],
    ['http', 'PORT must be a number from 0 to 65535, not "http".\n'],
  ]) {
    const child = spawn(process.execPath, [serverFile], { env: { ...process.env, PORT: given } });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.equal(said, sentence);
  }
});

test('two demo servers without a given port run side by side', async () => {
  const two = await Promise.all([startDemo({ quiet: true }), startDemo({ quiet: true })]);
  try {
    const origins = two.flatMap(({ origin, feedsOrigin }) => [origin, feedsOrigin]);
    assert.equal(new Set(origins).size, 4);
    for (const origin of origins) assert.equal((await fetch(`${origin}/feeds/best.json`)).status, 200);
  } finally {
    await Promise.all(two.map(({ close }) => close()));
  }
});
