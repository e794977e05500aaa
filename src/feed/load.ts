import { FeedError, type FeedErrorCode } from './error.js';
import type { Feed, ParseOptions } from './model.js';
import { done, parseFeed } from './parse.js';
import { type Answer, type Entry, entryOf, evict } from './store.js';
import { httpUrl } from './url.js';

/** How a feed is fetched. */
export interface LoadOptions extends Omit<ParseOptions, 'url' | 'contentType'> {
  /** Milliseconds until the answer, body included, must be there. Default 8000. */
  timeout?: number;
  /** Bytes, after decompression. Default 5,000,000. */
  maxBytes?: number;
  /** Ends the waiting, silently: the promise rejects with the signal's reason, not a `FeedError`. */
  signal?: AbortSignal;
  /** Asks the server again, through the HTTP cache. */
  reload?: boolean;
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
  const { signal, timeZone, limit, reload, diagnostics } = options;
  const timeout = options.timeout! > 0 ? options.timeout! : 8000;
  const address = httpUrl(url, globalThis.document?.baseURI);
  if (!address) throw new FeedError('network', 'Not an http(s) address', undefined, url);
  signal?.throwIfAborted();
  const start = (): Entry => request(address, options);
  const entry = options.fetch ? start() : entryOf(address, start, reload);
  entry.users++;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: (() => void) | undefined;
  const left = new Promise<never>((_, leave) => {
    abort = () => leave(signal!.reason);
    signal?.addEventListener('abort', abort);
    const late = (): void =>
      leave(new FeedError('timeout', `No answer in ${timeout} ms`, undefined, address));
    // More than 31 bits would mean at once.
    timer = setTimeout(late, Math.min(timeout, 2 ** 31 - 1));
  });
  try {
    const feed = await Promise.race([read(address, entry, timeZone, diagnostics), left]);
    if (!limit) return feed;
    const part = { ...feed, items: feed.items.slice(0, limit) };
    done.add(part);
    return part;
  } catch (error) {
    // At once: nobody may join a request that failed, or that its last user leaves.
    if (entry.users < 2 || (error instanceof FeedError && error.code !== 'timeout')) evict(address, entry);
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort!);
    if (!--entry.users) entry.abort();
  }
}

async function read(
  url: string,
  entry: Entry,
  timeZone = '',
  diagnostics?: LoadOptions['diagnostics'],
): Promise<Feed> {
  const { bytes, error, ...about } = await entry.answer;
  if (error) throw new FeedError(error.code as FeedErrorCode, error.message, error.status, url);
  const key = timeZone + (diagnostics ?? '');
  entry.feeds[key] ??= parseFeed(bytes!, { ...about, timeZone: timeZone || undefined, diagnostics });
  return entry.feeds[key]!;
}

function request(url: string, { fetch = globalThis.fetch, maxBytes = 5e6, reload }: LoadOptions): Entry {
  const controller = new AbortController();
  const ask = async (): Promise<Answer> => {
    try {
      const response = await fetch(url, {
        // As a `<link rel=preload as=fetch crossorigin>` has them: otherwise two requests.
        credentials: 'same-origin',
        referrerPolicy: 'no-referrer',
        cache: reload ? 'no-cache' : 'default',
        signal: controller.signal,
      });
      const { ok, status } = response;
      if (!ok) return { error: { code: 'http', message: `HTTP ${status}`, status } };
      const bytes = await readBytes(response, maxBytes);
      if (!bytes) return { error: { code: 'too-large', message: `Over ${maxBytes} bytes` } };
      return { bytes, url: response.url || url, contentType: response.headers.get('content-type')! };
    } catch (error) {
      return { error: { code: 'network', message: `Unreachable, or refused by CORS: ${error}` } };
    }
  };
  return { answer: ask(), time: Date.now(), users: 0, abort: () => controller.abort(), feeds: {} };
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
