/**
 * `npm test`: every check in order, its failures whole at the end, and a closing `N passed, N failed`.
 *
 *   --only=lint,browser   some of the steps: build, types, lint, manifest, docs, size, node, e2e, browser
 *   --engines=chromium    some of the engines
 *   --install             install the engines that are missing
 *   --require-all         a missing engine is a failure
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { ENGINES, findEngines, label, NAMES } from './engines/find.mjs';
import { installEngines } from './engines/install.mjs';
import { CHROMIUM_ARGS } from './engines/launchers.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
process.chdir(ROOT);
/** web-test-runner moves the cursor though nobody looks. */
const CURSOR = /\n*(\x1b\[[\d;]*[A-GJK])+/g;
const LONGEST = 20 * 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'dongpo-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const list = (text) =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean);
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    engines: { type: 'string' },
    install: { type: 'boolean' },
    'require-all': { type: 'boolean' },
  },
});
const wanted = list(options.engines ?? process.env.ENGINES) ?? ENGINES;

/** Runs it to its end; what it writes is shown as it comes, or kept. */
function run(args, { env = {}, show = false } = {}) {
  const [name, ...rest] = args;
  const [program, shell] = name === 'npm' ? ['npm', process.platform === 'win32'] : [process.execPath, false];
  const child = spawn(program, name === 'npm' ? rest : args, {
    env: { ...process.env, ...env },
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (show) process.stdout.write(part.replace(CURSOR, ''));
    });
  }
  return new Promise((done) => {
    const timer = setTimeout(() => {
      text += `\nended after ${LONGEST / 60_000} minutes`;
      child.kill('SIGKILL');
    }, LONGEST);
    child.once('error', (error) => done({ ok: false, text: String(error) }));
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ ok: code === 0, text });
    });
  });
}

const NONE = { passed: 0, failed: 0, skipped: 0, failures: [] };
const failed = (title, text) => ({ ...NONE, failed: 1, failures: [{ title, text }] });

/** A command that is right or wrong: one test. */
async function gate(name, args) {
  const { ok, text } = await run(args);
  const said = text.replace(/^(npm (warn|notice).*|> .*|\s*)\n/gm, '').trimEnd();
  if (ok && said && said.split('\n').length <= 12) console.log(said);
  return ok ? { ...NONE, passed: 1 } : failed(name, said || 'failed without a word');
}

/** A runner that leaves its counts in a file. An end without counts, or without a test, is a failure. */
async function counted(name, args, env = {}) {
  const file = join(scratch, `${name}.json`);
  const { ok, text } = await run(args, { env: { ...env, COUNT_FILE: file }, show: true });
  let counts;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return failed(name, `ended without a report\n${text.slice(-4000)}`);
  }
  const engines = Object.entries(counts.engines ?? {});
  for (const key of ['passed', 'failed', 'skipped'])
    counts[key] ??= engines.reduce((sum, [, each]) => sum + each[key], 0);
  const empty = engines.filter(([, each]) => each.passed + each.failed === 0).map(([engine]) => engine);
  if (counts.passed + counts.failed === 0) empty.push(name);
  for (const each of new Set(empty)) {
    counts.failed += 1;
    counts.failures.push({ title: each, text: 'no tests were run' });
  }
  if (!ok && counts.failed === 0) {
    counts.failed = 1;
    counts.failures.push({ title: name, text: `ended with an error\n${text.slice(-4000)}` });
  }
  return counts;
}

function testFiles(folder, keep) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith('.test.mjs') && !/[\\/](fixtures|node_modules)[\\/]/.test(path))
    .filter((path) => keep(/[\\/](e2e|chaos|consumers|leaks|hostile)[\\/]/.test(path)))
    .sort();
}

/** `--test` on no file at all would look for files of its own. */
function nodeTests(name, files, concurrency, env) {
  if (!files.length) return failed(name, 'there is not one test file');
  const reporter = pathToFileURL(join(ROOT, 'test/engines/node-reporter.mjs')).href;
  const flags = [`--test-reporter=${reporter}`, `--test-concurrency=${concurrency}`, '--test-timeout=180000'];
  return counted(name, ['--test', ...flags, ...files], env);
}

