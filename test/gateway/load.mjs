/**
 * `npm run gateway:load`: 200 clients request without a pause, while the gateway's source is slow and flaps. The
 * gateway's guarantees are checked, and its speed is compared with that of a plain `@hono/node-server` that sends a
 * constant string of the same size. Both are measured in turns, since the machine's speed varies.
 *
 *   --seconds=20       of the gateway under load, and as many of the plain server
 *   --connections=200
 *   --rounds=10
 *   --seed=1           of the source's behaviour
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { random as seeded } from '../random.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

const WORDS = '연길 시장 김장철 상인 동포 학교 한글 서울 심양 청도 축제 노인 잔치 장백산 단풍 고속철도'.split(
  ' ',
);

function makeFeed(name, version, random) {
  const text = (count) =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `시험 신문 ${name} ${version}`,
    items: Array.from({ length: 20 }, (_, index) => ({
      id: `${1000 + index}`,
      url: `https://news.example/article.html?no=${1000 + index}`,
      title: text(8),
      summary: text(30),
      content_html: `<p>${text(60)}</p><p>${text(60)}</p>`,
      date_published: '2026-01-02T03:04:05+08:00',
    })),
  });
}

/** The source's responses to a request, and how often each comes in a deck of them. */
const RESPONSES = { good: 5, changed: 3, error: 3, hang: 2, cut: 2, html: 2, empty: 1, busy: 1 };
const DECK = Object.entries(RESPONSES).flatMap(([kind, times]) => Array(times).fill(kind));

/** Starts a source that is slow and flaps. */
async function startSource(seed, speed) {
  const random = seeded(seed);
  const requestCounts = {};
  const responseCounts = {};
  const versions = {};
  const bodies = {};
  const server = createServer((request, response) => {
    const name = request.url;
    requestCounts[name] = (requestCounts[name] ?? 0) + 1;
    // The guarantees begin with the first good response, so that comes first.
    const kind = !bodies[name] ? 'good' : DECK[Math.floor(random() * DECK.length)];
    responseCounts[kind] = (responseCounts[kind] ?? 0) + 1;
    const delay = (300 + random() * 1200) / speed;
    setTimeout(() => {
      if (response.destroyed || kind === 'hang') return;
      if (kind === 'error') return response.writeHead(500).end('oops');
      if (kind === 'busy') return response.writeHead(503, { 'retry-after': '6' }).end();
      if (kind === 'html') return response.setHeader('content-type', 'text/html').end('<h1>점검 중</h1>');
      if (kind === 'empty') return response.end('{"version":"https://jsonfeed.org/version/1.1","items":[]}');
      if (kind === 'changed' || !bodies[name]) {
        versions[name] = (versions[name] ?? 0) + 1;
        bodies[name] = makeFeed(name, versions[name], random);
      }
      const etag = `"${versions[name]}"`;
      if (request.headers['if-none-match'] === etag && kind !== 'cut') return response.writeHead(304).end();
      const body = Buffer.from(bodies[name]);
      response.writeHead(200, { etag, 'content-length': body.length });
      if (kind !== 'cut') return response.end(body);
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    }, delay);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `127.0.0.1:${server.address().port}`, requestCounts, responseCounts, close };
}

const NAMES = ['latest', 'best', 'section/society', 'section/culture'];

/**
 * @param speed how fast the gateway's clock runs
 * @returns the measurements, and `violations`: the guarantees that were not kept
 */
export async function runLoad({
  seconds = 20,
  connections = 200,
  rounds = 10,
  seed = 1,
  speed = 1,
  ttl = 5,
}) {
  const source = await startSource(seed, speed);
  const children = [];
  /** Starts a process. @returns a function that sends it a message and resolves with its reply */
  const startProcess = (script, flags = []) => {
    const child = fork(file(script), { execArgv: flags });
    children.push(child);
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code}`);
    });
    exited.catch(() => {});
    return async (message) => {
      const reply = once(child, 'message');
      child.send(message);
      return (await Promise.race([reply, exited]))[0];
    };
  };
  try {
    const gateway = startProcess('load-server.mjs', ['--expose-gc']);
    const plain = startProcess('load-server.mjs');
    const client = startProcess('load-client.mjs');
    const feeds = Object.fromEntries(
      NAMES.map((name) => [name, { url: `http://${source.host}/${name}`, ttl }]),
    );
    const options = { feeds, allowHosts: [source.host], timeout: Math.round(4000 / speed) };
    const startedAt = performance.now();
    const { url } = await gateway({ type: 'gateway', options, speed });
    const paths = NAMES.map((name) => `/${name}.json`);

    for (const path of paths) await (await fetch(url + path)).arrayBuffer();
    const first = await fetch(url + paths[0], { headers: { 'accept-encoding': 'gzip' } });
    const size = +first.headers.get('content-length');
    await first.arrayBuffer();
    const { url: plainUrl } = await plain({ type: 'plain', size });

    const target = {
      gateway: { url, paths, check: true },
      plain: { url: plainUrl, paths: ['/latest.json'] },
    };
    const measure = (name, time) => client({ ...target[name], connections, seconds: time });
    // Warm-up, for the compiler and the memory.
    const warmUp = Math.min(2, seconds / 4);
    for (const name of ['gateway', 'plain']) await measure(name, warmUp);
    const results = { gateway: [], plain: [] };
    const memory = [await gateway({ type: 'memory' })];
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 ? ['plain', 'gateway'] : ['gateway', 'plain'];
      for (const name of order) results[name].push(await measure(name, seconds / rounds));
      // Rarely, since a full garbage collection slows the next round.
      if (round + 1 === Math.ceil(rounds / 2) || round + 1 === rounds)
        memory.push(await gateway({ type: 'memory' }));
    }
    const duration = ((performance.now() - startedAt) * speed) / 1000;
    const fetchTimes = await gateway({ type: 'fetches' });
    return evaluate({ results, memory, source, fetchTimes, duration, ttl, speed, size });
  } finally {
    source.close();
    for (const child of children) child.kill('SIGKILL');
  }
}

