import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadFeed as loadPersistently } from '../../../dist/feed/index.js';
import { feedFromObject } from '../../../dist/feed/load/feed-from-object.js';
import { startFaults } from '../../server/faults.mjs';

/** One attempt; test/feed/retry.test.mjs has the others. */
const loadFeed = (url, options) => loadPersistently(url, { attempts: 1, ...options });

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const JSON_TYPE = { 'content-type': 'application/feed+json' };
const RELATIVE = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  items: [{ title: 'a', url: 'story/1' }],
});

/** Responses that were given up before their end. */
let given = [];
/** Bytes that left for `/endless`. */
let sent = 0;
let failing = false;

const ROUTES = [
  [
    /^\/watched$/,
    'the feed after ?ms=, and whether the asker waited for it',
    async ({ response, query }) => {
      response.once('close', () => given.push(!response.writableFinished));
      if (query.has('body')) response.writeHead(200, JSON_TYPE).flushHeaders();
      await wait(Number(query.get('ms') ?? 100));
      if (!response.destroyed) response.end(RELATIVE);
    },
  ],
  [
    /^\/endless$/,
    'never ends, and counts what is taken',
    async ({ response }) => {
      response
        .writeHead(200, JSON_TYPE)
        .write('{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"');
      const filler = 'x'.repeat(64_000);
      for (sent = 0; sent < 40e6 && !response.destroyed; sent += filler.length)
        if (!response.write(filler)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      response.destroy();
    },
  ],
  [
    /^\/bomb$/,
    '20 MB in a small gzip',
    ({ response }) =>
      response
        .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
        .end(gzipSync(' '.repeat(20e6) + RELATIVE)),
  ],
  [/^\/deep\/feed\.json$/, 'a feed with a relative link', ({ response }) => response.end(RELATIVE)],
  [
    /^\/mended$/,
    'fails until it does not',
    ({ response }) => response.writeHead(failing ? 500 : 200, JSON_TYPE).end(RELATIVE),
  ],
  [
    /^\/escaped$/,
    'an entity that is meant',
    ({ response }) => response.end('{"items":[{"title":"태그 &amp;lt;b&amp;gt; 읽기"},{"title":"b"}]}'),
  ],
  [/^\/204$/, 'no content', ({ response }) => response.writeHead(204).end()],
];

let server;
let at;
before(async () => {
  server = await startFaults({ routes: ROUTES });
  at = (path) => server.origin + path;
});
after(() => server.close());
beforeEach(() => {
  // As a new page.
  delete globalThis[Symbol.for('dongpo-widgets.store.1')];
  delete globalThis[Symbol.for('dongpo-widgets.origins.1')];
  server.reset();
  given = [];
  failing = false;
});

const fails = (code, more) => (error) => {
  assert.equal(error.name, 'FeedError', String(error));
  assert.ok(error instanceof Error);
  assert.equal(error.code, code);
  assert.ok(error.message);
  for (const name in more) assert.equal(error[name], more[name]);
  return true;
};

test('loads JSON Feed and RSS', async () => {
  const feed = await loadFeed(at('/feed.json'));
  assert.equal(feed.items.length, 10);
  assert.equal(feed.title, '시험 신문');
  assert.equal((await loadFeed(at('/feed.xml'))).items.length, 10);
});

test('timeout, before the headers', async () => {
  const start = performance.now();
  await assert.rejects(loadFeed(at('/hang'), { timeout: 100 }), fails('timeout', { url: at('/hang') }));
  assert.ok(performance.now() - start < 1000);
});

test('timeout, in the body', async () => {
  await assert.rejects(loadFeed(at('/hang-body'), { timeout: 100 }), fails('timeout'));
});

test('timeout, though bytes keep coming', async () => {
  const start = performance.now();
  await assert.rejects(loadFeed(at('/slow?ms=5&items=10'), { timeout: 200 }), fails('timeout'));
  assert.ok(performance.now() - start < 1000);
});

test('a timeout ends the request', async () => {
  await assert.rejects(loadFeed(at('/watched?ms=400'), { timeout: 50 }), fails('timeout'));
  await wait(100);
  assert.deepEqual(given, [true]);
});

test('a timeout belongs to its caller', async () => {
  const url = at('/watched?ms=200');
  const [short, long] = await Promise.allSettled([loadFeed(url, { timeout: 50 }), loadFeed(url)]);
  fails('timeout')(short.reason);
  assert.equal(long.value.items.length, 1);
  assert.equal(server.requests('/watched').length, 1);
});

test('a very long timeout is one', async () => {
  for (const timeout of [2 ** 31, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])
    assert.equal((await loadFeed(at(`/watched?t=${timeout}`), { timeout })).items.length, 1, `${timeout}`);
});

test('the size limit: 20 MB are not taken in', { timeout: 20_000 }, async () => {
  await assert.rejects(loadFeed(at('/big')), fails('too-large', { url: at('/big') }));
});

test('the size limit: no more is asked for than may be kept, and memory is bounded', {
  timeout: 20_000,
}, async () => {
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(loadFeed(at('/endless')), fails('too-large'));
  await wait(100);
  const taken = sent;
  await wait(100);
  assert.equal(sent, taken, 'nothing more is sent');
  // What sockets hold is on the way as well.
  assert.ok(taken < 15e6, `${taken} bytes`);
  assert.ok(process.memoryUsage().arrayBuffers - before < 30e6);
});

test('the size limit counts what is decompressed', { timeout: 20_000 }, async () => {
  await assert.rejects(loadFeed(at('/bomb')), fails('too-large'));
});

test('the size limit of the caller', async () => {
  await assert.rejects(loadFeed(at('/feed.json?a'), { maxBytes: 100 }), fails('too-large'));
  const { byteLength } = await (await fetch(at('/deep/feed.json'))).arrayBuffer();
  assert.equal((await loadFeed(at('/deep/feed.json'), { maxBytes: byteLength })).items.length, 1);
  await assert.rejects(loadFeed(at('/deep/feed.json?b'), { maxBytes: byteLength - 1 }), fails('too-large'));
  assert.equal(
    (await loadFeed(at('/big?mb=6'), { maxBytes: 10e6, timeout: 20_000 })).items[0].title.length > 0,
    true,
  );
});

test('an abort is silent: the reason, not a FeedError', async () => {
  for (const url of [at('/hang'), at('/hang-body')]) {
    const controller = new AbortController();
    const reason = new Error('enough');
    const loading = loadFeed(url, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await assert.rejects(loading, (error) => error === reason);
  }
  const controller = new AbortController();
  const loading = loadFeed(at('/hang'), { signal: controller.signal });
  controller.abort();
  await assert.rejects(loading, { name: 'AbortError' });
});

test('an abort whose reason is nothing', async () => {
  for (const reason of [null, 0, '']) {
    const controller = new AbortController();
    const loading = loadFeed(at('/hang'), { signal: controller.signal });
    controller.abort(reason);
    const [{ status, reason: got }] = await Promise.allSettled([loading]);
    assert.equal(status, 'rejected');
    assert.equal(got, reason);
  }
});

test('aborted before it began: nothing is asked', async () => {
  await assert.rejects(loadFeed(at('/feed.json'), { signal: AbortSignal.abort(new Error('enough')) }), {
    message: 'enough',
  });
  assert.equal(server.requests('/feed.json').length, 0);
});

test('an abort after the end does nothing', async () => {
  const controller = new AbortController();
  const feed = await loadFeed(at('/feed.json'), { signal: controller.signal });
  controller.abort();
  await wait(20);
  assert.equal(feed.items.length, 10);
  assert.equal((await loadFeed(at('/feed.json'))).items.length, 10);
});

test('a signal that lives long does not gather listeners', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = function (...args) {
    if (!args[2]?.signal) listeners++;
    return addEventListener.apply(this, args);
  };
  signal.removeEventListener = function (...args) {
    listeners--;
    return removeEventListener.apply(this, args);
  };
  for (let time = 0; time < 5; time++) await loadFeed(at('/feed.json'), { signal });
  assert.ok(listeners <= 0, `${listeners} are left`);
});

for (const status of [400, 401, 403, 404, 410, 429, 500, 503]) {
  test(`HTTP ${status}`, () =>
    assert.rejects(
      loadFeed(at(`/status/${status}`)),
      fails('http', { status, url: at(`/status/${status}`) }),
    ));
}

for (const path of ['/reset', '/cut', '/loop']) {
  test(`network: ${path}`, () => assert.rejects(loadFeed(at(path)), fails('network')));
}

test('network: nobody there', async () => {
  await assert.rejects(loadFeed('http://127.0.0.1:1/feed.json'), fails('network'));
  await assert.rejects(loadFeed('http://nobody.invalid/feed.json', { timeout: 5000 }), (error) =>
    ['network', 'timeout'].includes(error.code),
  );
});

for (const path of ['/html', '/empty', '/204']) {
  test(`format: ${path}`, () => assert.rejects(loadFeed(at(path)), fails('format')));
}

test('cut short: the items before the break', async () => {
  for (const path of ['/truncated.json', '/truncated.xml']) {
    const { items } = await loadFeed(at(path));
    assert.ok(items.length >= 3 && items.length < 10, `${path}: ${items.length}`);
  }
  assert.deepEqual((await loadFeed(at('/no-items.json'))).items, []);
});

test('a relative link stands where the feed does, after redirects', async () => {
  assert.equal((await loadFeed(at('/deep/feed.json'))).items[0].url, at('/deep/story/1'));
  for (const status of [301, 302, 307, 308]) {
    const feed = await loadFeed(at(`/redirect?to=/deep/feed.json&status=${status}`));
    assert.equal(feed.items[0].url, at('/deep/story/1'));
  }
});

test('callers of one address share one request and one reading', async () => {
  const url = at('/watched');
  const feeds = await Promise.all([1, 2, 3, 4, 5].map(() => loadFeed(url)));
  assert.equal(server.requests('/watched').length, 1);
  for (const feed of feeds) assert.equal(feed, feeds[0]);
  assert.equal(await loadFeed(url), feeds[0], 'one that comes later');
  assert.equal(server.requests('/watched').length, 1);
});

test('zones share the request, not the reading', async () => {
  const feeds = await Promise.all(
    [undefined, 'Asia/Shanghai'].map((timeZone) => loadFeed(at('/watched'), { timeZone })),
  );
  assert.equal(server.requests('/watched').length, 1);
  assert.notEqual(feeds[0], feeds[1]);
});

test('one caller leaves: the other still gets it', async () => {
  const url = at('/watched?ms=150');
  for (const leaves of [0, 1]) {
    server.reset();
    delete globalThis[Symbol.for('dongpo-widgets.store.1')];
    const controllers = [new AbortController(), new AbortController()];
    const loading = controllers.map(({ signal }) => loadFeed(url, { signal }));
    setTimeout(() => controllers[leaves].abort(new Error('enough')), 30);
    const results = await Promise.allSettled(loading);
    assert.equal(results[leaves].reason.message, 'enough');
    assert.equal(results[1 - leaves].value.items.length, 1);
    assert.equal(server.requests('/watched').length, 1);
  }
  assert.deepEqual(given, [false, false]);
});

test('one caller leaves: a third joins the request under way', async () => {
  const url = at('/watched?ms=150');
  const controller = new AbortController();
  const first = loadFeed(url, { signal: controller.signal });
  const second = loadFeed(url);
  controller.abort();
  await assert.rejects(first, { name: 'AbortError' });
  await Promise.all([second, loadFeed(url)]);
  assert.equal(server.requests('/watched').length, 1);
});

test('all callers leave: the request ends, and the next one asks anew', async () => {
  for (const body of ['', '&body=1']) {
    server.reset();
    given = [];
    const url = at(`/watched?ms=300${body}`);
    const controllers = [new AbortController(), new AbortController()];
    const loading = controllers.map(({ signal }) => loadFeed(url, { signal }));
    setTimeout(() => controllers[0].abort(), 30);
    setTimeout(() => controllers[1].abort(), 60);
    const results = await Promise.allSettled(loading);
    for (const { reason } of results) assert.equal(reason.name, 'AbortError');
    assert.equal((await loadFeed(url)).items.length, 1);
    assert.deepEqual(given, [true, false]);
    assert.equal(server.requests('/watched').length, 2);
  }
});

test('a failure is not kept', async () => {
  failing = true;
  await assert.rejects(loadFeed(at('/mended')), fails('http', { status: 500 }));
  failing = false;
  assert.equal((await loadFeed(at('/mended'))).items.length, 1);
  await assert.rejects(loadFeed(at('/html')), fails('format'));
  await assert.rejects(loadFeed(at('/html')), fails('format'));
  assert.equal(server.requests('/html').length, 2);
});

test('a failure is everybody’s who waits, once', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => loadFeed(at('/delay?ms=50&to=/status/500'))));
  for (const { reason } of results) fails('http', { status: 500 })(reason);
  assert.equal(server.requests('/delay').length, 1);
});

