/**
 * `npm run coverage`: lines and branches of each room of src that the tests run, in per cent. V8's coverage of the
 * tests on Node and that of the browser tests in Chromium are merged, and mapped to the sources.
 * It leaves a build with source maps in dist, and a report of each file in coverage/index.html.
 *
 *   --check      fails where a room is below its floor in floors.json
 *   --uncovered=feed,text   lists the uncovered lines of these rooms
 *   --report     reports again from the files of the last run
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { CoverageReport } from 'monocart-coverage-reports';
import { figuresOf, printFigures, roomsBelow, uncoveredLines } from './rooms.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const RAW = '.cache/coverage';
const NODE = join(RAW, 'node');
const PAGES = join(RAW, 'pages');
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean' },
    report: { type: 'boolean' },
    uncovered: { type: 'string', default: '' },
  },
});

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/**
 * Runs `npm run build`, and compiles the modules of src over it, with source maps: compiled as the browser tests are,
 * so that a branch has the same place in both. The command is one file, as it finds others by its own address.
 */
async function buildModules() {
  const common = { outdir: 'dist', outbase: 'src', format: 'esm', target: 'es2022', sourcemap: 'linked' };
  execFileSync('npm', ['run', 'build', '--silent'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await build({ ...common, entryPoints: ['src/**/*.ts'] });
  const command = { entryPoints: ['src/cli/index.ts'], platform: 'node', bundle: true, packages: 'external' };
  await build({ ...common, ...command, splitting: true, chunkNames: 'node/[name]-[hash]' });
}

/** Tests of the package, of documents, of other runtimes and of pages in a browser run what is bundled. */
const LEFT_OUT = /[\\/](fixtures|node_modules|e2e|chaos|consumers|leaks|hostile|package|release|build)[\\/]/;

function runNodeTests() {
  const files = readdirSync('test', { recursive: true })
    .map((path) => join('test', path))
    .filter(
      (path) =>
        path.endsWith('.test.mjs') &&
        !LEFT_OUT.test(path) &&
        !/[\\/](package|readme|runtimes)\.test\./.test(path),
    );
  return run(['--test', '--test-concurrency=2', '--test-timeout=180000', '--test-reporter=dot', ...files], {
    NODE_V8_COVERAGE: NODE,
  });
}

const runBrowserTests = () =>
  run(
    ['node_modules/@web/test-runner/dist/bin.js', '--config', 'scripts/coverage/web-test-runner.config.mjs'],
    { ENGINES: 'chromium', COVERAGE_PAGES: PAGES },
  );

async function measure() {
  rmSync(RAW, { recursive: true, force: true });
  await buildModules();
  const green = [runNodeTests(), runBrowserTests()];
  if (green.includes(false)) console.log('\nSome tests failed: the figures may be too low.');
}

const ofSources = (path) => path.replace(/^.*?(?=src\/)/, '');
const isOurs = (path) =>
  path.endsWith('.ts') &&
  !path.includes('node_modules') &&
  existsSync(ofSources(path)) &&
  ofSources(path).startsWith('src/');

/** For a source that nothing loaded: what the coverage tool counts is JavaScript. */
async function compile(entry) {
  const { code, map } = await transform(entry.source, {
    loader: 'ts',
    target: 'es2022',
    sourcemap: true,
    sourcefile: entry.url,
    tsconfigRaw: readFileSync('tsconfig.json', 'utf8').replace(/^\s*\/\/.*$/gm, ''),
  });
  entry.source = code;
  entry.sourceMap = JSON.parse(map);
}

async function report() {
  const coverage = new CoverageReport({
    name: 'dongpo-widgets',
    outputDir: 'coverage',
    logging: 'error',
    reports: ['v8', 'json-summary'],
    cleanCache: true,
    entryFilter: ({ url }) => url.startsWith('http:') || /\/dist\/(?!cdn|demo)/.test(url),
    // The same path for what Node and the browser ran, so that they are merged.
    sourcePath: (path) => (isOurs(path) ? ofSources(path) : path),
    sourceFilter: isOurs,
    all: {
      dir: 'src',
      filter: (path) => (path.endsWith('.d.ts') ? false : path.endsWith('.ts') && 'js'),
      transformer: compile,
    },
  });
  await coverage.addFromDir(NODE);
  for (const name of readdirSync(PAGES))
    await coverage.add(JSON.parse(readFileSync(join(PAGES, name), 'utf8')));
  const { files } = await coverage.generate();
  return files.filter(({ sourcePath }) => isOurs(sourcePath));
}

if (!options.report) await measure();
const files = await report();
const figures = figuresOf(files);
printFigures(figures);
for (const room of options.uncovered.split(',').filter(Boolean)) console.log(uncoveredLines(files, room));
if (options.check) {
  const below = roomsBelow(figures);
  for (const line of below) console.log(line);
  process.exitCode = below.length ? 1 : 0;
}
