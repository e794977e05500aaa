/** The gateway before hostile sources and hostile clients. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feedOf, startGateway } from '../gateway/gateway-kit.mjs';
import { check, OBEYED, wait } from './check.mjs';

const COMMAND = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const TIMEOUT = 1500;

/** Starts the command as an operator does. @returns its address and log, with `ask(path)` and the most memory it took */
async function startCommand(options) {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-hostile-'));
  writeFileSync(join(folder, 'gateway.json'), JSON.stringify(options));
  const child = spawn(process.execPath, [COMMAND, 'gateway', join(folder, 'gateway.json'), '--port=0']);
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (data) => (log += data));
  let url;
  while (!url && child.exitCode === null) {
    await wait(20);
    url = /"url":"(http[^"]+)"/.exec(log)?.[1];
  }
  const agent = new Agent({ keepAlive: true });
  const ask = (path, headers = {}) =>
    new Promise((resolve) => {
      const startedAt = performance.now();
      get(url + path, { agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (data) => (text += data));
        response.on('end', () =>
          resolve({ status: response.statusCode, text, ms: performance.now() - startedAt }),
        );
      }).on('error', (error) => resolve({ status: error.code, text: '', ms: performance.now() - startedAt }));
    });
  const memory = () => {
    try {
      return Math.round(
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1000,
      );
    } catch {
      // Not on Linux.
      return 0;
    }
  };
  return {
    url,
    ask,
    memory,
    log: () => log,
    isAlive: () => child.exitCode === null,
    async stop() {
      agent.destroy();
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const startedAt = performance.now();
      if (child.exitCode === null) await ended;
      clearTimeout(timer);
      rmSync(folder, { recursive: true });
      return performance.now() - startedAt;
    },
  };
}

/** Asks for `path` every 20 ms until `work` has ended. @returns the slowest answer in ms; throws for a bad one */
async function slowestDuring(work, ask, path = '/good.json') {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  let slowest = 0;
  while (!isOver) {
    const { status, ms } = await ask(path);
    check(status === 200, `the good feed was answered with ${status}`);
    slowest = Math.max(slowest, ms);
    await wait(20);
  }
  await ended;
  return Math.round(slowest);
}

/** All hostile sources at once. @returns the outcome of each kind, and rows on what they did together */
export async function gatewayAndSources(servers) {
  const names = new Map([...servers.addresses.keys()].map((kind, index) => [kind, `k${index}`]));
  const feeds = { good: servers.good, inner: `${servers.inner}/feed` };
  for (const [kind, name] of names) feeds[name] = servers.addresses.get(kind);
  const gateway = await startCommand({
    feeds,
    allowHosts: [servers.host, servers.innerHost],
    timeout: TIMEOUT,
    ttl: 60,
  });
  try {
    await gateway.ask('/good.json');
    const outcomes = new Map();
    const asking = Promise.all(
      [...names].map(async ([kind, name]) => outcomes.set(kind, await gateway.ask(`/${name}.json`))),
    );
    const slowest = await slowestDuring(asking, gateway.ask);
    const lines = gateway.log().trim().split('\n');
    const entries = lines.map((line) => JSON.parse(line));
    const metrics = await gateway.ask('/metrics');
    const memory = gateway.memory();
    const stop = await gateway.stop();
    const byKind = new Map(
      [...outcomes].map(([kind, { status, ms, text }]) => {
        const entry = entries.find(({ feed }) => feed === names.get(kind));
        const isServed = status === 200;
        return [
          kind,
          {
            happened: `${status}${isServed ? '' : ` ${entry?.event === 'refused' ? 'refused' : entry?.code}`}, ${Math.round(ms)} ms`,
            fault:
              ![200, 502, 504].includes(status) || ms > TIMEOUT + 2500 || text.includes('SECRET')
                ? `${status} after ${ms} ms: ${text.slice(0, 80)}`
                : undefined,
          },
        ];
      }),
    );
    const rows = [
      {
        tried: `${names.size} hostile sources at once, while another feed is asked for`,
        happened: `its slowest answer took ${slowest} ms; most memory ${memory || '–'} MB; stopped in ${Math.round(stop)} ms`,
        fault: slowest > 1500 ? 'the good feed waited' : undefined,
      },
      {
        tried: 'a log line of each, with what the sources wrote',
        happened: `${lines.length} lines, each JSON, none with a control or bidi character`,
        fault: OBEYED.test(gateway.log().replaceAll('\n', ''))
          ? 'the log holds what a terminal obeys'
          : undefined,
      },
      {
        tried: 'the inner server, which another feed names',
        happened: `${servers.innerRequests.length} requests`,
        fault: servers.innerRequests.length ? servers.innerRequests.join() : undefined,
      },
      {
        tried: '/metrics after that',
        happened: `${metrics.text.split('\n').length} lines`,
        fault: metrics.text.split('\n').length > 5 * Object.keys(feeds).length ? 'too many' : undefined,
      },
    ];
    return { byKind, rows };
  } finally {
    if (gateway.isAlive()) await gateway.stop();
  }
}

