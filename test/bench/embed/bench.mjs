/**
 * `npm run bench:embed`: how soon the first headline of an embedded list is seen on a phone, beside other ways to
 * have one.
 *
 *     npm run bench:embed                                all subjects, 5 cold loads each
 *     npm run bench:embed -- --runs=3 --only=ours-json,bare-lit
 *     npm run bench:embed -- --check                     holds them to the goals; exits 1 where one is missed
 *     npm run bench:embed -- --trace=ours-json           where the main thread's time goes, function by function
 *     npm run bench:embed -- --scale                     50 widgets, long lists, updates, switches
 *     npm run bench:embed -- --second-visit              the stored copy
 *     npm run bench:embed -- --write                     after it: the page of results, demo/benchmark/index.html
 *
 * Needs `npm run build` and Chromium. Results are kept in .cache/bench-embed.json, each mode's until it is run again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { coldLoads } from './cold.mjs';
import { coldGoals, scaleGoals, secondVisitGoals } from './goals.mjs';
import { PHONE } from './load.mjs';
import { VERSIONS } from './peers.mjs';
import { profile } from './profile.mjs';
import { coldTable, goalsTable, scaleTable, secondVisitTable } from './report.mjs';
import { writeResultsPage } from './results-page.mjs';
import { measureScale } from './scale.mjs';
import { measureSecondVisit } from './second-visit.mjs';
import { buildWithMaps, chooseSubjects, litVersion, openBench, ownVersion } from './setup.mjs';
import { ROOT } from './subjects.mjs';

const RESULTS = join(ROOT, '.cache/bench-embed.json');

function readOptions() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string' },
      trace: { type: 'string' },
      scale: { type: 'boolean', default: false },
      'second-visit': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs must be a number from 1, not "${values.runs}"`);
  const only = values.only?.split(',').map((id) => id.trim());
  return { ...values, runs, only, secondVisit: values['second-visit'] };
}

/** One line that is written over, where somebody looks. */
function tell(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

async function surroundings(browser) {
  const [cpu, ...others] = cpus();
  return {
    date: new Date().toISOString(),
    machine: {
      cpu: cpu.model.trim(),
      cores: others.length + 1,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      system: `${platform()} ${release()}`,
      load: loadavg()[0],
    },
    versions: {
      node: process.version,
      browser: await browser.version(),
      'dongpo-widgets': ownVersion(),
      lit: litVersion(),
      ...VERSIONS,
    },
    phone: PHONE,
  };
}

/** Results of earlier runs, of all modes. */
const readResults = () => (existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {});

function keep(results) {
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

async function trace(id) {
  const [subject] = chooseSubjects([id]);
  const builtFolder = await buildWithMaps();
  const bench = await openBench({ builtFolder });
  try {
    console.log(await profile(bench, subject, builtFolder));
  } finally {
    await bench.close();
  }
}

/** Measures one mode: what is kept of it, what is printed, which goals it is held to. */
async function measure(bench, { scale, secondVisit, runs, only }) {
  if (scale) {
    const found = await measureScale(bench, { runs, tell });
    return { kept: { scale: found }, text: scaleTable(found), goals: scaleGoals(found) };
  }
  if (secondVisit) {
    const found = await measureSecondVisit(bench, { runs, tell });
    return { kept: { secondVisit: found }, text: secondVisitTable(found), goals: secondVisitGoals(found) };
  }
  const found = await coldLoads(bench, chooseSubjects(only), { runs, tell });
  // Some subjects alone do not replace the results of all, which the page shows.
  const mode = only ? 'some' : 'cold';
  return { kept: { [mode]: found }, text: coldTable(found), goals: coldGoals(found.results) };
}

async function main() {
  const options = readOptions();
  if (options.trace) return trace(options.trace);
  const bench = await openBench();
  try {
    const about = await surroundings(bench.browser);
    const { kept, text, goals } = await measure(bench, options);
    tell('');
    const { machine, versions } = about;
    console.log(
      `${machine.cpu}, ${machine.cores} cores, load ${machine.load.toFixed(1)}; ${versions.browser}; ${options.runs} run${options.runs > 1 ? 's' : ''}\n`,
    );
    console.log(text);
    const missed = goals.filter((goal) => goal.missed);
    console.log(`\n${goalsTable(goals)}`);
    if (options.check && missed.length) process.exitCode = 1;
    const [mode] = Object.keys(kept);
    const results = { ...readResults(), [mode]: { ...about, runs: options.runs, ...kept[mode] } };
    keep(results);
    if (options.write) console.log(`\n${writeResultsPage(results)}`);
  } finally {
    await bench.close();
  }
}

try {
  await main();
} catch (error) {
  tell('');
  console.error(process.env.DEBUG ? error : error.message);
  process.exitCode = 1;
}
