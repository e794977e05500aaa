/**
 * `npm run consumers:ssr`: `renderToString` in real apps: installed from the tarball, built by the framework's own
 * command, served, opened in Chromium without and with JavaScript. Prints one table; ends with 1 where a check fails.
 *
 *   --only=next,astro   some of the apps: next, nuxt, astro, node
 *   --no-build          packs dist as it is
 *   --keep              leaves the apps where they were built, and says where
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { launch } from '../../e2e/browser.mjs';
import { APPS } from './apps.mjs';
import { development, firstAnswer, hydration, withoutScript } from './checks.mjs';
import { startFeed } from './feed.mjs';
import { install, pack } from './install.mjs';
import { navigation } from './navigation.mjs';
import { runNpm, startServer } from './run.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    build: { type: 'boolean', default: true },
    keep: { type: 'boolean' },
  },
  allowNegative: true,
});
const names = options.only?.split(',').map((name) => name.trim()) ?? Object.keys(APPS);
const unknown = names.filter((name) => !APPS[name]);
if (unknown.length) {
  console.error(`There is no ${unknown.join(', ')}: ${Object.keys(APPS).join(', ')}.`);
  process.exit(2);
}

const failures = [];
const notes = [];
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** A row of the table. What cannot be checked since another step failed says so. */
async function check(name, { folder, tarball, feed, browser }) {
  const app = APPS[name];
  const row = { framework: app.name, version: '' };
  const step = async (columns, body) => {
    try {
      return await body();
    } catch (error) {
      failures.push(`${app.name}, ${columns[0]}: ${error.stack}`);
      for (const column of columns) row[column] = 'FAILED';
    }
  };
  const env = { FEED_URL: feed.address };
  const cwd = join(folder, name);
  const server = await step(['TTFB headlines'], async () => {
    row.version = await install(name, app, cwd, tarball);
    await runNpm(['run', 'build', '--if-present'], cwd, env);
    return startServer('start', cwd, env);
  });
  if (!server) return row;
  const at = { browser, app, origin: server.origin, feed: feed.feed, address: feed.address };
  try {
    await step(['TTFB headlines'], async () => {
      const { html, said } = await firstAnswer(at);
      row['TTFB headlines'] = said;
      notes.push(`${app.name}: / is ${kB(Buffer.byteLength(html))}, gzip ${kB(gzipSync(html).length)}`);
    });
    await step(['JS off'], async () => {
      row['JS off'] = await withoutScript(at);
    });
    await step(['hydration without fetch', 'shift', 'console messages'], async () => {
      const { asked, shift, frames, lines } = await hydration(at);
      row['hydration without fetch'] = `${asked} requests`;
      row.shift = `${shift} (${frames} frames)`;
      row['console messages'] = lines;
    });
    await step(['client navigation'], async () => {
      row['client navigation'] = await navigation(at);
    });
  } finally {
    await server.close();
  }
  row['warnings in development'] = 'not looked for';
  if (app.dev)
    await step(['warnings in development'], async () => {
      const developed = await startServer('dev', cwd, env);
      try {
        row['warnings in development'] = await development({ ...at, origin: developed.origin });
      } finally {
        await developed.close();
      }
    });
  return row;
}

function print(rows) {
  const columns = [
    'framework',
    'version',
    'TTFB headlines',
    'JS off',
    'hydration without fetch',
    'shift',
    'console messages',
    'warnings in development',
    'client navigation',
  ];
  const cells = [columns, ...rows.map((row) => columns.map((column) => `${row[column] ?? 'not reached'}`))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index].length)));
  for (const [index, line] of cells.entries()) {
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
    if (!index) console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  }
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dongpo-ssr-')));
const feed = await startFeed();
const browser = await launch('chromium');
const rows = [];
try {
  const tarball = await pack(folder, options);
  for (const name of names) {
    console.error(`${APPS[name].name} …`);
    rows.push(await check(name, { folder, tarball, feed, browser }));
  }
} finally {
  await browser.close();
  await feed.close();
  if (options.keep) console.error(folder);
  else rmSync(folder, { recursive: true, force: true });
}
print(rows);
for (const note of notes) console.log(note);
for (const failure of failures) console.error(`\n✗ ${failure}`);
console.log(`${failures.length ? `${failures.length} failed` : 'All is as it should be.'}`);
process.exitCode = failures.length ? 1 : 0;