test('reload asks again, and not twice at once', async () => {
  const url = at('/watched');
  const first = await loadFeed(url);
  const [second, third] = await Promise.all([
    loadFeed(url, { reload: true }),
    loadFeed(url, { reload: true }),
  ]);
  assert.equal(server.requests('/watched').length, 2);
  assert.notEqual(second, first);
  assert.equal(third, second);
  assert.equal(await loadFeed(url), second, 'the newer one is kept');
});

test('reload goes through the HTTP cache without headers that need a preflight', async () => {
  await loadFeed(at('/feed.json?etag=1'));
  await loadFeed(at('/feed.json?etag=1'), { reload: true });
  for (const { method, headers } of server.requests('/feed.json')) {
    assert.equal(method, 'GET');
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  }
});

test('limit: as many items, and the others for who asks for more', async () => {
  const [three, all] = await Promise.all([
    loadFeed(at('/feed.json'), { limit: 3 }),
    loadFeed(at('/feed.json')),
  ]);
  assert.equal(three.items.length, 3);
  assert.equal(all.items.length, 10);
  assert.equal(server.requests('/feed.json').length, 1);
  assert.equal((await loadFeed(at('/feed.json'), { limit: 99 })).items.length, 10);
});

test('a feed that was loaded is not decoded again when it is given as an object', async () => {
  for (const limit of [undefined, 1]) {
    const feed = await loadFeed(at('/escaped'), { limit });
    assert.equal(feed.items[0].title, '태그 &lt;b&gt; 읽기');
    assert.equal(await feedFromObject(feed, {}), feed, `limit ${limit}`);
  }
});

