/** The short form of `npm run gateway:load`: what is promised, not how fast; the gateway's clock runs ten times as fast. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

test('under 200 clients and a flapping source no request fails, and the source gets one request a ttl', async () => {
  const { broken, rows, asked, checked } = await load({ seconds: 2, rounds: 1, speed: 10 });
  assert.deepEqual(broken, []);
  assert.ok(rows.gateway.requests > 500, `${rows.gateway.requests} requests`);
  assert.ok(
    Object.values(asked).every(({ requests }) => requests > 1),
    JSON.stringify(asked),
  );
  assert.ok(checked > 0);
});
