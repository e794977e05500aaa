/**
 * `npm run gateway:load`: 200 clients that ask without a pause, before a source that is slow and flaps. What is
 * promised is looked at, and the gateway stands beside a plain `@hono/node-server` with a constant string of the
 * same size, in turn, since a machine has moods.
 *
 *   --seconds=20       of the gateway under load, and as many of the plain server
 *   --connections=200
 *   --rounds=10
 *   --seed=1           of the source's moods
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { random as seeded } from '../random.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

const words = '연길 시장 김장철 상인 동포 학교 한글 서울 심양 청도 축제 노인 잔치 장백산 단풍 고속철도'.split(
  ' ',
);

function feed(name, version, random) {
  const text = (count) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
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

/** What may come of a request, and how often. */
const MOODS = { good: 5, changed: 3, error: 3, hang: 2, cut: 2, html: 2, empty: 1, busy: 1 };
const deck = Object.entries(MOODS).flatMap(([mood, times]) => Array(times).fill(mood));

/** A source that is slow and flaps. */
async function upstream(seed, speed) {
  const random = seeded(seed);
  const asked = {};
  const moods = {};
  const versions = {};
  const bodies = {};
  const server = createServer((request, response) => {
    const name = request.url;
    asked[name] ??= [];
    asked[name].push(performance.now());
    // The promises begin with the first good answer: the sooner it comes, the longer they are looked at.
    const mood = !bodies[name] ? 'good' : deck[Math.floor(random() * deck.length)];
    moods[mood] = (moods[mood] ?? 0) + 1;
    const delay = (300 + random() * 1200) / speed;
    setTimeout(() => {
      if (response.destroyed || mood === 'hang') return;
      if (mood === 'error') return response.writeHead(500).end('oops');
      if (mood === 'busy') return response.writeHead(503, { 'retry-after': '6' }).end();
      if (mood === 'html') return response.setHeader('content-type', 'text/html').end('<h1>점검 중</h1>');
      if (mood === 'empty') return response.end('{"version":"https://jsonfeed.org/version/1.1","items":[]}');
      if (mood === 'changed' || !bodies[name]) {
        versions[name] = (versions[name] ?? 0) + 1;
        bodies[name] = feed(name, versions[name], random);
      }
      const etag = `"${versions[name]}"`;
      if (request.headers['if-none-match'] === etag && mood !== 'cut') return response.writeHead(304).end();
      const body = Buffer.from(bodies[name]);
      response.writeHead(200, { etag, 'content-length': body.length });
      if (mood !== 'cut') return response.end(body);
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    }, delay);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `127.0.0.1:${server.address().port}`, asked, moods, close };
}

const NAMES = ['latest', 'best', 'section/society', 'section/culture'];

/**
 * @param speed how fast the gateway's clock runs
 * @returns what was measured, and `broken`: the promises that were not kept
 */
export async function load({ seconds = 20, connections = 200, rounds = 10, seed = 1, speed = 1, ttl = 5 }) {
  const source = await upstream(seed, speed);
  const children = [];
  const start = (script, flags = []) => {
    const child = fork(file(script), { execArgv: flags });
    children.push(child);
    const gone = once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code}`);
    });
    gone.catch(() => {});
    return async (message) => {
      const answer = once(child, 'message');
      child.send(message);
      return (await Promise.race([answer, gone]))[0];
    };
  };
  try {
    const gateway = start('load-server.mjs', ['--expose-gc']);
    const plain = start('load-server.mjs');
    const client = start('load-client.mjs');
    const feeds = Object.fromEntries(
      NAMES.map((name) => [name, { url: `http://${source.host}/${name}`, ttl }]),
    );
    const options = { feeds, allowHosts: [source.host], timeout: Math.round(2500 / speed) };
    const began = performance.now();
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
    const ask = (name, time) => client({ ...target[name], connections, seconds: time });
    // Code that is warm, and memory that holds what it will hold.
    const warm = Math.min(2, seconds / 4);
    for (const name of ['gateway', 'plain']) await ask(name, warm);
    const results = { gateway: [], plain: [] };
    const memory = [await gateway({ type: 'memory' })];
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 ? ['plain', 'gateway'] : ['gateway', 'plain'];
      for (const name of order) results[name].push(await ask(name, seconds / rounds));
      // A collection of everything costs the next round: as few of them as can be.
      if (round + 1 === Math.ceil(rounds / 2) || round + 1 === rounds)
        memory.push(await gateway({ type: 'memory' }));
    }
    const lasted = ((performance.now() - began) * speed) / 1000;
    return judge({ results, memory, source, lasted, ttl, speed, size });
  } finally {
    source.close();
    for (const child of children) child.kill('SIGKILL');
  }
}

