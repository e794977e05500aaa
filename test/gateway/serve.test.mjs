/** `npx dongpo-widgets gateway`: listens, logs, ends gracefully. */
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
import { feedOf, listen } from './help.mjs';

const bin = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dongpo-gateway-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The command, its log line by line, and its end. */
function run(config, ...args) {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  const child = spawn(process.execPath, [bin, 'gateway', file, '--port=0', ...args]);
  const lines = [];
  const seen = [];
  let errors = '';
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    rest += part;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      lines.push(JSON.parse(rest.slice(0, end)));
      rest = rest.slice(end + 1);
    }
    for (const look of seen) look();
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    errors += part;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, errors, lines }));
  /** The first line of an event. */
  const logged = (event) =>
    new Promise((done, fail) => {
      const look = () => {
        const line = lines.find((each) => each.event === event);
        if (line) done(line);
      };
      seen.push(look);
      look();
      ended.then(({ errors: why }) => fail(new Error(`ended before ${event}: ${why}`)));
    });
  return { child, lines, logged, ended };
}

/** Over a connection of the agent's. */
const ask = (url, agent) =>
  new Promise((done, fail) =>
    get(url, { agent }, (message) => {
      let text = '';
      message.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      message.on('end', () => done({ status: message.statusCode, headers: message.headers, text }));
    }).on('error', fail),
  );

test('SIGTERM: open answers finish, health says so meanwhile, then the end', async (context) => {
  let answer;
  let came;
  const arrived = new Promise((done) => {
    came = done;
  });
  const source = await listen((_, response) => {
    answer = () => response.end(feedOf(2));
    came();
  });
  context.after(() => source.close());
  const config = {
    feeds: { latest: { url: `http://${source.host}/feed?key=secret`, headers: { 'x-key': 'secret' } } },
    allowHosts: [source.host],
  };
  const { child, lines, logged, ended } = run(config, '--drain=300');
  context.after(() => child.kill('SIGKILL'));
  const { url } = await logged('listening');
  assert.equal((await ask(`${url}/health`)).status, 200);
  const open = ask(`${url}/latest.json`, new Agent({ keepAlive: true }));
  await arrived;
  child.kill('SIGTERM');
  await logged('stopping');
  const health = await ask(`${url}/health`);
  assert.deepEqual([health.status, JSON.parse(health.text).status], [503, 'stopping']);
  // No longer: the port is closed. Asked until it is, since that is when the answer may come.
  for (;;) {
    const refused = await ask(`${url}/health`).then(
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

test('an answer that does not come holds the end up for so long and no longer', async (context) => {
  let came;
  const arrived = new Promise((done) => {
    came = done;
  });
  const source = await listen(() => came());
  context.after(() => source.close());
  const served = await serveGateway({
    feeds: { latest: `${source.url}/` },
    allowHosts: [source.host],
    port: 0,
    grace: 100,
    signals: false,
  });
  const open = ask(`${served.url}/latest.json`).catch((error) => error.code);
  await arrived;
  const again = served.stop();
  await served.stop();
  await Promise.all([again, served.closed]);
  assert.equal(await open, 'ECONNRESET');
  await assert.rejects(ask(served.url), { code: 'ECONNREFUSED' });
});

test('a port that is taken, and configurations that are wrong', async (context) => {
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
    const ended = await run(config, ...args).ended;
    assert.equal(ended.code, code, ended.errors);
    assert.match(ended.errors, message);
    assert.doesNotMatch(ended.errors, /\n\s+at /);
  }
});

test('--log=none says where it listens and nothing else; the configuration of the example', async (context) => {
  const example = readFileSync(new URL('../../demo/gateway/feeds.json', import.meta.url), 'utf8');
  const { child, ended, lines } = run(example, '--log=none');
  context.after(() => child.kill('SIGKILL'));
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  const { code, errors } = await ended;
  assert.equal(code, 0);
  assert.match(errors, /^Listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  assert.deepEqual(lines, []);
});
