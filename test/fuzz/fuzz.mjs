/**
 * `npm run fuzz`: mutations of the fixtures through `parseFeed`. Nothing may be thrown but a `FeedError`, nothing
 * may take longer than a second, and what is read must keep the model's promises.
 *
 *   --runs=20000  how many
 *   --seed=1      another seed, other mutations; a failure names its own, to be run alone with --runs=1
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { FeedError, parseFeed } from '../../dist/feed/index.js';
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

async function work({ runs, seed, progress }) {
  const feeds = readdirSync(folder)
    .filter((name) => /\.(xml|input\.json)$/.test(name))
    .map((name) => new Uint8Array(readFileSync(new URL(name, folder))));
  const failures = [];
  let read = 0;
  let longest = 0;
  for (let run = 0; run < runs && failures.length < 10; run++) {
    const random = randomiser(seed + run);
    const bytes = mutate(feeds, random);
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
      const wrong = broken(feed);
      if (wrong) fail(wrong);
    } catch (error) {
      if (!(error instanceof FeedError)) fail(error.stack ?? String(error));
    }
    const took = performance.now() - start;
    longest = Math.max(longest, took);
    if (took > LONGEST) fail(`took ${Math.round(took)} ms`);
  }
  return { read, longest, failures };
}

/** In a thread of its own, so that what hangs can be ended and named. */
export async function fuzz({ runs, seed }) {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL(import.meta.url), { workerData: { runs, seed, progress } });
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

if (!isMainThread) parentPort.postMessage(await work(workerData));
else if (process.argv[1]?.endsWith('fuzz.mjs')) {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
  });
  const start = performance.now();
  const { read, longest, failures } = await fuzz({ runs: +values.runs, seed: +values.seed });
  const seconds = (performance.now() - start) / 1000;
  for (const { seed, what } of failures) console.log(`seed ${seed}: ${what}`);
  console.log(
    `${values.runs} mutations in ${seconds.toFixed(1)} s: ${read} read, the others FeedErrors; the longest took ${longest.toFixed(0)} ms; ${failures.length} failures`,
  );
  process.exitCode = failures.length ? 1 : 0;
}
