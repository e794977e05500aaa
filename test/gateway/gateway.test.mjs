/** The handler, by a clock and a source of the test's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createGateway } from '../../dist/gateway/index.js';
import { feedOf, setUp } from './help.mjs';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>시험</title><item><title>연길 소식</title>
<link>https://news.example/a?no=7</link><pubDate>Fri, 02 Jan 2026 03:04:05</pubDate></item></channel></rss>`;
const posts = JSON.stringify([
  {
    id: 5,
    link: 'https://blog.example/5',
    title: { rendered: '글' },
    content: { rendered: '<p>글</p>' },
    date_gmt: '2026-01-02T03:04:05',
  },
]);
const status = (code, headers) => new Response('sorry', { status: code, headers });

test('RSS in, JSON Feed out, for any page', async () => {
  const { ask, upstream } = setUp(rss);
  const response = await ask();
  assert.equal(response.status, 200);
  const { headers } = response;
  assert.equal(headers.get('content-type'), 'application/feed+json; charset=utf-8');
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.match(headers.get('access-control-expose-headers'), /ETag/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(headers.get('vary'), 'Accept-Encoding');
  assert.equal(
    headers.get('cache-control'),
    'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800',
  );
  const feed = await response.json();
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.deepEqual(
    feed.items.map(({ id, title, date_published }) => [id, title, date_published]),
    [['7', '연길 소식', '2026-01-02T03:04:05+09:00']],
  );
  assert.equal(upstream.calls.length, 1);
  assert.match(upstream.calls[0].headers['user-agent'], /dongpo-widgets/);
});

test("WordPress's posts, a zone, a section, headers of its own", async () => {
  const feeds = { wp: { url: 'https://blog.example/wp-json/', section: '문화', headers: { 'x-key': 'k' } } };
  const { ask, upstream } = setUp(posts, { feeds, base: 'https://feeds.example' });
  const feed = await (await ask('/wp.json')).json();
  assert.equal(feed.items[0].id, '5');
  assert.deepEqual(feed.items[0]._dongpo.section_path, ['문화']);
  assert.equal(feed.feed_url, 'https://feeds.example/wp.json');
  assert.equal(upstream.calls[0].headers['x-key'], 'k');
  const zoned = setUp(rss, { feeds: { a: { url: 'https://a.example/', timeZone: 'Asia/Shanghai' } } });
  assert.match((await (await zoned.ask('/a.json')).json()).items[0].date_published, /\+08:00$/);
});

test('only what is configured: no address comes from outside', async () => {
  const { ask, upstream } = setUp(feedOf(2));
  for (const path of [
    '/other.json',
    '/latest',
    '/latest.json/x',
    '/https://evil.example/feed.json',
    '/..%2flatest.json',
    '/article/',
    '/article/x/y.json',
    '/__proto__.json',
    '/constructor.json',
  ]) {
    const response = await ask(path);
    assert.equal(response.status, 404, path);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal((await response.json()).error.code, 'not-found');
  }
  assert.equal(upstream.calls.length, 0);
  assert.equal((await ask('/latest.json?url=http://10.0.0.1/&x=1')).status, 200);
  assert.deepEqual(
    upstream.calls.map(({ url }) => url),
    ['https://news.example/feed.xml?key=secret'],
  );
});

test('methods', async () => {
  const { ask } = setUp(feedOf(2));
  const whole = await ask();
  const head = await ask('/latest.json', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
  for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
    assert.equal(head.headers.get(name), whole.headers.get(name), name);
  const preflight = await ask(
    '/latest.json',
    { origin: 'https://a.example', 'access-control-request-method': 'GET' },
    'OPTIONS',
  );
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-methods'), /GET/);
  assert.equal(preflight.headers.get('access-control-max-age'), '86400');
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const response = await ask('/latest.json', {}, method);
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
  }
});

test('validators: strong, one for each encoding, and 304', async () => {
  const { ask } = setUp(feedOf(3));
  const plain = await ask();
  const zipped = await ask('/latest.json', { 'accept-encoding': 'gzip, br' });
  const tag = plain.headers.get('etag');
  const zippedTag = zipped.headers.get('etag');
  assert.match(tag, /^"[\w-]{20,}"$/);
  assert.notEqual(tag, zippedTag);
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  const text = await plain.text();
  assert.equal(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString(), text);
  for (const [known, headers, expected] of [
    [tag, {}, 304],
    [`W/${tag}`, {}, 304],
    [`"a", W/"b,c" , ${tag}`, {}, 304],
    ['*', {}, 304],
    [zippedTag, { 'accept-encoding': 'gzip' }, 304],
    [zippedTag, {}, 200],
    [tag, { 'accept-encoding': 'gzip' }, 200],
    ['"other"', {}, 200],
    [tag.slice(1, -1), {}, 200],
    ['', {}, 200],
  ]) {
    const response = await ask('/latest.json', { 'if-none-match': known, ...headers });
    assert.equal(response.status, expected, `${known} ${JSON.stringify(headers)}`);
    if (expected === 304) {
      assert.equal(await response.text(), '');
      assert.match(response.headers.get('cache-control'), /max-age/);
      assert.ok(response.headers.get('etag'));
    }
  }
});

test('encodings by weight', async () => {
  const { ask } = setUp(feedOf(3));
  for (const [accept, encoding] of [
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['gzip; q=0.0, *', null],
    ['*', 'gzip'],
    ['*;q=0', null],
    ['br', null],
    ['identity', null],
    ['identity, gzip;q=0.5', null],
    ['identity;q=0.5, gzip', 'gzip'],
    ['gzip;q=banana', null],
    ['', null],
  ])
    assert.equal(
      (await ask('/latest.json', { 'accept-encoding': accept })).headers.get('content-encoding'),
      encoding,
      accept,
    );
});

test('one request however many wait', async () => {
  let answer;
  const { ask, upstream } = setUp(
    () =>
      new Promise((done) => {
        answer = done;
      }),
  );
  const all = Array.from({ length: 50 }, () => ask());
  await new Promise(setImmediate);
  answer(feedOf(2));
  assert.deepEqual([...new Set((await Promise.all(all)).map(({ status }) => status))], [200]);
  assert.equal(upstream.calls.length, 1);
});

test('fresh: served; older: served at once and asked behind; the source is asked once in its time', async () => {
  const { ask, settle, pass, upstream } = setUp(feedOf(1));
  await ask();
  pass(59);
  assert.match((await ask()).headers.get('cache-control'), /max-age=1,/);
  await settle();
  assert.equal(upstream.calls.length, 1);
  pass(2);
  let answer;
  upstream.source = () =>
    new Promise((done) => {
      answer = done;
    });
  const stale = await Promise.all([ask(), ask(), ask()]);
  for (const response of stale) assert.equal((await response.json()).items.length, 1);
  assert.match(stale[0].headers.get('cache-control'), /max-age=5,/);
  assert.equal(upstream.calls.length, 2);
  answer(feedOf(2));
  await settle();
  assert.equal((await (await ask()).json()).items.length, 2);
  assert.equal(upstream.calls.length, 2);
});

test('a copy that nobody asked for in a while is not served while a new one is a moment away', async () => {
  const { ask, pass, upstream } = setUp(feedOf(1));
  await ask();
  pass(7200);
  upstream.source = feedOf(3);
  assert.equal((await (await ask()).json()).items.length, 3);
  pass(7200);
  upstream.source = status(500);
  assert.equal((await (await ask()).json()).items.length, 3);
});

test('the last good copy stands in, for a time, and the source is left alone', async () => {
  const failures = [
    status(500),
    status(404),
    new Response('<html><h1>점검 중</h1></html>', { headers: { 'content-type': 'text/html' } }),
    new Response('{"error":"x"}'),
    new Response(''),
    new TypeError('fetch failed'),
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error('cut')) })),
    feedOf(0),
    new Response('x'.repeat(5_000_001)),
  ];
  const { ask, settle, pass, upstream, log } = setUp(feedOf(2));
  await ask();
  for (const failure of failures) {
    upstream.source = () => failure;
    pass(61);
    for (let times = 0; times < 3; times++) {
      const response = await ask();
      assert.equal(response.status, 200);
      assert.equal((await response.json()).items.length, 2);
      await settle();
    }
  }
  assert.equal(upstream.calls.length, 1 + failures.length);
  assert.deepEqual(
    log.filter(({ event }) => event === 'upstream-failed').map(({ code, status }) => status ?? code),
    [500, 404, 'format', 'format', 'format', 'network', 'network', 'format', 'too-large'],
  );
  const health = await ask('/health');
  assert.equal(health.status, 200);
  assert.equal((await health.json()).feeds.latest.failures, failures.length);
  pass(604_800);
  const response = await ask();
  assert.equal(response.status, 502);
  assert.equal((await ask('/health')).status, 503);
  pass(61);
  upstream.source = feedOf(4);
  assert.equal((await (await ask()).json()).items.length, 4);
  assert.equal(log.at(-1).event, 'upstream-recovered');
});

test('an empty feed is believed the second time', async () => {
  const { ask, settle, pass, upstream } = setUp(feedOf(2));
  const count = async () => (await (await ask()).json()).items.length;
  await ask();
  upstream.source = feedOf(0);
  pass(61);
  await ask();
  await settle();
  assert.equal(await count(), 2);
  pass(61);
  await ask();
  await settle();
  assert.equal(await count(), 0);
  // A feed that was empty from the start is one.
  const fresh = setUp(feedOf(0));
  assert.equal((await fresh.ask()).status, 200);
});

test('before the first good answer: an error that says when to come again', async () => {
  const { ask, pass, upstream } = setUp(status(500));
  for (let times = 0; times < 3; times++) {
    const response = await ask();
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('retry-after'), `${60 - 10 * times}`);
    assert.deepEqual((await response.json()).error.code, 'http');
    pass(10);
  }
  assert.equal(upstream.calls.length, 1);
  assert.equal((await ask('/health')).status, 503);
  pass(31);
  upstream.source = feedOf(1);
  assert.equal((await ask()).status, 200);
  assert.equal((await ask('/health')).status, 200);
});

test('no answer in time is 504, though the fetch never ends', async () => {
  let signal;
  const { ask } = setUp(
    (_, init) => {
      signal = init.signal;
      return new Promise(() => {});
    },
    { timeout: 20 },
  );
  const response = await ask();
  assert.equal(response.status, 504);
  assert.ok(signal.aborted);
  const slow = new ReadableStream({
    pull: (controller) =>
      new Promise((done) => setTimeout(() => done(controller.enqueue(new Uint8Array(1))), 5)),
  });
  const slowly = setUp(() => new Response(slow), { timeout: 30 });
  assert.equal((await slowly.ask()).status, 504);
});

test('Retry-After of the source is kept: seconds or a date, a day at most', async () => {
  for (const [after, seconds] of [
    ['300', 300],
    ['Sun, 01 Mar 2026 00:05:00 GMT', 300],
    ['5', 60],
    ['soon', 60],
    ['99999999', 86_400],
  ]) {
    const { ask, upstream, pass } = setUp(status(429, { 'retry-after': after }));
    assert.equal((await ask()).headers.get('retry-after'), `${seconds}`, after);
    pass(seconds - 1);
    await ask();
    assert.equal(upstream.calls.length, 1, after);
    pass(1);
    await ask();
    assert.equal(upstream.calls.length, 2, after);
  }
});

test('the source is asked whether it has anything new', async () => {
  const validators = { etag: 'W/"7"', 'last-modified': 'Sun, 01 Feb 2026 00:00:00 GMT' };
  const { ask, settle, pass, upstream } = setUp(() => new Response(feedOf(2), { headers: validators }));
  const tag = (await ask()).headers.get('etag');
  assert.equal(upstream.calls[0].headers['if-none-match'], undefined);
  upstream.source = () => new Response(null, { status: 304 });
  for (let times = 0; times < 3; times++) {
    pass(61);
    await ask();
    await settle();
    assert.equal(upstream.calls.at(-1).headers['if-none-match'], 'W/"7"');
    assert.equal(upstream.calls.at(-1).headers['if-modified-since'], validators['last-modified']);
    const response = await ask();
    assert.equal(response.headers.get('etag'), tag);
    assert.match(response.headers.get('cache-control'), /max-age=60,/);
  }
  assert.match(
    await (await ask('/metrics')).text(),
    /upstream_requests_total\{feed="latest",outcome="unchanged"\} 3/,
  );
});

test('feeds cut from one address share its request; limit, sections, names with slashes or of any script', async () => {
  const url = 'https://news.example/feed';
  const { ask, upstream } = setUp(feedOf(10), {
    feeds: { latest: url, 'section/society': { url, sections: ['사회'] }, 문화: { url, sections: ['문화'] } },
    limit: 4,
    editing: { pinned: ['107'] },
  });
  const ids = async (path) => (await (await ask(path)).json()).items.map(({ id }) => id);
  assert.deepEqual(await ids('/latest.json'), ['107', '100', '101', '102']);
  assert.deepEqual(await ids('/section/society.json'), ['100', '102', '104', '106']);
  assert.deepEqual(await ids('/문화.json'), ['107', '101', '103', '105']);
  assert.equal(upstream.calls.length, 1);
  const { feeds } = await (await ask('/')).json();
  assert.deepEqual(feeds[2], { name: '문화', path: '/%EB%AC%B8%ED%99%94.json', title: '시험 신문' });
});

test('articles: from any feed, also beyond the limit; withdrawn ones are empty, corrected ones say so', async () => {
  const { ask } = setUp(feedOf(5), {
    limit: 2,
    base: 'https://feeds.example/g/',
    editing: { removed: ['https://news.example/article.html?no=101'], corrected: ['104'] },
  });
  const response = await ask('/article/104.json');
  assert.equal(response.status, 200);
  const feed = await response.json();
  assert.deepEqual(
    [feed.items.length, feed.items[0].id, feed.items[0]._dongpo.status],
    [1, '104', 'corrected'],
  );
  assert.equal(feed.feed_url, 'https://feeds.example/g/article/104.json');
  const again = await ask('/article/104.json', { 'if-none-match': response.headers.get('etag') });
  assert.equal(again.status, 304);
  // Not an error, after which a reader's own copy would be shown.
  const withdrawn = await ask('/article/101.json');
  assert.equal(withdrawn.status, 200);
  const { items: none, _dongpo: said, feed_url } = await withdrawn.json();
  assert.deepEqual([none, said.removed, feed_url], [[], ['101'], 'https://feeds.example/g/article/101.json']);
  assert.equal((await ask('/article/999.json')).status, 404);
  const { items, _dongpo } = await (await ask()).json();
  assert.deepEqual(
    items.map(({ id }) => id),
    ['100', '102'],
  );
  assert.ok(_dongpo.removed.includes('101'));
});

test('an article is nowhere only where every feed was seen', async () => {
  const feeds = { a: 'https://a.example/', b: 'https://b.example/' };
  const { ask } = setUp((url) => (url.includes('a.example') ? feedOf(1) : status(500)), { feeds });
  assert.equal((await ask('/article/100.json')).status, 200);
  const response = await ask('/article/999.json');
  assert.equal(response.status, 502);
  assert.ok(response.headers.get('retry-after'));
});

test('copies are shared and survive a restart', async () => {
  const store = new Map();
  const cache = {
    match: async (key) => store.get(key)?.clone(),
    put: async (key, response) => void store.set(key, response),
  };
  const first = setUp(() => new Response(feedOf(2), { headers: { etag: '"1"' } }), { cache });
  await first.ask();
  await first.settle();
  const second = setUp(status(500), { cache, editing: { removed: ['100'] } });
  assert.equal((await (await second.ask()).json()).items.length, 1);
  assert.equal(second.upstream.calls.length, 0);
  second.pass(61);
  await second.ask();
  await second.settle();
  assert.equal(second.upstream.calls[0].headers['if-none-match'], '"1"');
  assert.equal((await second.ask()).status, 200);
  // One that is old, found at the start, is served while the source is asked.
  const third = setUp(() => new Promise(() => {}), { cache, timeout: 50 });
  third.pass(300);
  assert.equal((await third.ask()).status, 200);
  // A cache that fails is none.
  const broken = {
    match: () => Promise.reject(new Error('full')),
    put: () => Promise.reject(new Error('full')),
  };
  const fourth = setUp(feedOf(1), { cache: broken });
  assert.equal((await fourth.ask()).status, 200);
  await fourth.settle();
  assert.ok(fourth.log.some(({ event }) => event === 'cache'));
});

test('metrics: feeds, sources, and who embeds; bounded', async () => {
  const { ask } = setUp(feedOf(1));
  for (let site = 0; site < 300; site++) await ask('/latest.json', { origin: `https://s${site}.example` });
  await ask('/latest.json', { origin: 'https://s0.example' });
  await ask('/latest.json', { origin: 'evil"} 1\\n' });
  await ask('/nothing.json');
  const response = await ask('/metrics');
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const text = await response.text();
  assert.match(text, /^dongpo_gateway_requests_total\{feed="latest",status="200"\} 302$/m);
  assert.match(text, /^dongpo_gateway_requests_total\{feed="",status="404"\} 1$/m);
  assert.match(text, /^dongpo_gateway_upstream_requests_total\{feed="latest",outcome="ok"\} 1$/m);
  assert.match(text, /^dongpo_gateway_upstream_seconds_count\{feed="latest"\} 1$/m);
  assert.match(text, /^dongpo_gateway_copy_age_seconds\{feed="latest"\} 0$/m);
  assert.match(text, /^dongpo_gateway_origin_requests_total\{origin="https:\/\/s0.example"\} 2$/m);
  assert.match(text, /^dongpo_gateway_origin_requests_total\{origin="other"\} 101$/m);
  assert.equal(text.match(/^dongpo_gateway_origin_requests_total/gm).length, 201);
  assert.doesNotMatch(text, /evil/);
});

test('nothing secret is logged or served', async () => {
  const feeds = {
    a: { url: 'https://a.example/feed?key=secret', headers: { authorization: 'Bearer secret' } },
  };
  for (const source of [feedOf(1), status(500), new TypeError('fetch failed')]) {
    const { ask, log } = setUp(source, { feeds });
    const bodies = await Promise.all(
      ['/a.json', '/', '/health', '/metrics', '/article/9.json'].map(async (path) =>
        (await ask(path)).text(),
      ),
    );
    assert.ok(log.length > 0);
    assert.doesNotMatch(JSON.stringify([bodies, log]), /secret/);
  }
});

test('what is wrong with the options is said at once', () => {
  const url = 'https://news.example/';
  for (const [options, message] of [
    [{}, /feeds/],
    [{ feeds: {} }, /feeds/],
    [{ feeds: { 'a b': url } }, /"a b" is no name/],
    [{ feeds: { '../a': url } }, /no name/],
    [{ feeds: { 'a//b': url } }, /no name/],
    [{ feeds: { 'article/a': url } }, /article\/ is taken/],
    [{ feeds: { a: 'feed.xml' } }, /feeds\.a: an absolute address/],
    [{ feeds: { a: 7 } }, /feeds\.a/],
    [{ feeds: { a: null } }, /feeds\.a/],
    [{ feeds: { a: 'http://127.0.0.1/' } }, /allowHosts could name it/],
    [{ feeds: { a: 'ftp://news.example/' } }, /not http/],
    [{ feeds: { a: 'https://u:p@news.example/' } }, /password/],
    [{ feeds: { a: { url, ttl: 1 } } }, /feeds\.a\.ttl: a number of at least 5/],
    [{ feeds: { a: { url, timeZone: 'Mars/Olympus' } } }, /time zone/],
    [{ feeds: { a: { url, headers: { 'x y': 'z' } } } }, /no header/],
    [{ feeds: { a: { url, headers: { x: 'a\r\nb' } } } }, /no header/],
    [{ feeds: { a: url }, ttl: '60' }, /ttl/],
    [{ feeds: { a: url }, ttl: Number.NaN }, /ttl/],
    [{ feeds: { a: url }, base: 'feeds' }, /base/],
    [{ feeds: { a: url }, limit: 0 }, /limit/],
    [{ feeds: { a: url }, allowHosts: ['http://a'] }, /allowHosts/],
  ])
    assert.throws(
      () => createGateway(options),
      (error) => error.name === 'TypeError' && message.test(error.message),
      `${message}`,
    );
});
