/** What a release must do at its users': the packed tarball in a blank project. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { launch } from '../../test/e2e/browser.mjs';
import { chosenEngines } from '../../test/engines/index.mjs';
import { jsonFeed } from '../../test/server/faults.mjs';

const FEED = {
  ...jsonFeed('https://news.example', 3),
  title: '시험 신문',
};

/** Paths that an export stands for, of the files that there are. */
function entriesOf({ read, packed }) {
  const { exports } = JSON.parse(read('package.json'));
  /** What Node takes; nothing of an entry of types only. */
  const leaf = (target) =>
    typeof target === 'object' ? leaf(target.node ?? target.import ?? target.default) : target;
  return Object.entries(exports).flatMap(([entry, target]) => {
    const path = leaf(target);
    if (!path) return [];
    const [begins, ends] = path.slice(2).split('*');
    if (ends === undefined) return [entry];
    return packed.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(begins) && path.endsWith(ends))
      .map((path) => entry.replace('*', path.slice(begins.length, path.length - ends.length)));
  });
}

/** Each entry on Node: modules are imported, the rest is found. The script tag's files need a page. */
async function importEntries(kit) {
  const entries = entriesOf(kit).map((entry) => entry.replace('.', 'dongpo-widgets'));
  // Who imports the React components has React.
  const isModule = (entry) => !/\/cdn\/|\/react$|\.(json|css)$/.test(entry);
  await kit.node(`import { existsSync } from 'node:fs';
for (const entry of ${JSON.stringify(entries.filter(isModule))}) await import(entry);
for (const entry of ${JSON.stringify(entries.filter((entry) => !isModule(entry)))})
  if (!existsSync(new URL(import.meta.resolve(entry)))) throw new Error(entry);`);
  return `${entries.filter(isModule).length} entries imported, ${entries.length - entries.filter(isModule).length} files found`;
}

async function runCommand({ app, run }) {
  writeFileSync(join(app, 'feed.json'), JSON.stringify(FEED));
  // Through what npm has linked.
  const bin = process.platform === 'win32' ? 'dongpo-widgets.cmd' : 'dongpo-widgets';
  const { stdout } = await run(join(app, 'node_modules/.bin', bin), [
    'integrity',
    'https://widgets.example/v/',
  ]);
  assert.match(stdout, /integrity="sha384-/);
  // Its warnings, such as of dates long gone, end it with 1.
  const { stdout: told } = await run(process.execPath, [
    '-e',
    `const { spawnSync } = require('node:child_process');
const { status, stdout } = spawnSync(process.execPath, ['node_modules/dongpo-widgets/dist/cli/index.js', 'doctor', 'feed.json', '--json', '--links=0']);
console.log(status, JSON.parse(stdout) && 'JSON');`,
  ]);
  assert.match(told, /^[01] JSON$/m);
  return 'bin: integrity and doctor';
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/feed+json',
};

/** The project built by Vite and opened in a browser: headlines are seen. */
async function showHeadlines({ app }) {
  writeFileSync(
    join(app, 'main.js'),
    `import 'dongpo-widgets/define/headlines.js';\nimport 'dongpo-widgets/themes/newsprint.css';\n`,
  );
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><html lang="ko"><meta charset="utf-8"><title>시험</title><link rel="icon" href="data:,">
<script type="module" src="./main.js"></script><dongpo-headlines src="/feed.json" loading="eager"></dongpo-headlines>`,
  );
  await build({
    root: app,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'out', reportCompressedSize: false },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const body =
        path === '/feed.json'
          ? JSON.stringify(FEED)
          : readFileSync(join(app, 'out', path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path) || '.html'] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const [engine] = chosenEngines();
  assert.ok(engine, 'no engine: npm test -- --install');
  const browser = await launch(engine);
  try {
    const page = await browser.open({ width: 800, height: 900 });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const titles = await page.waitFor(() => {
      const found = document.querySelector('dongpo-headlines')?.shadowRoot?.querySelectorAll('[part=title]');
      return found?.length && [...found].map((each) => each.textContent.trim());
    });
    assert.deepEqual(
      titles,
      FEED.items.map(({ title }) => title),
    );
    return `built by Vite, ${titles.length} headlines in ${engine}`;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** @param kit of installPacked() */
export async function smoke(kit) {
  const said = [];
  for (const step of [importEntries, runCommand, showHeadlines]) said.push(await step(kit));
  return said;
}
