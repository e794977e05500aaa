/**
 * `npm test`: every check in order, its failures whole at the end, and a closing `N passed, N failed`.
 *
 *   --only=lint,browser   some of the steps: build, types, lint, manifest, docs, size, node, e2e, browser
 *   --engines=chromium    some of the engines
 *   --install             install the engines that are missing
 *   --require-all         a missing engine is a failure
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, ENGINES, findEngines, installEngines, label, NAMES } from './engines/index.mjs';
import { check, counted, failure } from './runner/commands.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    engines: { type: 'string', default: process.env.ENGINES || ENGINES.join() },
    install: { type: 'boolean' },
    'require-all': { type: 'boolean' },
  },
});
const namesIn = (list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
const wanted = namesIn(options.engines);

/** Files of tests on Node that open pages in a browser are the step e2e. */
const OPENS_PAGES = /[\\/](e2e|chaos|consumers|leaks|hostile)[\\/]/;
const testFiles = readdirSync('test', { recursive: true })
  .map((path) => join('test', path))
  .filter((path) => path.endsWith('.test.mjs') && !/[\\/](fixtures|node_modules)[\\/]/.test(path))
  .sort();

function nodeTests(name, files, env) {
  const flags = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/runner/node-counts.mjs', '--test-reporter-destination'],
  ];
  return counted(
    name,
    (file) => ['--test', ...flags, file, '--test-concurrency=2', '--test-timeout=180000', ...files],
    env,
  );
}

let engines = [];

function findOrInstall() {
  let found = findEngines();
  const isHere = (engine) => !!found[engine];
  const inCi = process.env.CI && process.env.CI !== 'false';
  if (options.install || inCi || !wanted.some(isHere)) found = installEngines(wanted);
  engines = wanted
    .filter(isHere)
    .map((engine) => ({ engine, path: found[engine].path, label: label(engine, found[engine]) }));
  for (const { label, path } of engines) console.log(`${label}  ${path}`);
  const missing = wanted.filter((engine) => !isHere(engine)).map((engine) => NAMES[engine]);
  if (missing.length) console.log(`${missing.join(', ')} not found`);
  if (!engines.length)
    return failure('engines', 'there is no engine to test in: `npm test -- --install` installs them');
  if (missing.length && options['require-all']) return failure('engines', `not found: ${missing.join(', ')}`);
  return { passed: 1, failed: 0, skipped: 0, failures: [] };
}

const inEngines = (step) => () =>
  engines.length
    ? step({ ENGINES: engines.map(({ engine }) => engine).join() })
    : failure('engines', 'no engine to run this in');

/** One Chromium for all files, since each start takes a second. */
async function e2e(env) {
  const files = testFiles.filter((path) => OPENS_PAGES.test(path));
  const chromium = engines.find(({ engine }) => engine === 'chromium');
  if (!chromium) return nodeTests('e2e', files, env);
  const browser = await puppeteer.launch({ executablePath: chromium.path, args: CHROMIUM_ARGS });
  try {
    return await nodeTests('e2e', files, { ...env, CHROMIUM_ENDPOINT: browser.wsEndpoint() });
  } finally {
    await browser.close();
  }
}

const npm =
  (name, ...args) =>
  () =>
    check(name, ['npm', 'run', '--silent', name, ...args]);
const STEPS = {
  build: npm('build'),
  types: npm('types'),
  lint: npm('lint', '--', '--diagnostic-level=warn', '--max-diagnostics=40', '--error-on-warnings'),
  manifest: npm('manifest', '--', '--check'),
  docs: npm('docs', '--', '--check'),
  size: npm('size', '--', '--check'),
  node: () =>
    nodeTests(
      'node',
      testFiles.filter((path) => !OPENS_PAGES.test(path)),
    ),
  e2e: inEngines(e2e),
  browser: inEngines((env) => counted('browser', () => ['node_modules/@web/test-runner/dist/bin.js'], env)),
};

const only = options.only ? namesIn(options.only) : Object.keys(STEPS);
const unknown = [...only.filter((step) => !STEPS[step]), ...wanted.filter((each) => !ENGINES.includes(each))];
if (unknown.length) {
  console.error(
    `There is no ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}. Engines: ${ENGINES.join(', ')}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const counts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

for (const [name, step] of Object.entries({ engines: findOrInstall, ...STEPS })) {
  if (name !== 'engines' && !only.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = Date.now();
  const result = await step();
  for (const key of Object.keys(total)) total[key] += result[key];
  failures.push(...result.failures.map((each) => ({ step: name, ...each })));
  for (const [engine, each] of Object.entries(result.engines ?? {}))
    console.log(`${engine}: ${counts(each)}`);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${result.failed ? '✗' : '✓'} ${name}: ${counts(result)}, ${seconds} s`);
}

if (failures.length) console.log(`\n── failures ${'─'.repeat(52)}`);
for (const { step, title, text } of failures)
  console.log(`\n✗ ${step}: ${title}\n${text.replace(/^/gm, '    ')}`);

const untested = ENGINES.filter((name) => !engines.some(({ engine }) => engine === name));
const told = [
  `Tested in ${engines.map((each) => each.label).join(', ') || 'no engine'}`,
  ...untested.map(
    (engine) =>
      `${NAMES[engine]} ${wanted.includes(engine) ? 'not found: its tests did not run' : 'not asked for'}`,
  ),
];
if (only.includes('browser') || only.includes('e2e')) console.log(`\n${told.join('; ')}.`);
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
