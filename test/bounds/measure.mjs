/** Measures how the time of readers grows with their input, in a thread of its own: one that hangs can be named and ended. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { textOf } from './inputs.mjs';
import { calls } from './readers.mjs';

/** UTF-16 units of the inputs. */
export const SIZES = [4096, 8192, 16_384, 32_768];
/** More than this for twice the input is no linear time. */
const MAX_FACTOR = 2.6;
/** Milliseconds of the processor below which nothing is judged: clocks and collections of garbage are as slow. */
const JUDGED_MS = 8;
/** Milliseconds above which one run is enough. Four times as much for one input is too long, whatever the growth. */
const SLOW_MS = 500;
/** Milliseconds in which a reader must have read the largest input, however slow the machine. */
const HANGS_MS = 60_000;

/** Milliseconds of the processor that a call takes: of several runs the least. */
async function time(read, text, runs) {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    await read(text);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Milliseconds for each size, and for the double of the largest: a step at one size is no growth. */
async function timesOf(read, make, runs) {
  const times = [];
  for (const size of [...SIZES, SIZES.at(-1) * 2]) {
    const text = make(size);
    const first = await time(read, text, 1);
    // What takes this long is judged by one run.
    times.push(
      first > SLOW_MS ? first : Math.min(first, runs > 1 ? await time(read, text, runs - 1) : first),
    );
    if (first > SLOW_MS * 4) break;
  }
  return times;
}

/** True if two doublings one after the other, the last of them long enough to be judged, take too much more. */
const grows = (times) =>
  times.some(
    (ms, index) =>
      ms >= JUDGED_MS &&
      [index, index - 1].every(
        (at) => at > 0 && times[at] > (times[at - 1] ?? 0) * MAX_FACTOR && times[at - 1] > 0.05,
      ),
  ) || times.at(-1) > SLOW_MS * 4;

/** The times for each size, if they grow faster than the input. They are measured again before that is said. */
export async function superlinear(read, make) {
  let isFast = true;
  for (const size of [SIZES[1], SIZES.at(-1)])
    isFast &&= (await time(read, make(size), 1)) < (size < 10_000 ? JUDGED_MS / 2 : JUDGED_MS);
  if (isFast) return undefined;
  let times = [];
  for (const runs of [1, 2, 4, 8]) {
    times = await timesOf(read, make, runs);
    if (!grows(times)) return undefined;
    // No noise makes so much of it.
    if (times.at(-1) > SLOW_MS) break;
  }
  return times.map((ms) => Number(ms.toFixed(1)));
}

/** Reads each input with each reader. */
async function work({ address, inputs, names, everyNth, minutes, progress }) {
  const end = performance.now() + minutes * 60_000;
  const { default: bundle } = await import(address);
  const chosen = calls.filter(({ name }) => !names || names.includes(name));
  const failures = [];
  for (const [index, { name, path, call }] of chosen.entries()) {
    const read = async (text) => call(bundle[path], text, bundle['ssr/dom']);
    for (const [at, [unit, frame]] of inputs.entries()) {
      // Each reader takes others of the inputs.
      if (performance.now() > end) return failures;
      if (everyNth > 1 && (at + index) % everyNth !== 0) continue;
      Atomics.store(progress, 0, index);
      Atomics.store(progress, 1, at);
      Atomics.add(progress, 2, 1);
      const times = await superlinear(read, (length) => textOf(unit, frame, length)).catch(
        (error) => `${error}`,
      );
      if (times) failures.push({ name, unit, frame, times });
      // One proves it; others may have other causes.
      if (failures.filter((each) => each.name === name).length > 4) break;
    }
  }
  return failures;
}

/**
 * Readers whose time grows faster than their input.
 * @param inputs pairs of a piece that is repeated, and its frame
 * @param names of readers; default all
 * @param minutes after which the rest is left out
 * @param everyNth of the inputs are given to each reader
 */
export async function measure({ address, inputs, names, everyNth = 1, minutes = 60 }) {
  const progress = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { address, inputs, names, everyNth, minutes, progress },
  });
  const chosen = calls.filter(({ name }) => !names || names.includes(name));
  try {
    return await new Promise((done, fail) => {
      worker.once('message', done);
      worker.once('error', fail);
      let last = -1;
      const watch = setInterval(() => {
        const now = Atomics.load(progress, 2);
        if (now === last && now > 0) {
          const [unit, frame] = inputs[progress[1]];
          done([{ name: chosen[progress[0]]?.name, unit, frame, times: 'hangs' }]);
        }
        last = now;
      }, HANGS_MS);
      worker.once('exit', () => clearInterval(watch));
    });
  } finally {
    await worker.terminate();
  }
}

if (workerData?.inputs) parentPort.postMessage(await work(workerData));
