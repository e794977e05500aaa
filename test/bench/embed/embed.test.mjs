/** The bench itself: one cold load of two subjects. Figures are not judged here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coldLoads, MEASURES } from './cold.mjs';
import { coldGoals } from './goals.mjs';
import { findChromium } from './load.mjs';
import { chooseSubjects, openBench } from './setup.mjs';

test('the bench of embedded lists finds the first headline of ours and of the bare Lit list', {
  skip: !findChromium() && 'Chromium is not on this machine',
}, async () => {
  const bench = await openBench();
  try {
    const subjects = chooseSubjects(['bare-lit', 'ours-json']);
    const { results, missing } = await coldLoads(bench, subjects, { runs: 1 });
    assert.deepEqual(missing, []);
    assert.deepEqual(
      results.map(({ id }) => id),
      ['bare-lit', 'ours-json'],
    );
    for (const result of results) {
      assert.deepEqual(result.errors, []);
      for (const name of Object.keys(MEASURES))
        assert.ok(Number.isFinite(result[name]), `${name} of ${result.id}`);
      assert.ok(result.headline >= result.firstPaint && result.firstPaint > 0);
      assert.ok(result.mainThread > 0 && result.mainThread < result.headline);
      assert.equal(result.shift, 0);
    }
    assert.equal(coldGoals(results).length, 3);
  } finally {
    await bench.close();
  }
});
