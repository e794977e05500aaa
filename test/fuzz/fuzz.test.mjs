import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from './fuzz.mjs';

test('parseFeed of 1500 mutated fixtures neither hangs nor throws anything but a FeedError', async () => {
  const { read, failures } = await fuzz({ runs: 1500, seed: 700_000 });
  assert.deepEqual(failures, []);
  // They are still mostly feeds: otherwise little would be tested.
  assert.ok(read > 1000, `${read} read`);
});
