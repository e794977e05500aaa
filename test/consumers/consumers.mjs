/**
 * `npm run consumers`: the packed package in an app of each framework, installed, type-checked, built by the
 * framework's own tools, and driven in real browsers. Needs `npm run build` before, and a package registry.
 *
 *   --only=react19,vue    some of the apps
 *   --engines=chromium    some of the engines; all that are there by default
 *   --keep                leaves the apps' folder, and says where
 *
 * Bytes added: brotli of the JavaScript that the app's page loads at once (its scripts and all that they import
 * statically), less that of the same app built with an empty module in place of the package.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { launch } from '../e2e/browser.mjs';
import { ENGINES, findEngines } from '../engines/index.mjs';
import { BEHAVIOURS, behave, startFeeds } from './behaviours.mjs';
import { serveFiles } from './files.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
/** Longest for one command. */
const PATIENCE = 300_000;

/** Each app: whose version is told, and what is not as in a Vite app. */
const APPS = {
  plain: {},
  react19: { of: 'react', main: 'tsx' },
  react18: { of: 'react', main: 'tsx' },
  vue: { of: 'vue', main: 'ts' },
  svelte: { of: 'svelte', main: 'ts' },
  angular: { of: '@angular/core', wrong: true, without: ['--', '--configuration=without'] },
  preact: { of: 'preact', main: 'tsx' },
  solid: { of: 'solid-js', main: 'tsx' },
};

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, engines: { type: 'string' }, keep: { type: 'boolean' } },
});
const names = options.only?.split(',') ?? Object.keys(APPS);
const found = findEngines();
const engines = options.engines?.split(',') ?? ENGINES.filter((engine) => found[engine]);
const wrong = [
  ...names.filter((name) => !APPS[name]),
  ...engines.filter((engine) => !found[engine]),
  ...(existsSync(join(ROOT, 'dist/index.js')) ? [] : ['dist: npm run build']),
];
if (wrong.length || !engines.length) {
  console.error(`There is no ${wrong.join(', ') || 'engine'}. Apps: ${Object.keys(APPS).join(', ')}.`);
  process.exit(2);
}

const temporary = mkdtempSync(join(tmpdir(), 'dongpo-consumers-'));
if (options.keep) console.log(temporary);
else process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

// Puppeteer ends its browsers on these, and takes the signal for itself: the rest would go on without them.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** What it wrote; an end that is not 0 is an error with all of it. */
async function run(program, args, cwd, env = {}) {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)|^INIT_CWD$/.test(name),
  );
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      cwd,
      shell: program === 'npm' && process.platform === 'win32',
      maxBuffer: 64e6,
      timeout: PATIENCE,
      env: { ...Object.fromEntries(clean), CI: 'true', NO_COLOR: '1', NG_CLI_ANALYTICS: 'false', ...env },
    });
    return stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout ?? ''}\n${error.stderr ?? error}`);
  }
}
const npm = (args, cwd, env) => run('npm', args, cwd, env);

/** Brotli bytes of what the built page loads at once. */
function weigh(folder) {
  const waiting = [
    ...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="([^"]+\.js)"/g),
  ].map(([, path]) => path.replace(/^\//, ''));
  const read = new Set();
  let bytes = 0;
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (read.has(path)) continue;
    read.add(path);
    const code = readFileSync(join(folder, path), 'utf8');
    bytes += brotliCompressSync(code).length;
    for (const [, from] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
      waiting.push(posix.join(posix.dirname(path), from));
  }
  return bytes;
}

async function prepare(name, tarball) {
  const app = join(temporary, name);
  cpSync(join(HERE, name), app, { recursive: true });
  const { of, main } = APPS[name];
  if (of) cpSync(join(HERE, 'shared/consumer.ts'), join(app, 'src/consumer.ts'));
  if (of === 'react') cpSync(join(HERE, 'shared/server.mjs'), join(app, 'server.mjs'));
  if (main) {
    cpSync(join(HERE, 'shared/without.js'), join(app, 'without.js'));
    const page = readFileSync(join(HERE, 'shared/index.html'), 'utf8');
    writeFileSync(join(app, 'index.html'), page.replace('{{main}}', main));
  }
  const file = join(app, 'package.json');
  const own = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { private: true };
  own.dependencies = { ...own.dependencies, 'dongpo-widgets': `file:${tarball}` };
  writeFileSync(file, JSON.stringify(own));
  await npm(
    ['install', '--no-package-lock', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    app,
  );
  // Who has another framework, or none, must get no part of React.
  const react = readdirSync(join(app, 'node_modules')).filter((each) => /^react/.test(each));
  if (of !== 'react' && react.length) throw new Error(`installs ${react}`);
  return { app, version: of ? own.dependencies[of] : '' };
}

/** A template of Angular's cannot say that an error is expected: there all lines that hold `wrong` must be named. */
async function mustFail(name, app) {
  if (!APPS[name].wrong) return;
  // It colours what it says wherever it runs.
  const told = await npm(['run', 'types:wrong'], app).catch(({ message }) => message);
  const said = told.replace(/\x1b\[[\d;]*m/g, '');
  const named = [...said.matchAll(/wrong\.ts[(:](\d+)/g)].map(([, line]) => Number(line));
  const text = readFileSync(join(app, 'src/wrong.ts'), 'utf8').split('\n');
  const unnamed = text.filter((line, index) => /wrong/.test(line) && index && !named.includes(index + 1));
  if (unnamed.length) throw new Error(`these lines compile:\n${unnamed.join('\n')}\n${said}`);
}

/** `said` of the step, or what went wrong. */
async function attempt(row, step, call) {
  const start = Date.now();
  try {
    row[step] = (await call()) ?? 'ok';
  } catch (error) {
    row[step] = 'FAILED';
    row.failures.push(`${step}: ${error.message}`);
  }
  console.error(`${row.name} ${step}: ${row[step]}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return row[step] !== 'FAILED';
}

