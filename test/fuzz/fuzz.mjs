/**
 * `npm run fuzz`: mutations of the fixtures, and feeds of a grammar, through `parseFeed`; their bodies through
 * `sanitise`. Nothing may be thrown but a `FeedError`, nothing may take longer than a second, and what is read must keep
 * the model's promises.
 *
 *   --runs=20000  how many
 *   --minutes=10  as many as there is time for; half of it for inputs on which a reader's time may grow too fast
 *   --seed=1      another seed, other mutations; a failure names its own, to be run alone with --runs=1
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { sanitise } from '../../dist/content/sanitise.js';
import { FeedError, parseFeed } from '../../dist/feed/index.js';
import { domAdapter } from '../../dist/ssr/dom.js';
import { bundle } from '../bounds/load.mjs';
import { measure } from '../bounds/measure.mjs';
import { randomInputs, writeFeed } from './grammar.mjs';
import { mutate, randomiser } from './mutate.mjs';

/** Milliseconds for one feed. */
const LONGEST = 1000;
const folder = new URL('../fixtures/feeds/', import.meta.url);

/** The first promise of the model that a parsed feed breaks. */
function broken(feed) {
  for (const item of feed.items) {
    if (!item.id) return 'an item without id';
    for (const url of [item.url, item.image, ...(item.attachments ?? []).map(({ url }) => url)])
      if (url !== undefined && !/^https?:\/\//.test(url)) return `the address ${url}`;
    for (const date of [item.date_published, item.date_modified])
      if (date !== undefined && Number.isNaN(Date.parse(date))) return `the date ${date}`;
    for (const text of [item.title, item.summary, item._dongpo?.kicker])
      if (text !== undefined && (typeof text !== 'string' || !text || /[\0-\x1f\x7f-\x9f]/.test(text)))
        return `the text ${JSON.stringify(text)}`;
  }
}

/** The first promise that a clean body breaks. */
async function brokenBody({ content_html: html, url }) {
  if (!html) return undefined;
  const fragment = await sanitise(html, { dom: domAdapter, base: url });
  for (const element of fragment.querySelectorAll('*')) {
    if (/^(script|style|iframe|object|embed|form|input|svg|math|link|meta|base)$/i.test(element.localName))
      return `<${element.localName}> in a body`;
    for (const { name, value } of element.attributes)
      if (/^(on|style$|id$|class$)/i.test(name) || /^\s*(javascript|vbscript):/i.test(value))
        return `${name}="${value}" in a body`;
    if (Number(element.getAttribute('colspan')) > 50) return 'a cell of many columns';
  }
  if (/\p{M}{11}/u.test(fragment.textContent)) return 'stacked marks in a body';
}

async function work({ runs, minutes, seed, progress }) {
  const feeds = readdirSync(folder)
    .filter((name) => /\.(xml|input\.json)$/.test(name))
    .map((name) => new Uint8Array(readFileSync(new URL(name, folder))));
  const failures = [];
  let read = 0;
  let longest = 0;
  const end = performance.now() + minutes * 60_000;
  let run = 0;
  for (; run < runs && failures.length < 10 && performance.now() < end; run++) {
    const random = randomiser(seed + run);
    const bytes = run % 2 ? mutate(feeds, random) : writeFeed(random);
    Atomics.store(progress, 0, run);
    Atomics.add(progress, 1, 1);
    const start = performance.now();
    const fail = (what) => failures.push({ seed: seed + run, what });
    try {
      const feed = await parseFeed(bytes, {
        url: 'https://news.example/feed',
        diagnostics: run % 20 ? undefined : 'ko',
      });
      read++;
      let wrong = broken(feed);
      for (const item of feed.items) wrong ??= await brokenBody(item);
      if (wrong) fail(wrong);
    } catch (error) {
      if (!(error instanceof FeedError)) fail(error.stack ?? String(error));
    }
    const took = performance.now() - start;
    longest = Math.max(longest, took);
    if (took > LONGEST) fail(`took ${Math.round(took)} ms`);
  }
  return { runs: run, read, longest, failures };
}

/** In a thread of its own, so that what hangs can be ended and named. */
export async function fuzz({ runs = Number.POSITIVE_INFINITY, minutes = 60, seed }) {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { fuzz: true, runs, minutes, seed, progress },
  });
  let last = -1;
  const result = await new Promise((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 1);
      if (now === last && now > 0)
        done({ read: 0, longest: Infinity, failures: [{ seed: seed + progress[0], what: 'hangs' }] });
      last = now;
    }, 15_000);
    worker.once('exit', () => clearInterval(watch));
  });
  await worker.terminate();
  return result;
}

/** Readers whose time grows faster than random inputs, until the time is over. */
export async function fuzzGrowth({ minutes, seed }) {
  const address = await bundle();
  const end = performance.now() + minutes * 60_000;
  let rounds = 0;
  let failures = [];
  for (; !failures.length && performance.now() < end; rounds++)
    failures = await measure({
      address,
      inputs: randomInputs(randomiser(seed + rounds), 60),
      everyNth: 6,
      minutes: (end - performance.now()) / 60_000,
    });
  return {
    rounds,
    failures: failures.map(({ name, unit, frame, times }) => ({
      seed: seed + rounds - 1,
      what: `${name} on ${JSON.stringify(unit)} in ${JSON.stringify(frame)}: ${times} ms`,
    })),
  };
}

if (workerData?.fuzz) parentPort.postMessage(await work(workerData));
else if (isMainThread && process.argv[1]?.endsWith('fuzz.mjs')) {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const seed = Number(values.seed);
  const minutes = values.minutes && Number(values.minutes) / 2;
  const start = performance.now();
  const limits = minutes ? { minutes } : { runs: Number(values.runs ?? 20_000) };
  const { runs, read, longest, failures } = await fuzz({ ...limits, seed });
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${runs} feeds in ${seconds.toFixed(1)} s: ${read} read, the others FeedErrors; the longest took ${longest.toFixed(0)} ms; ${failures.length} failures`,
  );
  if (minutes) {
    const growth = await fuzzGrowth({ minutes, seed });
    failures.push(...growth.failures);
    console.log(`${growth.rounds} rounds of 60 inputs for all readers; ${growth.failures.length} failures`);
  }
  for (const { seed, what } of failures) console.log(`seed ${seed}: ${what}`);
  process.exitCode = failures.length ? 1 : 0;
}