test('an object of JSON Feed’s shape is read as a feed', async () => {
  const feed = await feedFromObject(JSON.parse(RELATIVE), { url: 'https://news.example/1.json' });
  assert.equal(feed.items[0].url, 'https://news.example/story/1');
  assert.equal(await feedFromObject({ name: 'no feed' }, {}), undefined);
});

test('loadFeed replaces {lang} by its language, or the next one that is there, which it remembers', async () => {
  const asked = [];
  const ownFetch = async (url) => {
    asked.push(new URL(url).pathname);
    return url.endsWith('/en.json') ? new Response(RELATIVE) : new Response('', { status: 404 });
  };
  const options = { language: 'ru', fetch: ownFetch };
  const feed = await loadFeed('https://news.example/{lang}.json', options);
  assert.equal(feed.language, 'en');
  assert.equal(feed.items.length, 1);
  assert.equal(await feedFromObject(feed, {}), feed);
  await loadFeed('https://news.example/{lang}.json', options);
  assert.deepEqual(asked, ['/ru.json', '/en.json', '/en.json']);
});

test('a fetch of one’s own is asked each time, and its failures are told alike', async () => {
  const asked = [];
  const own = (answer) => async (url, init) => {
    asked.push([url, init]);
    return answer();
  };
  const options = { fetch: own(() => new Response(RELATIVE)) };
  for (let time = 0; time < 2; time++)
    assert.equal(
      (await loadFeed('https://news.example/feeds/1.json', options)).items[0].url,
      'https://news.example/feeds/story/1',
    );
  assert.equal(asked.length, 2);
  assert.equal(asked[0][0], 'https://news.example/feeds/1.json');
  const { credentials, referrerPolicy, headers, signal } = asked[0][1];
  assert.deepEqual([credentials, referrerPolicy, headers], ['same-origin', 'no-referrer', undefined]);
  assert.ok(signal instanceof AbortSignal);

  const failing = (answer) => loadFeed('https://news.example/1', { fetch: own(answer) });
  await assert.rejects(
    failing(() => Promise.reject(new TypeError('refused'))),
    fails('network'),
  );
  await assert.rejects(
    failing(() => new Response('x', { status: 404 })),
    fails('http', { status: 404 }),
  );
  await assert.rejects(
    failing(() => new Response('x')),
    fails('format'),
  );
  await assert.rejects(
    failing(() => new Response(null)),
    fails('format'),
  );
  await assert.rejects(
    failing(() => {
      throw new Error('at once');
    }),
    fails('network'),
  );
});