const sum = (list, read) => list.reduce((total, each) => total + read(each), 0);
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Compares the measurements with the guarantees. */
function evaluate({ results, memory, source, fetchTimes, duration, ttl, speed, size }) {
  const figures = Object.fromEntries(
    Object.entries(results).map(([name, list]) => [
      name,
      {
        requests: sum(list, ({ requests }) => requests),
        perSecond: sum(list, ({ requests }) => requests) / sum(list, ({ seconds }) => seconds),
        p50: median(list.map(({ p50 }) => p50)),
        p99: median(list.map(({ p99 }) => p99)),
      },
    ]),
  );
  const ratios = results.gateway.map((each, index) => {
    const other = results.plain[index];
    return each.requests / each.seconds / (other.requests / other.seconds);
  });
  const errors = {};
  for (const each of results.gateway)
    for (const [error, count] of Object.entries(each.errors)) errors[error] = (errors[error] ?? 0) + count;
  const upstream = Object.fromEntries(
    Object.entries(source.requestCounts).map(([name, requests]) => {
      // By the gateway's clock, when it starts a request: the way to the source takes a moment, and not always the same.
      const times = fetchTimes[name];
      const gaps = times.slice(1).map((time, index) => (time - times[index]) / 1000);
      return [name, { requests, allowed: Math.floor(duration / ttl) + 1, shortestGap: Math.min(...gaps) }];
    }),
  );
  const violations = [];
  if (Object.keys(errors).length)
    violations.push(`errors after the first good response: ${JSON.stringify(errors)}`);
  for (const [name, { requests, allowed, shortestGap }] of Object.entries(upstream)) {
    if (requests > allowed)
      violations.push(`${name}: ${requests} requests to the source, ${allowed} allowed`);
    if (shortestGap < ttl - 0.2 * speed)
      violations.push(`${name}: two requests within ${shortestGap.toFixed(2)} s`);
  }
  // The resident set grows in steps, and late: only the second half has to be flat.
  const residentGrowth = memory.at(-1).rss - memory[Math.floor(memory.length / 2)].rss;
  if (residentGrowth > 16e6)
    violations.push(`${(residentGrowth / 1e6).toFixed(1)} MB more of the machine's memory since half time`);
  const used = memory.map(({ heapUsed, external }) => heapUsed + external);
  const growth = used.at(-1) - used[0];
  if (growth > 8e6) violations.push(`${(growth / 1e6).toFixed(1)} MB more memory in use`);
  return {
    figures,
    ratio: { throughput: median(ratios), p99: figures.plain.p99 / figures.gateway.p99, ratios },
    errors,
    upstream,
    responseCounts: source.responseCounts,
    memory,
    checked: sum(results.gateway, ({ checked }) => checked),
    size,
    violations,
  };
}

function print({ figures, ratio, upstream, responseCounts, memory, checked, size, errors }) {
  const table = (lines) => {
    const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => `${line[column]}`.length)));
    for (const line of lines)
      console.log(
        line.map((cell, column) => `${cell}`[column ? 'padStart' : 'padEnd'](widths[column])).join('  '),
      );
    console.log();
  };
  table([
    [`responses of ${size} bytes`, 'requests', 'per second', 'p50 ms', 'p99 ms'],
    ...Object.entries(figures).map(([name, { requests, perSecond, p50, p99 }]) => [
      name,
      requests,
      Math.round(perSecond),
      p50.toFixed(2),
      p99.toFixed(2),
    ]),
    ['ratio (1: as good)', '', ratio.throughput.toFixed(2), '', ratio.p99.toFixed(2)],
  ]);
  console.log(`throughput ratio of each round: ${ratio.ratios.map((each) => each.toFixed(2)).join(' ')}`);
  console.log(
    `errors after the first good response: ${Object.keys(errors).length ? JSON.stringify(errors) : 0}`,
  );
  console.log(`responses read whole and found right: ${checked}\n`);
  table([
    ['source', 'requests', 'allowed', 'shortest gap s'],
    ...Object.entries(upstream).map(([name, { requests, allowed, shortestGap }]) => [
      name,
      requests,
      allowed,
      shortestGap.toFixed(2),
    ]),
  ]);
  console.log(
    `its responses: ${Object.entries(responseCounts)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ')}\n`,
  );
  const half = memory[Math.floor(memory.length / 2)];
  table([
    ['gateway, MB after gc', 'start', 'middle', 'end'],
    ...['rss', 'heapUsed', 'external'].map((key) => [
      key,
      ...[memory[0], half, memory.at(-1)].map((each) => (each[key] / 1e6).toFixed(1)),
    ]),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ['seconds', 'connections', 'rounds', 'seed'].map((name) => [name, { type: 'string' }]),
    ),
  });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, +text]));
  const result = await runLoad(numbers);
  print(result);
  if (result.ratio.throughput < 0.7)
    result.violations.push(
      `throughput is ${result.ratio.throughput.toFixed(2)} of the plain server's; the goal is 0.7`,
    );
  for (const violation of result.violations) console.error(`BROKEN: ${violation}`);
  process.exitCode = result.violations.length ? 1 : 0;
}
