/** The built gateway on real runtimes: Node, workerd (by miniflare) and Deno, with the same promises on each. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { feedOf, listen } from './help.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const DENO = fileURLToPath(new URL('../../node_modules/.bin/deno', import.meta.url));

/** A file and all that it imports: an old build may have left others beside them. */
function closure(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(?)\s*["'](\.[^"']+)["']/g))
    closure(join(dirname(file), specifier), found);
  return found;
}

/** A gateway in a process that prints its address. */
function spawned(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((done, fail) => {
    let text = '';
    const read = (part) => {
      text += part;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (url) done({ url, stop: () => child.kill('SIGKILL') });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${text}`)));
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
/** A clock that is put forward by a header, so that nobody waits for five seconds. */
const clock = 'let ahead = 0; const now = () => Date.now() + ahead;';
const forward = "ahead += Number(request.headers.get('x-ahead') ?? 0);";

const RUNTIMES = {
  Node: (host) =>
    spawned(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { createGateway } from ${JSON.stringify(join(DIST, 'gateway/node.js'))};
      import { serve } from ${JSON.stringify(import.meta.resolve('@hono/node-server'))};
      ${clock}
      const gateway = createGateway({ ...${optionsOf(host)}, now });
      serve({ fetch: (request, env) => { ${forward} return gateway(request, env); }, port: 0, hostname: '127.0.0.1' },
        ({ port }) => console.log('http://127.0.0.1:' + port));`,
    ]),
  Deno:
    existsSync(DENO) &&
    ((host) =>
      // No right but the network's.
      spawned(realpathSync(DENO), [
        'run',
        '--allow-net',
        '--no-config',
        '--no-prompt',
        `data:text/javascript,${encodeURIComponent(
          `import { createGateway } from ${JSON.stringify(`file://${join(DIST, 'gateway/index.js')}`)};
          ${clock}
          const gateway = createGateway({ ...${optionsOf(host)}, now });
          Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => console.log('http://127.0.0.1:' + port) },
            (request, info) => { ${forward} return gateway(request, info); });`,
        )}`,
      ])),
  workerd: await import('miniflare').then(
    ({ Miniflare }) =>
      async (host) => {
        const script = `import { createGateway } from './gateway/index.js';
          ${clock}
          const gateway = createGateway({ ...${optionsOf(host)}, now });
          export default { fetch(request, env, context) { ${forward} return gateway(request, env, context); } };`;
        const files = [...closure(join(DIST, 'gateway/index.js'))];
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

test('the portable gateway needs nothing of Node', () => {
  for (const file of closure(join(DIST, 'gateway/index.js')))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /(from|import\(?|require\()\s*["']node:/, file);
});

for (const [name, start] of Object.entries(RUNTIMES))
  describe(name, { skip: !start && `${name} is not installed` }, () => {
    let source;
    let runtime;
    const asked = {};
    let good = true;
    before(async () => {
      source = await listen((request, response) => {
        asked[request.url] = (asked[request.url] ?? 0) + 1;
        if (request.url === '/down' || !good) return response.destroy();
        // Time enough for all who wait to come.
        setTimeout(() => response.setHeader('etag', '"1"').end(feedOf(5)), 100);
      });
      runtime = await start(source.host);
    });
    after(async () => {
      await runtime?.stop();
      await source?.close();
    });
    const ask = (path, init) => fetch(runtime.url + path, init);
    const plain = { headers: { 'accept-encoding': 'identity' } };

    test('one request however many wait; JSON Feed, CORS', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => ask('/latest.json')));
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
      assert.equal(asked['/feed'], 1);
    });

    test('validators and compression', async () => {
      const identity = await ask('/latest.json', plain);
      assert.equal(identity.headers.get('content-encoding'), null);
      const tag = identity.headers.get('etag');
      assert.match(tag, /^"[\w-]+"$/);
      const text = await identity.text();
      const response = await ask('/latest.json', { headers: { ...plain.headers, 'if-none-match': tag } });
      assert.equal(response.status, 304);
      assert.equal(await response.text(), '');
      // Node's fetch would unpack it.
      const { get } = await import('node:http');
      const zipped = await new Promise((done, fail) =>
        get(`${runtime.url}/latest.json`, { headers: { 'accept-encoding': 'gzip' } }, (message) => {
          const parts = [];
          message.on('data', (part) => parts.push(part));
          message.on('end', () => done({ headers: message.headers, body: Buffer.concat(parts) }));
        }).on('error', fail),
      );
      assert.equal(zipped.headers['content-encoding'], 'gzip');
      assert.equal(zipped.headers.etag, tag.replace(/"$/, '-gz"'));
      assert.equal(gunzipSync(zipped.body).toString(), text);
      const head = await ask('/latest.json', { method: 'HEAD', ...plain });
      assert.deepEqual([head.status, await head.text(), head.headers.get('etag')], [200, '', tag]);
    });

    test('slashes, articles, the rest', async () => {
      assert.equal((await ask('/section/society.json')).status, 200);
      assert.equal((await (await ask('/article/102.json')).json()).items[0].id, '102');
      for (const [path, status, init] of [
        ['/nothing.json', 404],
        ['/', 200],
        ['/metrics', 200],
        ['/latest.json', 405, { method: 'POST', body: 'x' }],
        ['/latest.json', 204, { method: 'OPTIONS' }],
        ['/down.json', 502],
        ['/health', 503],
      ]) {
        const response = await ask(path, init);
        assert.equal(response.status, status, path);
        assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
        await response.text();
      }
    });

    test('the source dies: the last good copy', async () => {
      good = false;
      const before = asked['/feed'];
      for (const ahead of ['6000', '0', '0', '3600000', '0']) {
        const response = await ask('/latest.json', { headers: { 'x-ahead': ahead } });
        assert.equal(response.status, 200);
        assert.equal((await response.json()).items.length, 5);
      }
      const behind = asked['/feed'] - before;
      assert.ok(behind >= 1 && behind <= 2, `${behind} requests`);
    });
  });
