import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { summaryReporter } from '@web/test-runner';
import { chosenEngines, findEngines, launcher } from './test/engines/index.mjs';
import { browserCounts } from './test/runner/browser-counts.mjs';
import { bundledTests, unlessBundled } from './test/runner/bundled-tests.mjs';
import { startFaults } from './test/server/faults.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Served from outside the tree the tests live in. A missing one is a 404. */
const MAPPED = {
  '/mockServiceWorker.js': ['node_modules/msw/lib/mockServiceWorker.js', 'text/javascript'],
  '/__shared/xss/vectors.json': ['../shared/corpora/xss/vectors.json', 'application/json'],
};

const found = findEngines();
const engines = chosenEngines(found);
if (!engines.length) throw new Error('No engine to run the tests in: node test/engines/install.mjs');

const faults = await startFaults({ unref: true });

const files = readdirSync(here('test'), { recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .sort();

const bundle = await bundledTests(files);

export default {
  files,
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  plugins: [
    bundle,
    // For the sources that a test loads by their own address, as a second copy.
    unlessBundled(bundle, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('tsconfig.json') })),
  ],
  // Two at a time, in this order: the slowest begins, so that it does not end alone.
  browsers: await Promise.all(
    ['webkit', 'chromium', 'firefox']
      .filter((engine) => engines.includes(engine))
      .map((engine) => launcher(engine, found[engine])),
  ),
  staticLogging: true,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 60_000,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  reporters: [
    ...(process.env.COUNT_FILE
      ? [
          browserCounts(process.env.COUNT_FILE),
          summaryReporter({ flatten: true, reportTestLogs: false, reportTestErrors: false }),
        ]
      : [summaryReporter({ flatten: true })]),
  ],
  middleware: [
    async (context, next) => {
      const mapped = MAPPED[context.path];
      if (!mapped) return next();
      const [path, type] = mapped;
      context.body = await readFile(here(path)).catch(() => undefined);
      if (context.body) context.type = type;
      else context.status = 404;
    },
  ],
  testRunnerHtml: (framework) => `<!doctype html>
<html>
  <head><meta charset="utf-8"></head>
  <body>
    <script>window.__FEEDS__ = ${JSON.stringify(faults.origin)};</script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
};
