/** The built gateway on real runtimes, with the same tests on each: Node, workerd (by miniflare) and Deno. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { feedOf, listen } from './gateway-kit.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const DENO = fileURLToPath(new URL('../../node_modules/.bin/deno', import.meta.url));

/** A built file and all that it imports. The folder may hold others, which an old build has left. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(?)\s*["'](\.[^"']+)["']/g))
    withImports(join(dirname(file), specifier), found);
  return found;
}

/** Starts a gateway in a process that prints its address. */
function spawnGateway(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (part) => {
      text += part;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (url) resolve({ url, stop: () => child.kill('SIGKILL') });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

const optionsOf = (host, more) =>
  JSON.stringify({
    feeds: {
      latest: `http://${host}/feed`,
      'section/society': `http://${host}/other`,
      down: `http://${host}/down`,
    },
    allowHosts: [host],
    ttl: 5,
    timeout: 3000,
    ...more,
  });
/** Code of a clock that a request header moves forward, so that no test waits for five seconds. */
const CLOCK = 'let ahead = 0; const now = () => Date.now() + ahead;';
const MOVE_CLOCK = "ahead += Number(request.headers.get('x-ahead') ?? 0);";

const RUNTIMES = {
  Node: (host) =>
    spawnGateway(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { createGateway } from ${JSON.stringify(join(DIST, 'gateway/node.js'))};
      import { serve } from ${JSON.stringify(import.meta.resolve('@hono/node-server'))};
      ${CLOCK}
      const gateway = createGateway({ ...${optionsOf(host)}, now });
      serve({ fetch: (request, env) => { ${MOVE_CLOCK} return gateway(request, env); }, port: 0, hostname: '127.0.0.1' },
        ({ port }) => console.log('http://127.0.0.1:' + port));`,
    ]),
  Deno:
    existsSync(DENO) &&
    ((host) =>
      // No permission but the network's.
      spawnGateway(realpathSync(DENO), [
        'run',
        '--allow-net',
        '--no-config',
        '--no-prompt',
        `data:text/javascript,${encodeURIComponent(
          `import { createGateway } from ${JSON.stringify(`file://${join(DIST, 'gateway/index.js')}`)};
          ${CLOCK}
          const gateway = createGateway({ ...${optionsOf(host)}, now });
          Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => console.log('http://127.0.0.1:' + port) },
            (request, info) => { ${MOVE_CLOCK} return gateway(request, info); });`,
        )}`,
      ])),
  workerd: await import('miniflare').then(
    ({ Miniflare }) =>
      async (host) => {
        const script = `import { createGateway } from './gateway/index.js';
          ${CLOCK}
          const gateway = createGateway({ ...${optionsOf(host)}, now });
          export default { fetch(request, env, context) { ${MOVE_CLOCK} return gateway(request, env, context); } };`;
        const files = [...withImports(join(DIST, 'gateway/index.js'))];
        const miniflare = new Miniflare({
          compatibilityDate: '2025-11-01',
          modules: [
            { type: 'ESModule', path: 'worker.js', contents: script },
            ...files.map((file) => ({
              type: 'ESModule',
              path: relative(DIST, file),
              contents: readFileSync(file, 'utf8'),
            })),
          ],
          host: '127.0.0.1',
          port: 0,
        });
        const url = (await miniflare.ready).href.replace(/\/$/, '');
        return { url, stop: () => miniflare.dispose() };
      },
    () => false,
  ),
};

test('no module of the portable gateway imports one of Node', () => {
  for (const file of withImports(join(DIST, 'gateway/index.js')))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /(from|import\(?|require\()\s*["']node:/, file);
});

for (const [name, start] of Object.entries(RUNTIMES))
  describe(name, { skip: !start && `${name} is not installed` }, () => {
    let source;
    let runtime;
    const requestCounts = {};
    let sourceIsUp = true;
    before(async () => {
      source = await listen((request, response) => {
        requestCounts[request.url] = (requestCounts[request.url] ?? 0) + 1;
        if (request.url === '/down' || !sourceIsUp) return response.destroy();
        // Long enough for all requests of the first test to arrive before the answer.
        setTimeout(() => response.setHeader('etag', '"1"').end(feedOf(5)), 100);
      });
      runtime = await start(source.host);
    });
    after(async () => {
      await runtime?.stop();
      await source?.close();
    });
    const request = (path, init) => fetch(runtime.url + path, init);
    const plain = { headers: { 'accept-encoding': 'identity' } };

    test(`${name}: twenty requests make one to the source and get JSON Feed with CORS`, async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => request('/latest.json')));
      for (const response of all) {
        assert.equal(response.status, 200);
        assert.equal((await response.json()).items.length, 5);
        assert.equal(response.headers.get('content-type'), 'application/feed+json; charset=utf-8');
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.match(
          response.headers.get('cache-control'),
          /max-age=5, stale-while-revalidate=600, stale-if-error=/,
        );
      }
      assert.equal(requestCounts['/feed'], 1);
    });

    test(`${name}: ETag, 304, gzip and HEAD`, async () => {
      const identity = await request('/latest.json', plain);
      assert.equal(identity.headers.get('content-encoding'), null);
      const tag = identity.headers.get('etag');
      assert.match(tag, /^"[\w-]+"$/);
      const text = await identity.text();
      const response = await request('/latest.json', { headers: { ...plain.headers, 'if-none-match': tag } });
      assert.equal(response.status, 304);
      assert.equal(await response.text(), '');
      // Node's fetch would unpack it.
      const { get } = await import('node:http');
      const zipped = await new Promise((resolve, reject) =>
        get(`${runtime.url}/latest.json`, { headers: { 'accept-encoding': 'gzip' } }, (message) => {
          const parts = [];
          message.on('data', (part) => parts.push(part));
          message.on('end', () => resolve({ headers: message.headers, body: Buffer.concat(parts) }));
        }).on('error', reject),
      );
      assert.equal(zipped.headers['content-encoding'], 'gzip');
      assert.equal(zipped.headers.etag, tag.replace(/"$/, '-gz"'));
      assert.equal(gunzipSync(zipped.body).toString(), text);
      const head = await request('/latest.json', { method: 'HEAD', ...plain });
      assert.deepEqual([head.status, await head.text(), head.headers.get('etag')], [200, '', tag]);
    });

    test(`${name}: paths with slashes, articles, metrics, other methods and errors`, async () => {
      assert.equal((await request('/section/society.json')).status, 200);
      assert.equal((await (await request('/article/102.json')).json()).items[0].id, '102');
      for (const [path, status, init] of [
        ['/nothing.json', 404],
        ['/', 200],
        ['/metrics', 200],
        ['/latest.json', 405, { method: 'POST', body: 'x' }],
        ['/latest.json', 204, { method: 'OPTIONS' }],
        ['/down.json', 502],
        ['/health', 503],
      ]) {
        const response = await request(path, init);
        assert.equal(response.status, status, path);
        assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
        await response.text();
      }
    });

    test(`${name}: the last good copy is served after the source has died`, async () => {
      sourceIsUp = false;
      const before = requestCounts['/feed'];
      for (const ahead of ['6000', '0', '0', '3600000', '0']) {
        const response = await request('/latest.json', { headers: { 'x-ahead': ahead } });
        assert.equal(response.status, 200);
        assert.equal((await response.json()).items.length, 5);
      }
      const refreshes = requestCounts['/feed'] - before;
      assert.ok(refreshes >= 1 && refreshes <= 2, `${refreshes} requests`);
    });
  });
