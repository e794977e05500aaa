/** The short form of `npm run gateway:load`: guarantees, no speed. The gateway's clock runs ten times as fast. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runLoad } from './load.mjs';

test('under 200 clients and a flapping source no request fails, and the source gets one request a ttl', async () => {
  const { violations, figures, upstream, checked } = await runLoad({ seconds: 2, rounds: 1, speed: 10 });
  assert.deepEqual(violations, []);
  assert.ok(figures.gateway.requests > 500, `${figures.gateway.requests} requests`);
  assert.ok(
    Object.values(upstream).every(({ requests }) => requests > 1),
    JSON.stringify(upstream),
  );
  assert.ok(checked > 0);
});
