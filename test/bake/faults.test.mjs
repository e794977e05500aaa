import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaign } from './faults.mjs';

test('killed at any moment, the files are a complete, valid set (the short form of npm run bake:faults)', async () => {
  const { byFile, byTime, faults } = await campaign({ kills: 6, seed: 3 });
  assert.equal(byFile + byTime, 6);
  assert.deepEqual(faults, []);
});
