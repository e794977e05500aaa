/** Reading of feeds on Node: in threads, so that no source holds up the others, and in bounded time. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { createGateway, serveGateway } from '../../dist/gateway/node.js';
import { feedOf, listen } from './gateway-kit.mjs';

/** A list of nine million members that are no items: JSON that takes seconds to parse and to read. */
const HEAVY = `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[${'0,'.repeat(9e6)}0]}`;

const source = await listen((request, response) =>
  response.end(request.url === '/heavy' ? HEAVY : feedOf(1)),
);
after(() => source.close());
const optionsOf = (more) => ({
  feeds: { heavy: `${source.url}/heavy`, light: `${source.url}/light` },
  allowHosts: [source.host],
  maxBytes: 20e6,
  ...more,
});

test('while a source takes long to read, another feed is answered; its time ends the reading', async () => {
  const log = [];
  const served = await serveGateway(
    optionsOf({ port: 0, signals: false, timeout: 1500, log: (entry) => log.push(entry) }),
  );
  try {
    await fetch(`${served.url}/light.json`);
    const heavy = fetch(`${served.url}/heavy.json`);
    let slowest = 0;
    for (let times = 0; times < 20; times++) {
      const start = performance.now();
      assert.equal((await fetch(`${served.url}/light.json`)).status, 200);
      slowest = Math.max(slowest, performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.ok(slowest < 700, `${slowest} ms`);
    const response = await heavy;
    assert.equal(response.status, 504);
    assert.equal(log.find(({ feed }) => feed === 'heavy').code, 'timeout');
    assert.match(log.find(({ feed }) => feed === 'heavy').message, /^Not read in \d+ ms$|No answer/);
    // The thread is ended: the next feed gets one of its own.
    assert.equal((await fetch(`${served.url}/article/100.json`)).status, 200);
  } finally {
    await served.stop();
  }
});

test('an error of the reading is the one that the parser gives, and the thread goes on', async () => {
  const gateway = createGateway(
    optionsOf({ feeds: { bad: `${source.url}/bad`, light: `${source.url}/light` } }),
  );
  source.handler = (request, response) =>
    response.end(request.url === '/bad' ? '<html><h1>no feed</h1>' : feedOf(2));
  const ask = (name) => gateway(new Request(`http://g.example/${name}.json`));
  const bad = await ask('bad');
  assert.equal(bad.status, 502);
  assert.equal((await bad.json()).error.code, 'format');
  assert.equal((await (await ask('light')).json()).items.length, 2);
});

test('a gateway that was used does not keep its process from ending', async () => {
  const code = `import { createGateway } from ${JSON.stringify(new URL('../../dist/gateway/node.js', import.meta.url))};
    const gateway = createGateway(${JSON.stringify(optionsOf({ feeds: { light: `${source.url}/light` } }))});
    console.log((await gateway(new Request('http://g.example/light.json'))).status);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const [exitCode] = await once(child, 'exit');
  clearTimeout(timer);
  assert.deepEqual([exitCode, output.trim()], [0, '200']);
});