/** Opens a connection that sends a text. @returns the socket, with the text that it got */
function open(url, text) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.received = '';
  socket.setEncoding('latin1').on('data', (data) => (socket.received += data));
  socket.on('error', () => {});
  socket.whenClosed = new Promise((resolve) => socket.once('close', resolve));
  if (text) socket.write(text);
  return socket;
}

const statusOf = ({ received }) => /^HTTP\/1\.1 (\d+)/.exec(received)?.[1] ?? 'no answer';

/**
 * Hostile clients.
 * @param isWhole true if the slow rows are tried to their end, 12 s
 */
export async function gatewayAndClients(servers, isWhole) {
  const gateway = await startCommand({ feeds: { good: servers.good }, allowHosts: [servers.host] });
  const rows = [];
  const row = async (tried, run) => {
    let happened;
    let fault;
    try {
      happened = await run();
    } catch (error) {
      fault = error.message;
    }
    rows.push({ tried, happened: happened ?? 'a fault', fault });
  };
  /** A raw request whose answer is read until the connection ends. */
  const raw = async (text, more = () => {}) => {
    const socket = open(gateway.url, text);
    more(socket);
    await Promise.race([socket.whenClosed, wait(5000)]);
    socket.destroy();
    return socket;
  };
  try {
    await gateway.ask('/good.json');
    await row('300 connections that say nothing, and 300 with half a head', async () => {
      const sockets = [
        ...Array.from({ length: 300 }, () => open(gateway.url)),
        ...Array.from({ length: 300 }, () => open(gateway.url, 'GET / HTTP/1.1\r\nX: ')),
      ];
      let closed = 0;
      for (const socket of sockets) socket.whenClosed.then(() => closed++);
      const slowest = await slowestDuring(wait(isWhole ? 12_500 : 500), gateway.ask);
      if (isWhole) check(closed === 600, `${closed} of 600 were cut off`);
      for (const socket of sockets) socket.destroy();
      check(slowest < 1000, `another client waited ${slowest} ms`);
      return `another client's slowest answer took ${slowest} ms${isWhole ? '; all 600 were cut off within 12.5 s' : ''}`;
    });
    await row('100 heads that drip, a byte in 50 ms', async () => {
      const sockets = Array.from({ length: 100 }, () => open(gateway.url, 'GET /good.json HTTP/1.1\r\n'));
      let closed = 0;
      for (const socket of sockets) socket.whenClosed.then(() => closed++);
      const timer = setInterval(() => {
        for (const socket of sockets) if (!socket.destroyed) socket.write('x');
      }, 50);
      const slowest = await slowestDuring(wait(isWhole ? 12_500 : 500), gateway.ask);
      clearInterval(timer);
      if (isWhole) check(closed === 100, `${closed} of 100 were cut off`);
      for (const socket of sockets) socket.destroy();
      return `slowest ${slowest} ms${isWhole ? '; all 100 were cut off' : ''}`;
    });
    for (const [tried, text, expected] of [
      ['a header of 1 MB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(1e6)}\r\n\r\n`, /431|no answer/],
      ['an address of 1 MB', `GET /${'y'.repeat(1e6)} HTTP/1.1\r\nHost: x\r\n\r\n`, /431|414|no answer/],
      ['100,000 headers', `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(100_000)}\r\n`, /431|no answer/],
      [
        'a line break in a header',
        'GET /good.json HTTP/1.1\r\nHost: x\r\nOrigin: https://a\rX: y\r\n\r\n',
        /400/,
      ],
      [
        'control bytes in a header',
        'GET /good.json HTTP/1.1\r\nHost: x\r\nOrigin: \u001b[2J\r\nConnection: close\r\n\r\n',
        /400|200/,
      ],
      [
        'a length and chunks',
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        /400/,
      ],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde',
        /400/,
      ],
      ['no Host', 'GET /good.json HTTP/1.1\r\n\r\n', /400/],
      ['another protocol', '\u0016\u0003\u0001\u0002', /400|no answer/],
      [
        'a path with line breaks, written %0d%0a',
        'GET /%0d%0aSet-Cookie:%20x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        /404/,
      ],
      [
        'a path out of the folder',
        'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
        /404/,
      ],
      [
        'a body without an end',
        `POST /good.json HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n${'x'.repeat(1e5)}`,
        /405/,
      ],
      ['a method of its own', 'PURGE /good.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /405/],
      [
        '16 kB of If-None-Match',
        `GET /good.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${'"a",'.repeat(3500)}\r\nConnection: close\r\n\r\n`,
        /200/,
      ],
      [
        '15 kB of quotes in If-None-Match',
        `GET /good.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${'W/"'.repeat(5000)}\r\nConnection: close\r\n\r\n`,
        /200/,
      ],
      [
        '15 kB of Accept-Encoding',
        `GET /good.json HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${'gzip;q=0.1,'.repeat(1300)}\r\nConnection: close\r\n\r\n`,
        /200/,
      ],
    ])
      await row(tried, async () => {
        const startedAt = performance.now();
        const socket = await raw(text);
        const ms = Math.round(performance.now() - startedAt);
        check(expected.test(statusOf(socket)), `${statusOf(socket)}: ${socket.received.slice(0, 100)}`);
        check(!/set-cookie/i.test(socket.received.split('\r\n\r\n')[0]), 'a header was injected');
        return `${statusOf(socket)}, ${ms} ms`;
      });
    await row('a client that closes its half after the request', async () => {
      const socket = await raw('GET /good.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', (each) =>
        each.end(),
      );
      check(statusOf(socket) === '200', statusOf(socket));
      return 'it gets its answer';
    });
    await row('50 clients that ask 200 times and never read', async () => {
      const sockets = Array.from({ length: 50 }, () => {
        const socket = open(gateway.url, 'GET /good.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200));
        socket.pause();
        return socket;
      });
      const slowest = await slowestDuring(wait(1000), gateway.ask);
      for (const socket of sockets) socket.destroy();
      check(slowest < 1000, `another client waited ${slowest} ms`);
      return `another client's slowest answer took ${slowest} ms`;
    });
    await row('3000 invented origins and addresses, then a real site', async () => {
      for (let index = 0; index < 3000; index++)
        await gateway.ask(index % 2 ? '/good.json' : `/x${index}.json`, {
          origin: `https://fake${index}.example`,
        });
      for (let times = 0; times < 5; times++)
        await gateway.ask('/good.json', { origin: 'https://partner.example' });
      const { text } = await gateway.ask('/metrics');
      const lines = text.match(/^dongpo_gateway_origin_requests_total/gm).length;
      check(lines <= 201 && text.length < 40_000, `${lines} origins, ${text.length} bytes`);
      check(
        /\{origin="https:\/\/partner\.example"\} [45]$/m.test(text),
        'the site is not counted by its name',
      );
      return `${lines} lines of origins in ${Math.round(text.length / 1000)} kB; the site is counted by its name`;
    });
    await row('after all of them', async () => {
      const { status } = await gateway.ask('/good.json');
      check(gateway.isAlive() && status === 200, `${status}`);
      check(!OBEYED.test(gateway.log().replaceAll('\n', '')), 'the log holds what a terminal obeys');
      return `the good feed is served; most memory ${gateway.memory() || '–'} MB; the log holds nothing that a terminal obeys`;
    });
  } finally {
    await gateway.stop();
  }
  return rows;
}

/** Clocks that are set while the gateway runs. */
export async function gatewayAndClocks() {
  const rows = [];
  for (const [tried, jump] of [
    ['a clock that is set back a day', -86_400],
    ['a clock that is set to 1970', -1.7e9],
    ['a clock that leaps a year ahead', 3.2e7],
    ['a clock that stands still', 0],
  ]) {
    const { request, settleBackground, advance, upstream } = startGateway(feedOf(1));
    await request();
    upstream.source = feedOf(2);
    advance(jump);
    const first = await request();
    await settleBackground();
    const items = async () => (await (await request()).json()).items.length;
    const found = first.status === 200 ? await items() : first.status;
    const expected = jump ? 2 : 1;
    const calls = upstream.calls.length;
    rows.push({
      tried,
      happened: `${first.status}; the source was asked ${calls} times, ${found} items are served`,
      fault:
        first.status !== 200 || found !== expected || calls > 2 ? 'stale, or asked too often' : undefined,
    });
  }
  return rows;
}
