/**
 * `npm run chaos`: faults of a real server, played to each element in each engine, and what a reader saw of them.
 *
 *   --engines=chromium,firefox   some of the engines
 *   --faults=hang,404            some of the faults; `--list` says which there are
 *   --elements=best              some of the elements
 *   --short                      a handful of quick faults, watched no longer than they take
 *   --pages=6                    pages of each engine at a time
 *   --watch=30                   seconds for which a failure is watched for requests too many
 *   --bad                        the table has nothing but what is wrong
 *   --json FILE                  all of it as JSON
 *
 * Ends with 1 if a row is blank, late, asks too often, throws, or is not what the fault expects.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ENGINES, findEngines, NAMES } from '../engines/index.mjs';
import { campaign, ELEMENTS } from './campaign.mjs';
import { FAULTS, SHORT } from './faults.mjs';
import { summary, table } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string' },
    faults: { type: 'string' },
    elements: { type: 'string' },
    pages: { type: 'string', default: '6' },
    watch: { type: 'string' },
    json: { type: 'string' },
    short: { type: 'boolean' },
    bad: { type: 'boolean' },
    list: { type: 'boolean' },
  },
});

/** The names asked for; an unknown one ends it. */
function chosen(option, known, otherwise = known) {
  const names = options[option]?.split(',').map((name) => name.trim()) ?? otherwise;
  const unknown = names.filter((name) => !known.includes(name));
  if (!unknown.length) return names;
  console.error(`--${option}: unknown ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}

const names = FAULTS.map(({ name }) => name);
if (options.list) {
  for (const { name, says, expect } of FAULTS)
    console.log(`${name.padEnd(22)}${says}: ${expect.join(', then ')}`);
  process.exit();
}
const wanted = chosen('engines', ENGINES, process.env.ENGINES?.split(',') ?? ENGINES);
const found = findEngines();
const engines = wanted.filter((engine) => found[engine]);
for (const engine of wanted) if (!found[engine]) console.log(`${NAMES[engine]} not found`);
if (!engines.length) {
  console.error('No engine to play it in: node test/engines/install.mjs');
  process.exit(1);
}

const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
const results = await campaign({
  engines,
  faults: chosen('faults', names, options.short ? SHORT : names),
  elements: chosen('elements', ELEMENTS),
  pages: Number(options.pages),
  watch: 1000 * (options.watch ?? (options.short ? 0 : 30)),
  onRow: process.stderr.isTTY ? (_, count, all) => process.stderr.write(`\r${count} of ${all} `) : undefined,
});
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
const bad = results.filter(({ wrong }) => wrong.length);
console.log(table(options.bad ? bad : results));
console.log(`\n${summary(results)}\n${seconds()} s in ${engines.map((engine) => NAMES[engine]).join(', ')}`);
process.exitCode = bad.length ? 1 : 0;
