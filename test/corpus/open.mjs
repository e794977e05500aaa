import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { CHROMIUM_ARGS, findEngines, firefoxOptions } from '../engines/index.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The readers as one script, built from dist and node_modules. */
async function buildScript() {
  const [{ output }] = [
    await build({
      configFile: false,
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { alias: { 'rss-parser': 'rss-parser/dist/rss-parser.min.js' } },
      build: {
        write: false,
        target: 'esnext',
        // As the packages publish it.
        minify: false,
        lib: { entry: here('page.js'), formats: ['es'], fileName: () => 'page.js' },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
  ].flat();
  return output[0].code;
}

const LAUNCH_OPTIONS = {
  chromium: (path) => ({
    executablePath: path,
    args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  }),
  firefox: (path) => firefoxOptions(path),
};

/** A page of Chromium or Firefox with the three readers, as `window.corpus`. */
export async function openPage(engine = 'chromium') {
  const found = findEngines()[engine];
  if (!found) throw new Error(`${engine} is not on this machine: node test/engines/install.mjs`);
  const script = await buildScript();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    // Isolated pages have a finer clock.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(isScript ? script : '<!doctype html><script type="module" src="page.js"></script>');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await puppeteer.launch({
    ...(await LAUNCH_OPTIONS[engine](found.path)),
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => window.corpus);
  return {
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