function findOrInstall() {
  let found = findEngines();
  const here = () => wanted.filter((engine) => found[engine]);
  const ci = process.env.CI && process.env.CI !== 'false';
  if (options.install || ci || here().length === 0) found = installEngines(wanted);
  const engines = here();
  const missing = wanted.filter((engine) => !found[engine]);
  const labels = Object.fromEntries(engines.map((engine) => [engine, label(engine, found[engine])]));
  for (const engine of engines) console.log(`${labels[engine]}  ${found[engine].path}`);
  for (const engine of missing) console.log(`${NAMES[engine]} not found`);
  const result = {
    ...NONE,
    passed: engines.length ? 1 : 0,
    failures: [],
    chromium: found.chromium?.path,
  };
  const lacking = options['require-all'] ? missing.map((engine) => NAMES[engine]) : [];
  if (!engines.length) lacking.push('an engine to test in: `npm test -- --install` installs them');
  if (lacking.length)
    return { engines, missing, labels, ...failed('engines', `not found: ${lacking.join(', ')}`) };
  return { engines, missing, labels, ...result };
}

let found;
const withEngines = (step) => () =>
  found.engines.length
    ? step({ ENGINES: found.engines.join(',') })
    : failed('engines', 'no engine to run this in');

const STEPS = {
  build: () => gate('build', ['npm', 'run', 'build']),
  types: () => gate('types', ['npm', 'run', 'types']),
  lint: () =>
    gate('lint', [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--diagnostic-level=warn',
      '--max-diagnostics=40',
    ]),
  manifest: () => gate('manifest', ['npm', 'run', 'manifest', '--', '--check']),
  docs: () => gate('docs', ['npm', 'run', 'docs', '--', '--check']),
  size: () => gate('size', ['npm', 'run', 'size', '--', '--check']),
  node: () =>
    nodeTests(
      'node',
      testFiles('test', (e2e) => !e2e),
      2,
    ),
  e2e: withEngines(async (env) => {
    const files = testFiles('test', (e2e) => e2e);
    if (!found.engines.includes('chromium')) return nodeTests('e2e', files, 2, env);
    const chromium = await puppeteer.launch({ executablePath: found.chromium, args: CHROMIUM_ARGS });
    try {
      return await nodeTests('e2e', files, 2, { ...env, CHROMIUM_ENDPOINT: chromium.wsEndpoint() });
    } finally {
      await chromium.close();
    }
  }),
  browser: withEngines((env) => counted('browser', ['node_modules/@web/test-runner/dist/bin.js'], env)),
};

const only = list(options.only) ?? Object.keys(STEPS);
const unknown = [
  ...only.filter((step) => !STEPS[step]),
  ...wanted.filter((engine) => !ENGINES.includes(engine)),
];
if (unknown.length) {
  console.error(
    `There is no ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}. Engines: ${ENGINES.join(', ')}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
const results = {};

async function step(name, body) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 60 - name.length))}`);
  const start = Date.now();
  const result = await body();
  results[name] = result;
  for (const key of ['passed', 'failed', 'skipped']) total[key] += result[key];
  total.failures.push(...result.failures.map((failure) => ({ step: name, ...failure })));
  const counts = `${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`;
  console.log(
    `${result.failed ? '✗' : '✓'} ${name}: ${counts}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
  return result;
}

found = await step('engines', findOrInstall);
for (const name of Object.keys(STEPS)) if (only.includes(name)) await step(name, STEPS[name]);

if (total.failures.length) {
  console.log(`\n── failures ${'─'.repeat(52)}`);
  for (const { step: name, title, text } of total.failures) {
    console.log(`\n✗ ${name}: ${title}\n${text.replace(/^/gm, '    ')}`);
  }
}

/** A test file runs once in each engine: a missing one leaves as many out as another ran. */
function tested() {
  const inOne = Math.max(
    0,
    ...Object.values(results.browser?.engines ?? {}).map((each) => each.passed + each.failed),
  );
  const lacks = found.missing.map((engine) => `${NAMES[engine]} not found: ${inOne || 'its'} tests not run`);
  const left = ENGINES.filter((engine) => !wanted.includes(engine)).map(
    (engine) => `${NAMES[engine]} not asked for`,
  );
  const ran = found.engines.length
    ? `Tested in ${Object.values(found.labels).join(', ')}`
    : 'Tested in no engine';
  return `${[ran, ...lacks, ...left].join('; ')}.`;
}

console.log('');
if (only.includes('browser') || only.includes('e2e')) console.log(tested());
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
