/** The short form of `npm run chaos`: quick faults of each kind, each with one of the elements. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chosenEngines, findEngines } from '../engines/index.mjs';
import { campaign, ELEMENTS } from './campaign.mjs';
import { SHORT } from './faults.mjs';
import { table } from './table.mjs';

it('chaos: news, the fallback or a sentence, in time and within three requests', async () => {
  const engines = chosenEngines(findEngines());
  const results = await campaign({ engines, faults: SHORT, inTurn: true, pages: 3 });
  assert.equal(results.length, SHORT.length * engines.length);
  assert.deepEqual(new Set(results.map(({ element }) => element)), new Set(ELEMENTS));
  const bad = results.filter(({ wrong }) => wrong.length);
  assert.equal(bad.length, 0, `\n${table(bad)}`);
});
