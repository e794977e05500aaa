/** The short form of `npm run chaos`: quick faults of each kind. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenEngines, findEngines } from '../engines/find.mjs';
import { campaign, ELEMENTS } from './campaign.mjs';
import { SHORT } from './faults.mjs';
import { table } from './table.mjs';

describe('chaos', { concurrency: 1 }, () => {
  for (const engine of chosenEngines(findEngines()))
    it(`news, the fallback or a sentence, in time and within three requests: ${engine}`, async () => {
      const results = await campaign({ engines: [engine], faults: SHORT, elements: ELEMENTS });
      assert.equal(results.length, SHORT.length * ELEMENTS.length);
      const bad = results.filter(({ wrong }) => wrong.length);
      assert.equal(bad.length, 0, `\n${table(bad)}`);
    });
});
