/**
 * `npm run hostile`: attacks on every field of a feed, in every format, element and engine. Our own, and the
 * public ones where `../shared` is there.
 *
 *   --runs=webkit            some of chromium, chromium with DOMPurify, firefox, webkit
 *   --formats=json,rss       some of json, rss, atom
 *   --vectors=a.json,b.json  more of them: JSON lists of texts or of `{ id, html }`
 *
 * Ends with 1 where anything ran, loaded or went anywhere, where a tree is not clean, where good news was lost, or
 * where the canary is deaf.
 */
import { parseArgs } from 'node:util';
import { findEngines } from '../engines/index.mjs';
import { CONTROL, campaign, RUNS } from './campaign.mjs';
import { FORMATS } from './feeds.mjs';
import { vectors } from './vectors.mjs';

const { values: options } = parseArgs({
  options: { runs: { type: 'string' }, formats: { type: 'string' }, vectors: { type: 'string' } },
});
const found = findEngines();
const runs = RUNS.filter(
  ({ name, engine }) => found[engine] && (options.runs?.split(',').includes(name) ?? true),
);
const all = vectors(options.vectors?.split(','));
const formats = options.formats?.split(',') ?? FORMATS;
console.log(`${all.length} vectors x ${formats.join(', ')}`);
const began = Date.now();
let bad = runs.length ? 0 : 1;
await campaign({
  vectors: all,
  runs,
  formats,
  onRun({ name, shown, trips, faults, lost, control }) {
    console.log(
      `${name}: ${shown} elements shown, ${trips.length} executions, ${faults.length} unclean, ${lost.length} lost; without us ${control} of ${Math.ceil(all.length / CONTROL)} trip the canary; ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );
    for (const { at, what } of trips.slice(0, 20)) console.log(`  ran: ${at}: ${what}`);
    for (const each of [...faults.slice(0, 20), ...lost.slice(0, 20)]) console.log(`  ${each}`);
    if (trips.length || faults.length || lost.length || control < all.length / CONTROL / 4) bad++;
  },
});
process.exitCode = bad ? 1 : 0;
