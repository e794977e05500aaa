/** Copies that outlive the process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorResponse, feedOf, startGateway } from './gateway-kit.mjs';

test('copies in a shared cache survive a restart; a cache that fails is ignored', async () => {
  const store = new Map();
  const cache = {
    match: async (key) => store.get(key)?.clone(),
    put: async (key, response) => void store.set(key, response),
  };
  const first = startGateway(() => new Response(feedOf(2), { headers: { etag: '"1"' } }), { cache });
  await first.request();
  await first.settleBackground();
  const second = startGateway(errorResponse(500), { cache, editing: { removed: ['100'] } });
  assert.equal((await (await second.request()).json()).items.length, 1);
  assert.equal(second.upstream.calls.length, 0);
  second.advance(61);
  await second.request();
  await second.settleBackground();
  assert.equal(second.upstream.calls[0].headers['if-none-match'], '"1"');
  assert.equal((await second.request()).status, 200);
  // One that is old, found at the start, is served while the source is asked.
  const third = startGateway(() => new Promise(() => {}), { cache, timeout: 50 });
  third.advance(300);
  assert.equal((await third.request()).status, 200);
  // A cache that fails is none.
  const broken = {
    match: () => Promise.reject(new Error('full')),
    put: () => Promise.reject(new Error('full')),
  };
  const fourth = startGateway(feedOf(1), { cache: broken });
  assert.equal((await fourth.request()).status, 200);
  await fourth.settleBackground();
  assert.ok(fourth.log.some(({ event }) => event === 'cache'));
});
