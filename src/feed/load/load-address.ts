import { FeedError, type FeedErrorCode } from '../model/feed-error.js';
import { httpUrl } from '../model/http-url.js';
import { markNormalised } from '../model/normalised.js';
import { pageUrl } from '../model/page-url.js';
import type { Feed } from '../model/types.js';
import { parseFeed } from '../parse/parse-feed.js';
import { cachedFeedOf } from './cache-lookup.js';
import { recordFailure, resetBreaker } from './host-limiter.js';
import type { LoadOptions } from './load-options.js';
import { readingKey } from './reading-key.js';
import { type CacheEntry, evict, getOrCreate } from './request-cache.js';
import { startRequest } from './start-request.js';

const DEFAULT_TIMEOUT = 8000;
const DEFAULT_ATTEMPTS = 3;
/** Longest delay of a timer: 31 bits. */
const MAX_DELAY = 2 ** 31 - 1;

/** Loads the feed of one address, with retries. See `loadFeed`. */
export async function loadAddress(url: string, options: LoadOptions): Promise<Feed> {
  const { signal, limit, attempts = DEFAULT_ATTEMPTS, reload, maxAge, ignoreBreaker } = options;
  const address = httpUrl(url, pageUrl());
  if (!address) throw new FeedError('network', 'Not an http(s) address', undefined, url);
  // A reader who reloads closes the breaker; polling, which sets `maxAge`, does not.
  if (ignoreBreaker || (reload && !maxAge)) resetBreaker(address);
  for (let isRetry = false; ; isRetry = true) {
    signal?.throwIfAborted();
    try {
      const feed = await attempt(address, options);
      if (isRetry) (await import('./retry.js')).clearRetries(address);
      return limit ? markNormalised({ ...feed, items: feed.items.slice(0, limit) }) : feed;
    } catch (error) {
      if (attempts < 2 || !(error instanceof FeedError)) throw error;
      const { waitForRetry } = await import('./retry.js');
      if (!(await waitForRetry(address, error, attempts, signal))) throw error;
    }
  }
}

const isOfPage = (address: string): boolean => new URL(address).origin === globalThis.origin;

/** Makes one attempt, which all callers of an address share. Each caller has its own timeout and signal. */
async function attempt(address: string, options: LoadOptions): Promise<Feed> {
  const { reload, maxAge = reload ? 0 : undefined } = options;
  const create = (): CacheEntry => startRequest(address, options);
  // An answer of the caller's own `fetch`, or one without the page's cookies, is not the page's.
  const isOwn = options.fetch || (options.untrusted && isOfPage(address));
  const entry = isOwn ? create() : getOrCreate(address, create, maxAge);
  entry.waiters++;
  const delivery = deliverCachedFeed(address, entry, options);
  const waiting = cancellation(address, entry, options);
  try {
    return await Promise.race([feedOf(address, entry, options), waiting.cancelled]);
  } catch (error) {
    const isLast = entry.waiters < 2;
    // At once: no later caller may join a request that failed, or that its last caller leaves.
    if (isLast || (error instanceof FeedError && error.code !== 'timeout')) evict(address, entry);
    // Without the signal's reason, whose stack would keep an element in memory.
    if (isLast) entry.abort();
    // The cached copy is rendered before the error.
    await delivery;
    throw error;
  } finally {
    waiting.stop();
    entry.waiters--;
  }
}

/** A promise that rejects when the caller's time is over or its signal aborts; `stop` lets go of both. */
function cancellation(
  address: string,
  entry: CacheEntry,
  { timeout = 0, signal }: LoadOptions,
): { cancelled: Promise<never>; stop: () => void } {
  const milliseconds = Math.min(timeout > 0 ? timeout : DEFAULT_TIMEOUT, MAX_DELAY);
  let stop = (): void => {};
  const cancelled = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(() => {
      // Several callers that time out are one failure of the host.
      if (!entry.timedOut) recordFailure(address);
      entry.timedOut = true;
      // The next attempt is a new request; a caller with more time still waits for this one.
      evict(address, entry);
      reject(new FeedError('timeout', `No answer in ${milliseconds} ms`, undefined, address));
    }, milliseconds);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  });
  return { cancelled, stop: () => stop() };
}

/** Hands the copy of an earlier visit to `onCachedFeed`, unless the feed itself is there. Never rejects. */
async function deliverCachedFeed(address: string, entry: CacheEntry, options: LoadOptions): Promise<void> {
  const { onCachedFeed = options.onCopy } = options;
  if (!onCachedFeed || entry.feeds[readingKey(options)]) return;
  try {
    const cached = await cachedFeedOf(address, entry, options);
    if (cached) await onCachedFeed(cached.feed, cached.time);
  } catch {
    // The feed itself is on its way.
  }
}

/** The feed in an entry's answer, parsed once for all callers with the same options. */
async function feedOf(url: string, entry: CacheEntry, options: LoadOptions): Promise<Feed> {
  const { timeZone, diagnostics, labels, untrusted } = options;
  const { bytes, error, ...source } = await entry.result;
  if (error)
    throw new FeedError(error.code as FeedErrorCode, error.message, error.status, url, error.retryAfter);
  // A page that sends its visitors anywhere is no way past the list of trusted origins.
  if (untrusted && new URL(source.url ?? url).origin !== new URL(url).origin)
    throw new FeedError('network', 'Redirected to another origin', undefined, url);
  const key = readingKey(options);
  entry.feeds[key] ??= parseFeed(bytes ?? '', { ...source, timeZone, diagnostics, labels });
  return entry.feeds[key];
}
