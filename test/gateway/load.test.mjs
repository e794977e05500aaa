/** The short form of `npm run gateway:load`: what is promised, not how fast; the gateway's clock runs ten times as fast. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

test('200 clients, a source that flaps: no error after the first good answer, one request a time', async () => {
  const { broken, rows, asked, checked } = await load({ seconds: 2, rounds: 1, speed: 10 });
  assert.deepEqual(broken, []);
  assert.ok(rows.gateway.requests > 500, `${rows.gateway.requests} requests`);
  assert.ok(
    Object.values(asked).every(({ requests }) => requests > 1),
    JSON.stringify(asked),
  );
  assert.ok(checked > 0);
});
