/**
 * `npm run bench`: how fast our reader is beside feedsmith and rss-parser, in Chromium, Firefox and Node, over feeds
 * of 10, 100, 1,000 and 10,000 items and over the public corpora of ../shared; and what a feed of 10,000 items takes
 * of memory. Fails where ours is less than three times as fast as feedsmith, where ten times the items take more than
 * twenty times as long, or where a feed keeps more than it may.
 *
 *   --only=chromium,node  some of chromium, firefox, node
 *   --runs=5              rounds of each row, 15 if not given
 */
import { parseArgs } from 'node:util';
import { readCorpora } from './corpora.mjs';
import { chooseEngines, openEngine } from './engines.mjs';
import { FORMS } from './feeds.js';

/** Times as fast as feedsmith. */
const GOAL = 3;
const COUNTS = [10, 100, 1000, 10_000];
/** Ten times the items may take so many times as long: what stays linear, and what collecting garbage adds. */
const MOST_GROWTH = 20;
const LARGEST = { form: 'RSS 2.0, whole articles', count: 10_000 };
/**
 * Bytes that a feed may keep for each byte of its text. Its strings are parts of the text, which they keep alive or
 * copy: once the text. As much again for what was decoded, and for the objects.
 */
const MOST_KEPT = 2;

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '15' } },
});
const rounds = Number(options.runs);
const [OURS, PEER, ...others] = ['dongpo', 'feedsmith', 'rss-parser'];
const ALL = [OURS, PEER, ...others];

const failures = [];
const print = (...cells) =>
  console.log(
    cells
      .map((cell) => String(cell).padEnd(24))
      .join('')
      .trimEnd(),
  );
const megabytes = (bytes) => (bytes == null ? '-' : `${(bytes / 2 ** 20).toFixed(1)} MB`);

/** Prints the times of some feeds as a row; returns ours in milliseconds. */
async function timeRow({ call, name: engine }, label, names, feeds, group) {
  const where = `${engine}, ${group}, ${label}`;
  const times = await call('time', names, feeds, rounds);
  const { items } = times[OURS];
  const cells = names.map((name) => {
    const { ms, items: found } = times[name];
    if (found !== items) throw new Error(`${where}: ${name} reads ${found} of ${items} items`);
    return `${ms.toFixed(2)} (${Math.round((items / ms) * 1000)})`;
  });
  const { ratio } = times[PEER];
  print(label, ...cells, ratio.toFixed(2));
  if (ratio < GOAL) failures.push(`${where}: ${ratio.toFixed(2)} times as fast as ${PEER}`);
  return times[OURS].ms;
}

async function timeForms(place) {
  for (const form of Object.keys(FORMS)) {
    print(`\n${form}`, ...ALL, `times ${PEER}`);
    let before;
    for (const count of COUNTS) {
      const ms = await timeRow(place, `${count} items`, ALL, [{ form, count }], form);
      if (count > 100 && ms > MOST_GROWTH * before)
        failures.push(
          `${place.name}, ${form}: ${count} items take ${(ms / before).toFixed(1)} times as long`,
        );
      before = ms;
    }
  }
}

/** The feeds of the corpora in which ours and feedsmith find the same number of items: the same work. */
async function timeCorpora(place, corpora) {
  const names = [OURS, PEER];
  print('\ncorpora', ...names, `times ${PEER}`);
  for (const [name, feeds] of corpora) {
    const counts = await place.call('counts', names, feeds);
    const same = feeds.filter((_, index) => counts[index][0] > 0 && counts[index][0] === counts[index][1]);
    if (same.length) await timeRow(place, `${name}, ${same.length} feeds`, names, same, 'corpora');
  }
}

/** Each reader in an engine of its own, whose peak is that reader's. */
async function measureMemory({ engine, name: engineName }) {
  print(`\n${LARGEST.count} items`, 'text', 'kept', 'peak of the reading');
  for (const name of ALL) {
    const place = await openEngine(engine);
    const found = await place.call('memory', name, LARGEST);
    await place.close();
    if (!found) return print('not told by this engine');
    const { textBytes, kept, peak } = found;
    print(name, ...[textBytes, kept, peak].map(megabytes));
    if (name === OURS && kept > MOST_KEPT * textBytes)
      failures.push(`${engineName}: a feed keeps ${(kept / textBytes).toFixed(1)} times its text`);
  }
}

const corpora = readCorpora();
if (!corpora) console.log('../shared is not here: the corpora are left out');
for (const { engine, name } of chooseEngines(options.only?.split(','))) {
  console.log(`\n# ${name}: ms (items a second), medians of ${rounds} rounds`);
  const { call, close } = await openEngine(engine);
  const place = { engine, name, call };
  if (corpora) await timeCorpora(place, corpora);
  await timeForms(place);
  await close();
  await measureMemory(place);
}
console.log(`\n${failures.join('\n') || `Linear, and at least ${GOAL} times as fast as ${PEER}`}`);
process.exitCode = failures.length ? 1 : 0;
