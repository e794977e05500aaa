/**
 * The faults, in the order of the table. `expect`: what the reader must see in each visit, `news`, `copy` (the
 * stored one), `failure` (the fallback, or a sentence and a button) or `any` of these.
 *
 * `answer(at)` is the server's, `src(places)` another address than the row's own, `before(visit)` a script of the
 * page before ours, `without(element)` a chunk that is not there, `gap` the least time between two requests.
 */
import * as say from './answers.mjs';
import { clockShift, storageAbsent, storageFull, storageRefused } from './page-shims.mjs';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const after = (seconds) => ({ 'retry-after': `${seconds}` });
const thenGood = (...status) => say.first(say.status(...status), say.good);

const fault = (name, says, expect, answer, more) => ({
  name,
  says,
  expect: Array.isArray(expect) ? expect : [expect],
  answer,
  ...more,
});
const on500 = say.visits(say.good, say.status(500));
const backInTime = (visit) => (visit > 1 ? clockShift(-YEAR)() : '');

export const FAULTS = [
  fault('good', 'nothing is wrong', 'news', say.good),

  // The connection
  fault('refused', 'nothing listens at the port', 'failure', say.good, {
    src: ({ closed }) => `${closed}/news.json`,
  }),
  fault('reset', 'the connection is reset before an answer', 'failure', say.reset),
  fault('reset-in-headers', 'reset in the headers', 'failure', say.resetInHeaders),
  fault('reset-in-body', 'reset in the body', 'failure', say.resetInBody),
  fault('reset-then-good', 'reset once', 'news', say.first(say.reset, say.good)),
  fault('hang', 'no answer at all', 'failure', say.hang),
  fault('hang-in-body', 'half a body, then nothing', 'failure', say.hangInBody),
  fault('byte-a-second', 'a byte a second', 'failure', say.byteASecond),
  fault('cut', 'half of what Content-Length says', 'any', say.cut),
  fault('offline', 'offline, then online', ['failure', 'news'], say.good, { offline: true }),

  // Encodings of the transfer
  fault('gzip-cut', 'gzip that breaks off', 'any', say.gzipCut),
  fault('gzip-bomb', '120 MB in 120 kB of gzip', 'failure', say.gzipBomb),

  // Where it is, and who may read it
  fault('redirect-loop', '301 without an end', 'failure', say.loop),
  fault('redirect-no-cors', 'a redirect to a host without CORS', 'failure', say.toStranger),
  fault('no-cors', 'no CORS headers', 'failure', say.good, { cors: false }),

  // Statuses
  fault('403', 'HTTP 403', 'failure', say.status(403)),
  fault('404', 'HTTP 404', 'failure', say.status(404)),
  fault('410', 'HTTP 410', 'failure', say.status(410)),
  fault('429', 'HTTP 429, not for how long', 'failure', say.status(429), { gap: 5_000 }),
  fault('429-long', 'HTTP 429 for two minutes', 'failure', say.status(429, after(120)), { gap: 120_000 }),
  fault('429-then-good', 'HTTP 429 for a second', 'news', thenGood(429, after(1)), { gap: 1_000 }),
  fault('500', 'HTTP 500', 'failure', say.status(500)),
  fault('503', 'HTTP 503', 'failure', say.status(503)),
  fault('503-wait-then-good', 'HTTP 503 for a second', 'news', thenGood(503, after(1)), { gap: 1_000 }),
  fault('503-then-good', 'HTTP 503 once', 'news', thenGood(503)),
  fault('504-then-good', 'HTTP 504 once', 'news', thenGood(504)),
  fault('304', 'HTTP 304 with nothing stored', 'failure', ({ response }) => response.writeHead(304).end()),

  // What it says
  fault('html', 'a page in its place', 'failure', say.html),
  fault('empty', 'no body', 'failure', say.empty),
  fault('euc-kr', 'RSS in EUC-KR', 'news', say.eucKr, { text: '연길 서시장' }),
  fault('json-head', 'JSON that breaks off before an item', 'failure', say.jsonHead),
  fault('half-rss', 'RSS that breaks off behind some items', 'news', say.halfRss),

  // A later visit
  fault('good-then-500', 'HTTP 500 on the next visit', ['news', 'copy'], on500),
  fault('good-then-hang', 'no answer on the next visit', ['news', 'copy'], say.visits(say.good, say.hang)),
  fault('good-then-html', 'a page on the next visit', ['news', 'copy'], say.visits(say.good, say.html)),
  fault(
    '500-then-good',
    'HTTP 500 on the first visit',
    ['failure', 'news'],
    say.visits(say.status(500), say.good),
  ),
  fault('copy-of-tomorrow', 'HTTP 500 on the next visit, a year before', ['news', 'any'], on500, {
    before: backInTime,
  }),

  // The reader's browser
  fault('clock-ahead', 'a clock a year ahead', 'news', say.good, { before: clockShift(YEAR) }),
  fault('clock-behind', 'a clock a year behind', 'news', say.good, { before: clockShift(-YEAR) }),
  fault('clock-2h-behind', 'a clock two hours behind', 'news', say.good, { before: clockShift(-2 * HOUR) }),
  fault('storage-full', 'nothing can be stored', 'news', say.good, { before: storageFull }),
  fault('storage-refused', 'no storage, by errors', 'news', say.good, { before: storageRefused }),
  fault('storage-refused-500', 'HTTP 500, no storage', 'failure', say.status(500), {
    before: storageRefused,
  }),
  fault('storage-absent-500', 'HTTP 500, no caches', 'failure', say.status(500), { before: storageAbsent }),

  // The script's own files
  fault('chunk-missing', 'a chunk that it takes is not there', 'failure', say.needsChunk, {
    without: (element) => (element === 'article' ? 'article-view' : 'other-formats'),
  }),
  fault('retry-missing', 'HTTP 500, and no chunk for what follows', 'failure', say.status(500), {
    without: () => 'retry',
  }),
];

/** For the project's check: quick ones, and of each kind. */
export const SHORT = [
  'refused',
  'reset-in-body',
  'redirect-no-cors',
  '404',
  '503-then-good',
  'euc-kr',
  'half-rss',
  'good-then-500',
  'offline',
  'clock-2h-behind',
  'storage-refused',
  'chunk-missing',
];
