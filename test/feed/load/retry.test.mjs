/** How often a server is asked that fails, and when. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { loadFeed } from '../../../dist/feed/index.js';
import { retryConfig } from '../../../dist/feed/load/retry.js';
import { startFaults } from '../../server/faults.mjs';

const FEED =
  '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a","url":"https://news.example/1"}]}';
let server;
let at;
/** Requests of each path. */
let asked = {};
/** What a path answers, one after the other; the last one again and again. `reset`: the connection ends. */
let plan = {};

before(async () => {
  const route = ({ request, response }) => {
    const { pathname } = new URL(request.url, 'http://x');
    asked[pathname] = (asked[pathname] ?? 0) + 1;
    const answers = plan[pathname] ?? plan['*'] ?? [200];
    const answer = answers[Math.min(asked[pathname], answers.length) - 1];
    if (answer === 'reset') request.socket.resetAndDestroy();
    else if (answer !== 'hang') {
      const [status, headers] = [answer].flat();
      response.writeHead(status, headers).end(FEED);
    }
  };
  server = await startFaults({ routes: [[/^\/plan\//, 'as planned', route]] });
  at = (path) => `${server.origin}/plan${path}`;
});
after(() => server.close());
beforeEach(() => {
  for (const name of ['store', 'origins']) delete globalThis[Symbol.for(`dongpo-widgets.${name}.1`)];
  Object.assign(retryConfig, { base: 10, longest: 50, budget: 30_000, random: Math.random });
  asked = {};
  plan = {};
});
let run = 0;
/** A path of its own for each test: what is known of one lasts. */
const planned = (...answers) => {
  const path = `/${++run}`;
  plan[`/plan${path}`] = answers;
  return { url: at(path), count: () => asked[`/plan${path}`] ?? 0 };
};

for (const answer of [500, 502, 503, 504, 408, 'reset']) {
  test(`loadFeed retries after ${answer}`, async () => {
    const { url, count } = planned(answer, 200);
    assert.equal((await loadFeed(url)).items.length, 1);
    assert.equal(count(), 2);
  });
}

for (const answer of [503, 'reset']) {
  test(`loadFeed gives up after three attempts that end with ${answer}`, async () => {
    const { url, count } = planned(answer);
    await assert.rejects(loadFeed(url), { name: 'FeedError', code: answer === 503 ? 'http' : 'network' });
    assert.equal(count(), 3);
  });
}

for (const status of [400, 401, 403, 404, 410, 501]) {
  test(`loadFeed does not retry after HTTP ${status}`, async () => {
    const { url, count } = planned(status);
    await assert.rejects(loadFeed(url), { code: 'http', status });
    assert.equal(count(), 1);
  });
}

test('loadFeed retries after a timeout', async () => {
  const { url, count } = planned('hang', 200);
  assert.equal((await loadFeed(url, { timeout: 100 })).items.length, 1);
  assert.equal(count(), 2);
});

test('callers of one address share its retries', async () => {
  const { url, count } = planned(503, 'reset', 200);
  const feeds = await Promise.all(Array.from({ length: 20 }, () => loadFeed(url)));
  assert.ok(feeds.every(({ items }) => items.length === 1));
  assert.equal(count(), 3);
});

test('callers of one address that fails make three requests in all', async () => {
  const { url, count } = planned(503);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => loadFeed(url)));
  assert.ok(results.every(({ reason }) => reason?.status === 503));
  assert.equal(count(), 3);
});

test('loadFeed waits for Retry-After, in seconds or as a date', async () => {
  for (const after of ['1', new Date(Date.now() + 2500).toUTCString()]) {
    const { url, count } = planned([503, { 'retry-after': after }], 200);
    const start = performance.now();
    await loadFeed(url);
    assert.ok(performance.now() - start > 490, after);
    assert.equal(count(), 2);
  }
});

test('loadFeed does not retry if Retry-After exceeds the budget', async () => {
  const { url, count } = planned([503, { 'retry-after': '3600' }], 200);
  await assert.rejects(loadFeed(url), { status: 503 });
  assert.equal(count(), 1);
});

test('loadFeed does not retry within a minute after a 429 without Retry-After', async () => {
  const { url, count } = planned(429, 200);
  await assert.rejects(loadFeed(url), { status: 429 });
  assert.equal(count(), 1);
});

test('delays between retries grow, and are random below their limit', async () => {
  const delays = [];
  const real = globalThis.setTimeout;
  Object.assign(retryConfig, { base: 100, longest: 300, random: () => 0.5 });
  globalThis.setTimeout = (go, delay, ...more) => {
    delays.push(delay);
    return real(go, Math.min(delay, 20), ...more);
  };
  try {
    const { url } = planned('reset', 'reset', 200);
    await loadFeed(url, { timeout: 7777 });
  } finally {
    globalThis.setTimeout = real;
  }
  assert.deepEqual(
    delays.filter((delay) => delay > 20 && delay < 1000),
    [100, 150],
  );
});

test('an abort ends the wait for a retry', async () => {
  const controller = new AbortController();
  Object.assign(retryConfig, {
    base: 1e6,
    longest: 4000,
    // Asked when the wait begins.
    random() {
      setImmediate(() => controller.abort(new Error('gone')));
      return 0.9;
    },
  });
  const { url, count } = planned(503);
  const start = performance.now();
  await assert.rejects(loadFeed(url, { signal: controller.signal }), /gone/);
  assert.ok(performance.now() - start < 2000);
  assert.equal(count(), 1);
});

test('a success resets the count of attempts', async () => {
  const { url, count } = planned(503, 200, 503, 503, 200);
  await loadFeed(url);
  await loadFeed(url, { reload: true });
  assert.equal(count(), 5);
});

test('fifty addresses of a dead server make a handful of requests', async () => {
  plan['*'] = ['reset'];
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => loadFeed(at(`/dead/${index}`))),
  );
  assert.ok(results.every(({ reason }) => reason?.code === 'network'));
  const total = Object.values(asked).reduce((sum, each) => sum + each, 0);
  assert.ok(total <= 10, `${total} requests`);
});

test('reload closes the circuit breaker', async () => {
  plan['*'] = ['reset'];
  await Promise.allSettled(Array.from({ length: 9 }, (_, index) => loadFeed(at(`/left/${index}`))));
  const { url, count } = planned(200);
  await assert.rejects(loadFeed(url), { code: 'network' });
  assert.equal(count(), 0);
  assert.equal((await loadFeed(url, { reload: true })).items.length, 1);
});

test('a server that answers gets any number of concurrent requests', async () => {
  await loadFeed(at('/ok'));
  const feeds = await Promise.all(Array.from({ length: 30 }, (_, index) => loadFeed(at(`/many/${index}`))));
  assert.equal(feeds.length, 30);
});
