import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCampaign } from './kill-campaign.mjs';

test('bake leaves a complete, valid set of files when it is killed (the short form of npm run bake:faults)', async () => {
  const { byFile, byTime, faults } = await runCampaign({ kills: 6, seed: 3 });
  assert.equal(byFile + byTime, 6);
  assert.deepEqual(faults, []);
});
