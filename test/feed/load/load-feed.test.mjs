import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadFeed as loadPersistently } from '../../../dist/feed/index.js';
import { feedFromObject } from '../../../dist/feed/load/feed-from-object.js';
import { startFaults } from '../../server/faults.mjs';

/** One attempt; test/feed/retry.test.mjs has the others. */
const loadFeed = (url, options) => loadPersistently(url, { attempts: 1, ...options });

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const JSON_TYPE = { 'content-type': 'application/feed+json' };
const RELATIVE = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  items: [{ title: 'a', url: 'story/1' }],
});

/** Responses that were abandoned before their end. */
let abandoned = [];
/** Bytes that left for `/endless`. */
let bytesSent = 0;
let failing = false;

const ROUTES = [
  [
    /^\/watched$/,
    'the feed after ?ms=, and whether the asker waited for it',
    async ({ response, query }) => {
      response.once('close', () => abandoned.push(!response.writableFinished));
      if (query.has('body')) response.writeHead(200, JSON_TYPE).flushHeaders();
      await sleep(Number(query.get('ms') ?? 100));
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
      for (bytesSent = 0; bytesSent < 40e6 && !response.destroyed; bytesSent += filler.length)
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
let urlOf;
before(async () => {
  server = await startFaults({ routes: ROUTES });
  urlOf = (path) => server.origin + path;
});
after(() => server.close());
beforeEach(() => {
  // As a new page.
  delete globalThis[Symbol.for('dongpo-widgets.store.1')];
  delete globalThis[Symbol.for('dongpo-widgets.origins.1')];
  server.reset();
  abandoned = [];
  failing = false;
});

const isFeedError = (code, more) => (error) => {
  assert.equal(error.name, 'FeedError', String(error));
  assert.ok(error instanceof Error);
  assert.equal(error.code, code);
  assert.ok(error.message);
  for (const name in more) assert.equal(error[name], more[name]);
  return true;
};

test('loadFeed loads JSON Feed and RSS', async () => {
  const feed = await loadFeed(urlOf('/feed.json'));
  assert.equal(feed.items.length, 10);
  assert.equal(feed.title, '시험 신문');
  assert.equal((await loadFeed(urlOf('/feed.xml'))).items.length, 10);
});

test('loadFeed times out before the headers', async () => {
  const start = performance.now();
  await assert.rejects(
    loadFeed(urlOf('/hang'), { timeout: 100 }),
    isFeedError('timeout', { url: urlOf('/hang') }),
  );
  assert.ok(performance.now() - start < 1000);
});

test('loadFeed times out in the body', async () => {
  await assert.rejects(loadFeed(urlOf('/hang-body'), { timeout: 100 }), isFeedError('timeout'));
});

test('loadFeed times out though bytes keep coming', async () => {
  const start = performance.now();
  await assert.rejects(loadFeed(urlOf('/slow?ms=5&items=10'), { timeout: 200 }), isFeedError('timeout'));
  assert.ok(performance.now() - start < 1000);
});

test('a timeout aborts the request', async () => {
  await assert.rejects(loadFeed(urlOf('/watched?ms=400'), { timeout: 50 }), isFeedError('timeout'));
  await sleep(100);
  assert.deepEqual(abandoned, [true]);
});

test('a timeout ends one caller and not the others', async () => {
  const url = urlOf('/watched?ms=200');
  const [short, long] = await Promise.allSettled([loadFeed(url, { timeout: 50 }), loadFeed(url)]);
  isFeedError('timeout')(short.reason);
  assert.equal(long.value.items.length, 1);
  assert.equal(server.requests('/watched').length, 1);
});

test('a timeout of more than 31 bits does not end at once', async () => {
  for (const timeout of [2 ** 31, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])
    assert.equal((await loadFeed(urlOf(`/watched?t=${timeout}`), { timeout })).items.length, 1, `${timeout}`);
});

test('a body of 20 MB is refused', { timeout: 20_000 }, async () => {
  await assert.rejects(loadFeed(urlOf('/big')), isFeedError('too-large', { url: urlOf('/big') }));
});

test('a body without end is read no further than the size limit', {
  timeout: 20_000,
}, async () => {
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(loadFeed(urlOf('/endless')), isFeedError('too-large'));
  await sleep(100);
  const taken = bytesSent;
  await sleep(100);
  assert.equal(bytesSent, taken, 'nothing more is sent');
  // What sockets hold is on the way as well.
  assert.ok(taken < 15e6, `${taken} bytes`);
  assert.ok(process.memoryUsage().arrayBuffers - before < 30e6);
});

test('the size limit counts bytes after decompression', { timeout: 20_000 }, async () => {
  await assert.rejects(loadFeed(urlOf('/bomb')), isFeedError('too-large'));
});

test('loadFeed keeps to the caller’s maxBytes', async () => {
  await assert.rejects(loadFeed(urlOf('/feed.json?a'), { maxBytes: 100 }), isFeedError('too-large'));
  const { byteLength } = await (await fetch(urlOf('/deep/feed.json'))).arrayBuffer();
  assert.equal((await loadFeed(urlOf('/deep/feed.json'), { maxBytes: byteLength })).items.length, 1);
  await assert.rejects(
    loadFeed(urlOf('/deep/feed.json?b'), { maxBytes: byteLength - 1 }),
    isFeedError('too-large'),
  );
  assert.equal(
    (await loadFeed(urlOf('/big?mb=6'), { maxBytes: 10e6, timeout: 20_000 })).items[0].title.length > 0,
    true,
  );
});

test('an abort rejects with the signal’s reason, not with a FeedError', async () => {
  for (const url of [urlOf('/hang'), urlOf('/hang-body')]) {
    const controller = new AbortController();
    const reason = new Error('enough');
    const loading = loadFeed(url, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await assert.rejects(loading, (error) => error === reason);
  }
  const controller = new AbortController();
  const loading = loadFeed(urlOf('/hang'), { signal: controller.signal });
  controller.abort();
  await assert.rejects(loading, { name: 'AbortError' });
});

test('an abort rejects with its reason though that is null, 0 or empty', async () => {
  for (const reason of [null, 0, '']) {
    const controller = new AbortController();
    const loading = loadFeed(urlOf('/hang'), { signal: controller.signal });
    controller.abort(reason);
    const [{ status, reason: got }] = await Promise.allSettled([loading]);
    assert.equal(status, 'rejected');
    assert.equal(got, reason);
  }
});

test('an aborted signal sends no request', async () => {
  await assert.rejects(loadFeed(urlOf('/feed.json'), { signal: AbortSignal.abort(new Error('enough')) }), {
    message: 'enough',
  });
  assert.equal(server.requests('/feed.json').length, 0);
});

test('an abort after the feed is there does nothing', async () => {
  const controller = new AbortController();
  const feed = await loadFeed(urlOf('/feed.json'), { signal: controller.signal });
  controller.abort();
  await sleep(20);
  assert.equal(feed.items.length, 10);
  assert.equal((await loadFeed(urlOf('/feed.json'))).items.length, 10);
});

test('a long-lived signal does not collect listeners', async () => {
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
  for (let time = 0; time < 5; time++) await loadFeed(urlOf('/feed.json'), { signal });
  assert.ok(listeners <= 0, `${listeners} are left`);
});

for (const status of [400, 401, 403, 404, 410, 429, 500, 503]) {
  test(`HTTP ${status} is a FeedError with that status`, () =>
    assert.rejects(
      loadFeed(urlOf(`/status/${status}`)),
      isFeedError('http', { status, url: urlOf(`/status/${status}`) }),
    ));
}

for (const path of ['/reset', '/cut', '/loop']) {
  test(`${path} is a network error`, () => assert.rejects(loadFeed(urlOf(path)), isFeedError('network')));
}

test('a server that does not exist is a network error', async () => {
  await assert.rejects(loadFeed('http://127.0.0.1:1/feed.json'), isFeedError('network'));
  await assert.rejects(loadFeed('http://nobody.invalid/feed.json', { timeout: 5000 }), (error) =>
    ['network', 'timeout'].includes(error.code),
  );
});

for (const path of ['/html', '/empty', '/204']) {
  test(`${path} is a format error`, () => assert.rejects(loadFeed(urlOf(path)), isFeedError('format')));
}

test('a feed that breaks off gives the items before the break', async () => {
  for (const path of ['/truncated.json', '/truncated.xml']) {
    const { items } = await loadFeed(urlOf(path));
    assert.ok(items.length >= 3 && items.length < 10, `${path}: ${items.length}`);
  }
  assert.deepEqual((await loadFeed(urlOf('/no-items.json'))).items, []);
});

test('a relative link is completed by the feed’s address after redirects', async () => {
  assert.equal((await loadFeed(urlOf('/deep/feed.json'))).items[0].url, urlOf('/deep/story/1'));
  for (const status of [301, 302, 307, 308]) {
    const feed = await loadFeed(urlOf(`/redirect?to=/deep/feed.json&status=${status}`));
    assert.equal(feed.items[0].url, urlOf('/deep/story/1'));
  }
});

test('callers of one address share one request and one parsed feed', async () => {
  const url = urlOf('/watched');
  const feeds = await Promise.all([1, 2, 3, 4, 5].map(() => loadFeed(url)));
  assert.equal(server.requests('/watched').length, 1);
  for (const feed of feeds) assert.equal(feed, feeds[0]);
  assert.equal(await loadFeed(url), feeds[0], 'one that comes later');
  assert.equal(server.requests('/watched').length, 1);
});

test('callers with different zones share the request, not the parsed feed', async () => {
  const feeds = await Promise.all(
    [undefined, 'Asia/Shanghai'].map((timeZone) => loadFeed(urlOf('/watched'), { timeZone })),
  );
  assert.equal(server.requests('/watched').length, 1);
  assert.notEqual(feeds[0], feeds[1]);
});

test('a caller that aborts does not end the request of another', async () => {
  const url = urlOf('/watched?ms=150');
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
  assert.deepEqual(abandoned, [false, false]);
});

test('a third caller joins a request that another has left', async () => {
  const url = urlOf('/watched?ms=150');
  const controller = new AbortController();
  const first = loadFeed(url, { signal: controller.signal });
  const second = loadFeed(url);
  controller.abort();
  await assert.rejects(first, { name: 'AbortError' });
  await Promise.all([second, loadFeed(url)]);
  assert.equal(server.requests('/watched').length, 1);
});

test('a request ends when all its callers abort, and the next caller starts another', async () => {
  for (const body of ['', '&body=1']) {
    server.reset();
    abandoned = [];
    const url = urlOf(`/watched?ms=300${body}`);
    const controllers = [new AbortController(), new AbortController()];
    const loading = controllers.map(({ signal }) => loadFeed(url, { signal }));
    setTimeout(() => controllers[0].abort(), 30);
    setTimeout(() => controllers[1].abort(), 60);
    const results = await Promise.allSettled(loading);
    for (const { reason } of results) assert.equal(reason.name, 'AbortError');
    assert.equal((await loadFeed(url)).items.length, 1);
    assert.deepEqual(abandoned, [true, false]);
    assert.equal(server.requests('/watched').length, 2);
  }
});

test('a failed request is not served to later callers', async () => {
  failing = true;
  await assert.rejects(loadFeed(urlOf('/mended')), isFeedError('http', { status: 500 }));
  failing = false;
  assert.equal((await loadFeed(urlOf('/mended'))).items.length, 1);
  await assert.rejects(loadFeed(urlOf('/html')), isFeedError('format'));
  await assert.rejects(loadFeed(urlOf('/html')), isFeedError('format'));
  assert.equal(server.requests('/html').length, 2);
});

test('a failed request rejects all callers that wait for it', async () => {
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => loadFeed(urlOf('/delay?ms=50&to=/status/500'))),
  );
  for (const { reason } of results) isFeedError('http', { status: 500 })(reason);
  assert.equal(server.requests('/delay').length, 1);
});

test('reload sends a new request, one for all callers at that time', async () => {
  const url = urlOf('/watched');
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

test('reload revalidates without headers that need a preflight', async () => {
  await loadFeed(urlOf('/feed.json?etag=1'));
  await loadFeed(urlOf('/feed.json?etag=1'), { reload: true });
  for (const { method, headers } of server.requests('/feed.json')) {
    assert.equal(method, 'GET');
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  }
});

test('limit shortens the feed for its caller only', async () => {
  const [three, all] = await Promise.all([
    loadFeed(urlOf('/feed.json'), { limit: 3 }),
    loadFeed(urlOf('/feed.json')),
  ]);
  assert.equal(three.items.length, 3);
  assert.equal(all.items.length, 10);
  assert.equal(server.requests('/feed.json').length, 1);
  assert.equal((await loadFeed(urlOf('/feed.json'), { limit: 99 })).items.length, 10);
});

test('a feed that was loaded is not decoded again when it is given as an object', async () => {
  for (const limit of [undefined, 1]) {
    const feed = await loadFeed(urlOf('/escaped'), { limit });
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

test('a caller’s own fetch is called each time, and its failures become FeedErrors', async () => {
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
    isFeedError('network'),
  );
  await assert.rejects(
    failing(() => new Response('x', { status: 404 })),
    isFeedError('http', { status: 404 }),
  );
  await assert.rejects(
    failing(() => new Response('x')),
    isFeedError('format'),
  );
  await assert.rejects(
    failing(() => new Response(null)),
    isFeedError('format'),
  );
  await assert.rejects(
    failing(() => {
      throw new Error('at once');
    }),
    isFeedError('network'),
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
  test(`loadFeed refuses the address "${url.slice(0, 40)}"`, async () => {
    let asked = 0;
    const spy = async () => {
      asked++;
      return new Response(RELATIVE);
    };
    await assert.rejects(loadFeed(url), isFeedError('network', { url }));
    await assert.rejects(loadFeed(url, { fetch: spy }), isFeedError('network'));
    assert.equal(asked, 0);
  });
}

test('entries of another version in the request cache are ignored', async () => {
  for (const odd of [
    new Map([[urlOf('/feed.json'), null]]),
    new Map([[urlOf('/feed.json'), { feeds: {} }]]),
    {},
    'x',
  ]) {
    globalThis[Symbol.for('dongpo-widgets.store.1')] = odd;
    assert.equal((await loadFeed(urlOf('/feed.json'))).items.length, 10);
  }
});

test('the request cache keeps at most 20 entries', async () => {
  for (let number = 0; number < 30; number++) await loadFeed(urlOf(`/deep/feed.json?${number}`));
  assert.ok(globalThis[Symbol.for('dongpo-widgets.store.1')].size <= 20);
});
