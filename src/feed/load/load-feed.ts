import { FeedError, type FeedErrorCode } from '../model/feed-error.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { httpUrl } from '../parse/json-feed.js';
import { done, parseFeed } from '../parse/parse-feed.js';
import { readCopy } from './cache-lookup.js';
import { failed, forgive, inTurn } from './host-limiter.js';
import { type Answer, type Entry, entryOf, evict } from './request-cache.js';

/** How a feed is fetched. */
export interface LoadOptions extends Omit<ParseOptions, 'url' | 'contentType'> {
  /** Milliseconds of one attempt, until the answer, body included, must be there. Default 8000. */
  timeout?: number;
  /**
   * How often a server is asked that does not answer, or says that it may later: after a random time that
   * grows, or after its `Retry-After`; 30 s for all. Default 3.
   */
  attempts?: number;
  /** Bytes, after decompression. Default 5,000,000. */
  maxBytes?: number;
  /** Ends the waiting, silently: the promise rejects with the signal's reason, not a `FeedError`. */
  signal?: AbortSignal;
  /** Asks the server again, through the HTTP cache. */
  reload?: boolean;
  /** The failures of a server that is left alone count for nothing. @internal */
  forgiven?: boolean;
  /** Milliseconds for which an answer on this page serves who comes later. Default 60,000; with `reload` 0. */
  maxAge?: number;
  /** Called with the last visit's copy and its time, if that is there before the answer. Browsers only. */
  onCopy?: (feed: Feed, time: number) => unknown;
  /** Instead of the global one, such as a framework's caching `fetch`; the page's store is then left out. */
  fetch?: typeof fetch;
}

/**
 * Fetches and reads a feed. On one page, callers that ask for the same address share one request and
 * one reading. Sends no cookies to other origins and no referrer.
 *
 * @param url absolute, or relative to the page
 * @throws {FeedError} `network` (CORS included), `timeout`, `http`, `too-large` or `format`
 */
export async function loadFeed(url: string, options: LoadOptions = {}): Promise<Feed> {
  const { signal, limit, attempts = 3 } = options;
  const address = httpUrl(url, globalThis.document?.baseURI);
  if (!address) throw new FeedError('network', 'Not an http(s) address', undefined, url);
  // Not for who asks by the clock.
  if (options.forgiven || (options.reload && !options.maxAge)) forgive(address);
  for (let retried = false; ; retried = true) {
    signal?.throwIfAborted();
    try {
      const feed = await attempt(address, options);
      if (retried) (await import('./retry.js')).succeeded(address);
      if (!limit) return feed;
      const part = { ...feed, items: feed.items.slice(0, limit) };
      done.add(part);
      return part;
    } catch (error) {
      if (attempts < 2 || !(error instanceof FeedError)) throw error;
      const { again } = await import('./retry.js');
      if (!(await again(address, error, attempts, signal))) throw error;
    }
  }
}

/** One attempt, shared with all who ask for the same address. */
async function attempt(address: string, options: LoadOptions): Promise<Feed> {
  const { signal, timeZone = '', diagnostics, reload, maxAge = reload ? 0 : 60_000, onCopy } = options;
  const timeout = options.timeout! > 0 ? options.timeout! : 8000;
  const start = (): Entry => request(address, options);
  const entry = options.fetch ? start() : entryOf(address, start, maxAge);
  entry.users++;
  let copied: Promise<unknown> | undefined;
  if (onCopy && !entry.feeds[timeZone]) {
    entry.copies ??= {};
    entry.copies[timeZone] ??= readCopy(address, timeZone || undefined);
    copied = entry.copies[timeZone].then((copy) => copy && onCopy(copy.feed, copy.time)).catch(() => {});
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: (() => void) | undefined;
  const left = new Promise<never>((_, leave) => {
    abort = () => leave(signal!.reason);
    signal?.addEventListener('abort', abort);
    const late = (): void => {
      // Once an attempt, however many wait for it.
      if (!entry.late) failed(address);
      entry.late = true;
      // The next attempt is a new request; who has more time still waits for this one.
      evict(address, entry);
      leave(new FeedError('timeout', `No answer in ${timeout} ms`, undefined, address));
    };
    // More than 31 bits would mean at once.
    timer = setTimeout(late, Math.min(timeout, 2 ** 31 - 1));
  });
  try {
    return await Promise.race([read(address, entry, timeZone, diagnostics), left]);
  } catch (error) {
    const last = entry.users < 2;
    // At once: nobody may join a request that failed, or that its last user leaves.
    if (last || (error instanceof FeedError && error.code !== 'timeout')) evict(address, entry);
    // Never one that is kept: the stack of the signal's reason would hold an element with it.
    if (last) entry.abort();
    // It is seen before the failure is.
    await copied;
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort!);
    entry.users--;
  }
}

async function read(
  url: string,
  entry: Entry,
  timeZone: string,
  diagnostics?: LoadOptions['diagnostics'],
): Promise<Feed> {
  const { bytes, error, ...about } = await entry.answer;
  if (error)
    throw new FeedError(error.code as FeedErrorCode, error.message, error.status, url, error.retryAfter);
  const key = timeZone + (diagnostics ?? '');
  entry.feeds[key] ??= parseFeed(bytes!, { ...about, timeZone: timeZone || undefined, diagnostics });
  return entry.feeds[key]!;
}

function request(url: string, { fetch = globalThis.fetch, maxBytes = 5e6, reload }: LoadOptions): Entry {
  const controller = new AbortController();
  const fetchBytes = async (): Promise<Answer> => {
    const response = await fetch(url, {
      // As a `<link rel=preload as=fetch crossorigin>` has them: otherwise two requests.
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: reload ? 'no-cache' : 'default',
      signal: controller.signal,
    });
    const { ok, status, headers } = response;
    if (!ok) {
      const retryAfter = headers.get('retry-after') ?? undefined;
      return { error: { code: 'http', message: `HTTP ${status}`, status, retryAfter } };
    }
    const bytes = await readBytes(response, maxBytes);
    if (!bytes) return { error: { code: 'too-large', message: `Over ${maxBytes} bytes` } };
    return { bytes, url: response.url || url, contentType: headers.get('content-type')! };
  };
  const ask = async (): Promise<Answer> => {
    try {
      return await inTurn(url, fetchBytes);
    } catch (error) {
      if (!controller.signal.aborted) failed(url);
      return { error: { code: 'network', message: `Unreachable, or refused by CORS: ${error}` } };
    }
  };
  // Bound, not a closure: the page keeps it, and with it whatever element asked first.
  const abort = controller.abort.bind(controller, undefined);
  return { answer: ask(), time: Date.now(), users: 0, abort, feeds: {} };
}

/** Counted while it arrives, decompressed: a small gzip can hold 200 MB. */
async function readBytes({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
    size += value.length;
    if (size > most) break;
    chunks.push(value);
  }
  // Not awaited: a stream that never ends need not answer.
  reader.cancel().catch(() => {});
  return;
}
