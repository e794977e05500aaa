/**
 * Time and memory of a reading, measured where the reader runs: in a page, or on Node. A feed is `{ text, url }`, or
 * `{ form, count }` of {@link FORMS}.
 */
import { READERS, readFields } from '../readers.js';
import { FORMS } from './feeds.js';

/** Milliseconds that a sample takes at least, so that the grain of the clock does not count. */
const SAMPLE_MS = 20;
/** Milliseconds that each reader runs before it is measured, so that it is compiled. */
const WARM_UP_MS = 200;
/** Milliseconds of a reading that is measured in a third of the rounds. */
const LONG_MS = 100;

/** A feed with its text, encoded and decoded: one flat string, as a response gives it. */
const withText = ({ form, count, text, ...feed }) => ({
  url: 'https://news.example/feed',
  limit: count,
  ...feed,
  text: new TextDecoder().decode(new TextEncoder().encode(text ?? FORMS[form](count))),
});

/** Reads the feeds one after the other; the number of their items. */
async function readAll(name, feeds) {
  let items = 0;
  for (const feed of feeds) items += (await readFields(name, feed.text, feed.text, feed)).items.length;
  return items;
}

/** Milliseconds of one reading, of several in a row. */
async function sample(name, feeds, repeats) {
  const start = performance.now();
  for (let index = 0; index < repeats; index++) await readAll(name, feeds);
  return (performance.now() - start) / repeats;
}

/** Milliseconds of the last of the readings in which a reader is compiled. */
async function warmUp(name, feeds) {
  const end = performance.now() + WARM_UP_MS;
  let repeats = 1;
  let ms = 0;
  while (performance.now() < end) {
    ms = await sample(name, feeds, repeats);
    if (ms * repeats < 1) repeats *= 2;
  }
  return ms;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/**
 * Milliseconds that each reader takes for all of the feeds, and the items that it finds. The readers take turns, in
 * an order that is reversed each time: what slows the machine down, or garbage that one of them leaves, is on all.
 *
 * @returns `{ [name]: { items, ms, ratio } }`, medians; `ratio` is to the first reader in the same round
 */
export async function time(names, given, rounds) {
  const feeds = given.map(withText);
  const items = {};
  const repeats = {};
  const times = Object.fromEntries(names.map((name) => [name, []]));
  let isLong = false;
  for (const name of names) {
    items[name] = await readAll(name, feeds);
    const ms = await warmUp(name, feeds);
    repeats[name] = Math.max(1, Math.ceil(SAMPLE_MS / ms));
    isLong ||= ms > LONG_MS;
  }
  for (let round = 0; round < (isLong ? rounds / 3 : rounds); round++)
    for (const name of round % 2 ? names.toReversed() : names)
      times[name].push(await sample(name, feeds, repeats[name]));
  const [first] = names;
  const ratios = (name) => times[name].map((ms, round) => ms / times[first][round]);
  return Object.fromEntries(
    names.map((name) => [name, { items: items[name], ms: median(times[name]), ratio: median(ratios(name)) }]),
  );
}

/** The number of items that each reader finds in each of the feeds; -1 of a feed that it does not read. */
export async function counts(names, feeds) {
  const count = async (name, feed) => {
    try {
      return await readAll(name, [withText(feed)]);
    } catch {
      return -1;
    }
  };
  return Promise.all(feeds.map((feed) => Promise.all(names.map((name) => count(name, feed)))));
}

/** Bytes in use on the heap after a collection. */
async function heapBytes() {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc();
    await new Promise((done) => setTimeout(done));
  }
  return globalThis.process?.memoryUsage().heapUsed ?? performance.memory.usedJSHeapSize;
}

/** Node's record of the collections from now on; `undefined` in a page. */
function startProfiler() {
  if (!globalThis.process) return undefined;
  const { GCProfiler } = globalThis.process.getBuiltinModule('node:v8');
  const profiler = new GCProfiler();
  profiler.start();
  return profiler;
}

/** The most bytes that were in use when a collection began, or at the end. */
const peakOf = (collections) =>
  Math.max(
    globalThis.process.memoryUsage().heapUsed,
    ...collections.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize),
  );

/**
 * Bytes that a feed keeps from collection once nothing else holds the text that it was read from, and the bytes of
 * that text (two a UTF-16 unit); on Node also the most that were in use during the reading, with garbage.
 * `undefined` in an engine that collects nothing on demand.
 */
export async function memory(name, feed) {
  if (!globalThis.gc) return undefined;
  // Compiled code is no part of a feed.
  await readAll(name, [withText({ ...feed, count: 100 })]);
  const before = await heapBytes();
  let given = withText(feed);
  await heapBytes();
  const textBytes = 2 * given.text.length;
  const profiler = startProfiler();
  const parsed = await READERS[name].parse(given.text, given.text, given);
  const peak = profiler && peakOf(profiler.stop().statistics) - before;
  given = undefined;
  const kept = (await heapBytes()) - before;
  return { textBytes, kept, peak, items: READERS[name].fields(parsed).items.length };
}
