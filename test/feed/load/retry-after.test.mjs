import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterMs } from '../../../dist/feed/load/retry-after.js';

const NOW = Date.UTC(2026, 10, 23);

for (const [value, ms] of [
  [undefined, 0],
  ['', 0],
  ['120', 120_000],
  ['0', 0],
  ['Mon, 23 Nov 2026 00:01:00 GMT', 60_000],
  ['soon', 0],
]) {
  test(`retryAfterMs of ${value} is ${ms}`, () => assert.equal(retryAfterMs(value, NOW), ms));
}
