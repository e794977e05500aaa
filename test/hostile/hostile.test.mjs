/** The short form of `npm run hostile`: our own attacks and some of the public ones, in every engine. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chosenEngines, findEngines } from '../engines/index.mjs';
import { CONTROL, campaign, RUNS } from './campaign.mjs';
import { vectors } from './vectors.mjs';

const all = vectors();
const ours = all.filter(({ id }) => id.startsWith('ours/'));
const others = all.filter(({ id }) => !id.startsWith('ours/'));
if (!others.length) console.log('hostile.test: no shared corpora here; our own attacks only');

it('hostile feeds: nothing runs, every tree is clean, good news stays', async () => {
  const engines = chosenEngines(findEngines());
  const planted = [...ours, ...others.filter((_, index) => index % 40 === 0)];
  const results = await campaign({
    vectors: planted,
    runs: RUNS.filter(({ engine }) => engines.includes(engine)),
    formats: ['rss'],
    articles: 4,
  });
  for (const { name, shown, trips, faults, lost, control } of results) {
    assert.ok(shown > planted.length / 4, `${name}: ${shown} shown`);
    assert.deepEqual([...trips.map(({ at, what }) => `${at}: ${what}`), ...faults, ...lost], [], name);
    assert.ok(control > planted.length / CONTROL / 4, `${name}: the canary heard ${control} without us`);
  }
});