for (const url of [
  `data:application/json,${encodeURIComponent(RELATIVE)}`,
  'file:///etc/passwd',
  'javascript:alert(1)',
  'blob:https://news.example/x',
  'ftp://news.example/feed.json',
  '/feed.json',
  'feed.json',
  '',
  ' ',
  'http://',
]) {
  test(`refused: "${url.slice(0, 40)}"`, async () => {
    let asked = 0;
    const spy = async () => {
      asked++;
      return new Response(RELATIVE);
    };
    await assert.rejects(loadFeed(url), fails('network', { url }));
    await assert.rejects(loadFeed(url, { fetch: spy }), fails('network'));
    assert.equal(asked, 0);
  });
}

test('what another version left in the page’s store does no harm', async () => {
  for (const odd of [
    new Map([[at('/feed.json'), null]]),
    new Map([[at('/feed.json'), { feeds: {} }]]),
    {},
    'x',
  ]) {
    globalThis[Symbol.for('dongpo-widgets.store.1')] = odd;
    assert.equal((await loadFeed(at('/feed.json'))).items.length, 10);
  }
});

test('the store does not grow without end', async () => {
  for (let number = 0; number < 30; number++) await loadFeed(at(`/deep/feed.json?${number}`));
  assert.ok(globalThis[Symbol.for('dongpo-widgets.store.1')].size <= 20);
});