const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

function judge({ results, memory, source, lasted, ttl, speed, size }) {
  const rows = Object.fromEntries(
    Object.entries(results).map(([name, list]) => [
      name,
      {
        requests: sum(list, ({ requests }) => requests),
        perSecond: sum(list, ({ requests }) => requests) / sum(list, ({ seconds }) => seconds),
        p50: middle(list.map(({ p50 }) => p50)),
        p99: middle(list.map(({ p99 }) => p99)),
      },
    ]),
  );
  const pairs = results.gateway.map((each, index) => {
    const other = results.plain[index];
    return each.requests / each.seconds / (other.requests / other.seconds);
  });
  const errors = {};
  for (const each of results.gateway)
    for (const [what, count] of Object.entries(each.errors)) errors[what] = (errors[what] ?? 0) + count;
  const asked = Object.fromEntries(
    Object.entries(source.asked).map(([name, times]) => {
      const gaps = times.slice(1).map((time, index) => ((time - times[index]) * speed) / 1000);
      return [
        name,
        { requests: times.length, allowed: Math.floor(lasted / ttl) + 1, shortest: Math.min(...gaps) },
      ];
    }),
  );
  const broken = [];
  if (Object.keys(errors).length)
    broken.push(`errors after the first good answer: ${JSON.stringify(errors)}`);
  for (const [name, { requests, allowed, shortest }] of Object.entries(asked)) {
    if (requests > allowed) broken.push(`${name}: ${requests} requests to the source, ${allowed} allowed`);
    // The way to the source takes a moment, and not the same each time.
    if (shortest < ttl - 0.2 * speed) broken.push(`${name}: two requests within ${shortest.toFixed(2)} s`);
  }
  const half = memory[Math.floor(memory.length / 2)];
  // The machine's memory is taken in pieces, and late: only the second half has to be flat.
  const late = memory.at(-1).rss - half.rss;
  if (late > 16e6) broken.push(`${(late / 1e6).toFixed(1)} MB more of the machine's memory since half time`);
  const used = memory.map(({ heapUsed, external }) => heapUsed + external);
  const grown = used.at(-1) - used[0];
  if (grown > 8e6) broken.push(`${(grown / 1e6).toFixed(1)} MB more memory in use`);
  return {
    rows,
    ratio: { throughput: middle(pairs), p99: rows.plain.p99 / rows.gateway.p99, pairs },
    errors,
    asked,
    moods: source.moods,
    memory,
    checked: sum(results.gateway, ({ checked }) => checked),
    size,
    broken,
  };
}

function print({ rows, ratio, asked, moods, memory, checked, size, errors }) {
  const table = (lines) => {
    const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => `${line[column]}`.length)));
    for (const line of lines)
      console.log(
        line.map((cell, column) => `${cell}`[column ? 'padStart' : 'padEnd'](widths[column])).join('  '),
      );
    console.log();
  };
  table([
    [`answers of ${size} bytes`, 'requests', 'per second', 'p50 ms', 'p99 ms'],
    ...Object.entries(rows).map(([name, { requests, perSecond, p50, p99 }]) => [
      name,
      requests,
      Math.round(perSecond),
      p50.toFixed(2),
      p99.toFixed(2),
    ]),
    ['ratio (1: as good)', '', ratio.throughput.toFixed(2), '', ratio.p99.toFixed(2)],
  ]);
  console.log(`throughput ratio of each round: ${ratio.pairs.map((each) => each.toFixed(2)).join(' ')}`);
  console.log(
    `errors after the first good answer: ${Object.keys(errors).length ? JSON.stringify(errors) : 0}`,
  );
  console.log(`answers read whole and found right: ${checked}\n`);
  table([
    ['source', 'requests', 'allowed', 'shortest gap s'],
    ...Object.entries(asked).map(([name, { requests, allowed, shortest }]) => [
      name,
      requests,
      allowed,
      shortest.toFixed(2),
    ]),
  ]);
  console.log(
    `its moods: ${Object.entries(moods)
      .map(([mood, times]) => `${mood} ${times}`)
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
  const result = await load(numbers);
  print(result);
  if (result.ratio.throughput < 0.7)
    result.broken.push(
      `throughput is ${result.ratio.throughput.toFixed(2)} of the plain server's; the goal is 0.7`,
    );
  for (const each of result.broken) console.error(`BROKEN: ${each}`);
  process.exitCode = result.broken.length ? 1 : 0;
}
