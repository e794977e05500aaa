/** The page that test/corpus/corpus.mjs and test/corpus/bench drive: `window.corpus`. */
import * as measure from './bench/measure.js';
import { READERS, readFields } from './readers.js';

const bytesOf = ({ text, base64 }) =>
  text === undefined
    ? Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))
    : new TextEncoder().encode(text);

/** `{ feed }` or `{ error }` of each case; `decoded` is the text for the readers that take no bytes. */
async function readAll(name, cases) {
  const results = [];
  for (const each of cases) {
    const bytes = bytesOf(each);
    const start = performance.now();
    try {
      const feed = await readFields(name, bytes, each.decoded, each);
      results.push({ feed, ms: performance.now() - start });
    } catch (error) {
      results.push({
        error: `${error?.name}: ${error?.message}`.slice(0, 200),
        ms: performance.now() - start,
      });
    }
  }
  return results;
}

Object.assign(window, { corpus: { names: Object.keys(READERS), readAll, ...measure } });
