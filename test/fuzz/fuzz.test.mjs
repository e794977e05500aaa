import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz, fuzzGrowth } from './fuzz.mjs';

test('parseFeed and sanitise of mutated fixtures and of feeds of a grammar neither hang nor throw anything but a FeedError', async () => {
  const { runs, read, failures } = await fuzz({ minutes: 0.25, seed: 700_000 });
  assert.deepEqual(failures, []);
  // They are still mostly feeds: otherwise little would be tested.
  assert.ok(read > runs / 2, `${read} of ${runs} read`);
});

test('no reader takes more than 2.6 times as long for twice an input of a grammar', {
  timeout: 180_000,
}, async () => {
  const { failures } = await fuzzGrowth({ minutes: 0.25, seed: 700_000 });
  assert.deepEqual(failures, []);
});
