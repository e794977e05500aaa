/** When a source is requested, and what is served while it fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorResponse, feedOf, startGateway } from './gateway-kit.mjs';

test('fifty requests that wait for a source make one request to it', async () => {
  let answer;
  const { request, upstream } = startGateway(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const all = Array.from({ length: 50 }, () => request());
  await new Promise(setImmediate);
  answer(feedOf(2));
  assert.deepEqual([...new Set((await Promise.all(all)).map(({ status }) => status))], [200]);
  assert.equal(upstream.calls.length, 1);
});

test('a fresh copy is served; an older one is served at once and refreshed in the background, once a ttl', async () => {
  const { request, settleBackground, advance, upstream } = startGateway(feedOf(1));
  await request();
  advance(59);
  assert.match((await request()).headers.get('cache-control'), /max-age=1,/);
  await settleBackground();
  assert.equal(upstream.calls.length, 1);
  advance(2);
  let answer;
  upstream.source = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const stale = await Promise.all([request(), request(), request()]);
  for (const response of stale) assert.equal((await response.json()).items.length, 1);
  assert.match(stale[0].headers.get('cache-control'), /max-age=5,/);
  assert.equal(upstream.calls.length, 2);
  answer(feedOf(2));
  await settleBackground();
  assert.equal((await (await request()).json()).items.length, 2);
  assert.equal(upstream.calls.length, 2);
});

test('a copy that nobody requested for two hours is refreshed before it is served, unless that fails', async () => {
  const { request, advance, upstream } = startGateway(feedOf(1));
  await request();
  advance(7200);
  upstream.source = feedOf(3);
  assert.equal((await (await request()).json()).items.length, 3);
  advance(7200);
  upstream.source = errorResponse(500);
  assert.equal((await (await request()).json()).items.length, 3);
});

test('the last good copy is served through every kind of failure, until maxStale', async () => {
  const failures = [
    errorResponse(500),
    errorResponse(404),
    new Response('<html><h1>점검 중</h1></html>', { headers: { 'content-type': 'text/html' } }),
    new Response('{"error":"x"}'),
    new Response(''),
    new TypeError('fetch failed'),
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error('cut')) })),
    feedOf(0),
    new Response('x'.repeat(5_000_001)),
  ];
  const { request, settleBackground, advance, upstream, log } = startGateway(feedOf(2));
  await request();
  for (const failure of failures) {
    upstream.source = () => failure;
    advance(61);
    for (let times = 0; times < 3; times++) {
      const response = await request();
      assert.equal(response.status, 200);
      assert.equal((await response.json()).items.length, 2);
      await settleBackground();
    }
  }
  assert.equal(upstream.calls.length, 1 + failures.length);
  assert.deepEqual(
    log.filter(({ event }) => event === 'upstream-failed').map(({ code, status }) => status ?? code),
    [500, 404, 'format', 'format', 'format', 'network', 'network', 'format', 'too-large'],
  );
  const health = await request('/health');
  assert.equal(health.status, 200);
  assert.equal((await health.json()).feeds.latest.failures, failures.length);
  advance(604_800);
  const response = await request();
  assert.equal(response.status, 502);
  assert.equal((await request('/health')).status, 503);
  advance(61);
  upstream.source = feedOf(4);
  assert.equal((await (await request()).json()).items.length, 4);
  assert.equal(log.at(-1).event, 'upstream-recovered');
});

test('an empty feed after a full one is believed the second time', async () => {
  const { request, settleBackground, advance, upstream } = startGateway(feedOf(2));
  const count = async () => (await (await request()).json()).items.length;
  await request();
  upstream.source = feedOf(0);
  advance(61);
  await request();
  await settleBackground();
  assert.equal(await count(), 2);
  advance(61);
  await request();
  await settleBackground();
  assert.equal(await count(), 0);
  // A feed that was empty from the start is one.
  const fresh = startGateway(feedOf(0));
  assert.equal((await fresh.request()).status, 200);
});

test('without a copy the response is an error with Retry-After, and the source gets one request a ttl', async () => {
  const { request, advance, upstream } = startGateway(errorResponse(500));
  for (let times = 0; times < 3; times++) {
    const response = await request();
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('retry-after'), `${60 - 10 * times}`);
    assert.deepEqual((await response.json()).error.code, 'http');
    advance(10);
  }
  assert.equal(upstream.calls.length, 1);
  assert.equal((await request('/health')).status, 503);
  advance(31);
  upstream.source = feedOf(1);
  assert.equal((await request()).status, 200);
  assert.equal((await request('/health')).status, 200);
});

test('a source without an answer in time is 504, though its fetch never ends', async () => {
  let signal;
  const { request } = startGateway(
    (_, init) => {
      signal = init.signal;
      return new Promise(() => {});
    },
    { timeout: 20 },
  );
  const response = await request();
  assert.equal(response.status, 504);
  assert.ok(signal.aborted);
  const slow = new ReadableStream({
    pull: (controller) =>
      new Promise((resolve) => setTimeout(() => resolve(controller.enqueue(new Uint8Array(1))), 5)),
  });
  const slowly = startGateway(() => new Response(slow), { timeout: 30 });
  assert.equal((await slowly.request()).status, 504);
});

test("a source's Retry-After is kept, in seconds or as a date, for a day at most", async () => {
  for (const [after, seconds] of [
    ['300', 300],
    ['Sun, 01 Mar 2026 00:05:00 GMT', 300],
    ['5', 60],
    ['soon', 60],
    ['99999999', 86_400],
  ]) {
    const { request, upstream, advance } = startGateway(errorResponse(429, { 'retry-after': after }));
    assert.equal((await request()).headers.get('retry-after'), `${seconds}`, after);
    advance(seconds - 1);
    await request();
    assert.equal(upstream.calls.length, 1, after);
    advance(1);
    await request();
    assert.equal(upstream.calls.length, 2, after);
  }
});

test('a source is requested conditionally, and its 304 keeps the copy', async () => {
  const validators = { etag: 'W/"7"', 'last-modified': 'Sun, 01 Feb 2026 00:00:00 GMT' };
  const { request, settleBackground, advance, upstream } = startGateway(
    () => new Response(feedOf(2), { headers: validators }),
  );
  const tag = (await request()).headers.get('etag');
  assert.equal(upstream.calls[0].headers['if-none-match'], undefined);
  upstream.source = () => new Response(null, { status: 304 });
  for (let times = 0; times < 3; times++) {
    advance(61);
    await request();
    await settleBackground();
    assert.equal(upstream.calls.at(-1).headers['if-none-match'], 'W/"7"');
    assert.equal(upstream.calls.at(-1).headers['if-modified-since'], validators['last-modified']);
    const response = await request();
    assert.equal(response.headers.get('etag'), tag);
    assert.match(response.headers.get('cache-control'), /max-age=60,/);
  }
  assert.match(
    await (await request('/metrics')).text(),
    /upstream_requests_total\{feed="latest",outcome="unchanged"\} 3/,
  );
});

test('an article that no feed has waits once for a source that hangs, not again', async () => {
  const { request, advance } = startGateway(() => new Promise(() => {}), { timeout: 150 });
  const ask = async () => {
    const start = performance.now();
    const { status } = await request('/article/7.json');
    return [status, performance.now() - start];
  };
  const [first, waited] = await ask();
  assert.deepEqual([first, waited > 100], [504, true]);
  advance(61);
  for (let times = 0; times < 3; times++) {
    const [status, again] = await ask();
    assert.deepEqual([status, again < 100], [504, true], `${again} ms`);
  }
});
