/** `npx dongpo-widgets gateway` and `serveGateway`: how they start, log and stop. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveGateway } from '../../dist/gateway/node.js';
import { feedOf, listen } from './gateway-kit.mjs';

const bin = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dongpo-gateway-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Starts the command.
 * @returns its `lines` of log so far, `logged(event)` for the first of an event, and `ended`
 */
function startCommand(config, ...args) {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  const child = spawn(process.execPath, [bin, 'gateway', file, '--port=0', ...args]);
  const lines = [];
  const listeners = [];
  let errors = '';
  let unread = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    unread += part;
    for (let end = unread.indexOf('\n'); end >= 0; end = unread.indexOf('\n')) {
      lines.push(JSON.parse(unread.slice(0, end)));
      unread = unread.slice(end + 1);
    }
    for (const check of listeners) check();
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    errors += part;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, errors, lines }));
  /** Resolves with the first line of an event. */
  const logged = (event) =>
    new Promise((resolve, reject) => {
      const check = () => {
        const line = lines.find((each) => each.event === event);
        if (line) resolve(line);
      };
      listeners.push(check);
      check();
      ended.then(({ errors: why }) => reject(new Error(`ended before ${event}: ${why}`)));
    });
  return { child, lines, logged, ended };
}

/** Gets a URL, over a connection of `agent`. */
const request = (url, agent) =>
  new Promise((resolve, reject) =>
    get(url, { agent }, (message) => {
      let text = '';
      message.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      message.on('end', () => resolve({ status: message.statusCode, headers: message.headers, text }));
    }).on('error', reject),
  );

test('on SIGTERM the gateway says stopping at /health, finishes open responses, and exits 0', async (context) => {
  let answer;
  let onArrival;
  const arrived = new Promise((resolve) => {
    onArrival = resolve;
  });
  const source = await listen((_, response) => {
    answer = () => response.end(feedOf(2));
    onArrival();
  });
  context.after(() => source.close());
  const config = {
    feeds: { latest: { url: `http://${source.host}/feed?key=secret`, headers: { 'x-key': 'secret' } } },
    allowHosts: [source.host],
  };
  const { child, lines, logged, ended } = startCommand(config, '--drain=300');
  context.after(() => child.kill('SIGKILL'));
  const { url } = await logged('listening');
  assert.equal((await request(`${url}/health`)).status, 200);
  const open = request(`${url}/latest.json`, new Agent({ keepAlive: true }));
  await arrived;
  child.kill('SIGTERM');
  await logged('stopping');
  const health = await request(`${url}/health`);
  assert.deepEqual([health.status, JSON.parse(health.text).status], [503, 'stopping']);
  // Only once the port is closed may the source answer: until then a response could finish before the stop.
  for (;;) {
    const refused = await request(`${url}/health`).then(
      () => false,
      (error) => error.code === 'ECONNREFUSED',
    );
    if (refused) break;
  }
  answer();
  const { status, text } = await open;
  assert.deepEqual([status, JSON.parse(text).items.length], [200, 2]);
  const { code } = await ended;
  assert.equal(code, 0);
  assert.deepEqual(
    lines.map(({ event }) => event),
    ['listening', 'stopping', 'upstream', 'stopped'],
  );
  for (const line of lines) assert.ok(Date.parse(line.time) && line.level);
  assert.doesNotMatch(JSON.stringify(lines), /secret/);
});

test('stop() cuts a response that is open after the grace period', async (context) => {
  let onArrival;
  const arrived = new Promise((resolve) => {
    onArrival = resolve;
  });
  const source = await listen(() => onArrival());
  context.after(() => source.close());
  const served = await serveGateway({
    feeds: { latest: `${source.url}/` },
    allowHosts: [source.host],
    port: 0,
    grace: 100,
    signals: false,
  });
  const open = request(`${served.url}/latest.json`).catch((error) => error.code);
  await arrived;
  const again = served.stop();
  await served.stop();
  await Promise.all([again, served.closed]);
  assert.equal(await open, 'ECONNRESET');
  await assert.rejects(request(served.url), { code: 'ECONNREFUSED' });
});

test('a port that is taken exits 1, a wrong configuration or call exits 3 with one sentence', async (context) => {
  const source = await listen((_, response) => response.end(feedOf(1)));
  context.after(() => source.close());
  const feeds = { latest: 'https://news.example/feed' };
  const [, port] = source.host.split(':');
  for (const [config, args, code, message] of [
    [{ feeds }, [`--port=${port}`], 1, /EADDRINUSE/],
    [{ feeds: { latest: 'http://192.168.0.1/' } }, [], 3, /192\.168\.0\.1 is not a public address/],
    [{ feed: feeds }, [], 3, /there is no option "feed"; there are feeds, /],
    ['{', [], 3, /JSON/],
    ['[]', [], 3, /not an object/],
    [{ feeds }, ['--port=x'], 3, /dongpo-widgets gateway </],
    [{ feeds }, ['--port=70000'], 3, /dongpo-widgets gateway </],
    [{ feeds }, ['--log=loud'], 3, /dongpo-widgets gateway </],
    [{ feeds }, ['--what'], 3, /--what/],
    [{ feeds }, ['extra.json'], 3, /dongpo-widgets gateway </],
  ]) {
    const ended = await startCommand(config, ...args).ended;
    assert.equal(ended.code, code, ended.errors);
    assert.match(ended.errors, message);
    assert.doesNotMatch(ended.errors, /\n\s+at /);
  }
});

test('--log=none prints only the address, here with the configuration of demo/gateway', async (context) => {
  const example = readFileSync(new URL('../../demo/gateway/feeds.json', import.meta.url), 'utf8');
  const { child, ended, lines } = startCommand(example, '--log=none');
  context.after(() => child.kill('SIGKILL'));
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  const { code, errors } = await ended;
  assert.equal(code, 0);
  assert.match(errors, /^Listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  assert.deepEqual(lines, []);
});