async function consume(name, tarball, browsers, feeds) {
  const row = { name, failures: [], types: '', build: '', added: '' };
  let app;
  const installed = await attempt(row, 'install', async () => {
    const prepared = await prepare(name, tarball);
    app = prepared.app;
    row.version = prepared.version;
  });
  if (!installed) return row;
  let folders = { '/modules/': `${app}/node_modules/`, '/': `${app}/` };
  if (APPS[name].of) {
    await attempt(row, 'types', async () => {
      await npm(['run', 'types'], app);
      await mustFail(name, app);
    });
    const built = await attempt(row, 'build', async () => {
      await npm(['run', 'build'], app);
      if (existsSync(join(app, 'server.mjs'))) await run(process.execPath, ['server.mjs'], app);
    });
    if (!built) return row;
    const whole = weigh(join(app, 'dist'));
    const out = join(app, 'with');
    cpSync(join(app, 'dist'), out, { recursive: true });
    folders = { '/': `${out}/` };
    await attempt(row, 'added', async () => {
      await npm(['run', 'build', ...(APPS[name].without ?? [])], app, { WITHOUT: '1' });
      return `${((whole - weigh(join(app, 'dist'))) / 1000).toFixed(1)} kB`;
    });
  }
  const files = await serveFiles(folders);
  try {
    for (const browser of browsers) {
      await attempt(row, browser.engine, async () => {
        const failures = await behave(browser, feeds, `${files.origin}/`);
        row.failures.push(...failures.map((failure) => `${browser.engine}: ${failure}`));
        const known = BEHAVIOURS.filter(([says]) => failures.some((each) => each.startsWith(`${says}: `)));
        return `${BEHAVIOURS.length - known.length} of ${BEHAVIOURS.length}`;
      });
    }
  } finally {
    await files.close();
  }
  return row;
}

const packed = JSON.parse(
  await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', temporary], ROOT),
);
const tarball = join(temporary, packed[0].filename);
const feeds = await startFeeds();
const browsers = [];
const rows = [];
try {
  for (const engine of engines) browsers.push(await launch(engine));
  for (const name of names) rows.push(await consume(name, tarball, browsers, feeds));
} finally {
  await Promise.all([feeds, ...browsers].map((each) => each.close()));
}

const columns = ['name', 'version', 'types', 'build', ...engines, 'added'];
const titles = { name: 'framework', added: 'bytes added' };
const cells = [
  columns.map((column) => titles[column] ?? column),
  columns.map(() => '---'),
  ...rows.map((row) => columns.map((column) => row[column] || '–')),
];
console.log(`\n${cells.map((line) => `| ${line.join(' | ')} |`).join('\n')}`);
for (const { name, failures } of rows) for (const failure of failures) console.log(`\n${name}: ${failure}`);
process.exitCode = rows.some(({ failures }) => failures.length) ? 1 : 0;
