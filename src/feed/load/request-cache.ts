import type { Feed } from '../model/types.js';
import type { CachedFeed } from './cached-feed.js';

/** Outcome of a request, as plain data: copies and versions of this library on one page share it. */
export interface FetchResult {
  bytes?: Uint8Array;
  /** Address after redirects. */
  url?: string;
  contentType?: string;
  /** The response's `Link`. */
  link?: string | undefined;
  /** Members of a `FeedError`, where there are no bytes. */
  error?: { code: string; message: string; status?: number; retryAfter?: string | undefined };
}

/** Entry of one address: its request, pending or settled, and the feeds that were read from the answer. */
export interface CacheEntry {
  /** Never rejects. */
  result: Promise<FetchResult>;
  /** When the request started, by `Date.now()`. */
  time: number;
  /** Callers that still wait. The request is aborted when the last one leaves. */
  waiters: number;
  abort(): void;
  /** True if a caller's time ran out. */
  timedOut?: boolean;
  /** Feeds read from the answer, by the options of their reading: see `readingKey`. */
  feeds: Record<string, Promise<Feed> | undefined>;
  /** Feeds of an earlier visit, by these options. */
  cachedFeeds?: Record<string, Promise<CachedFeed | undefined> | undefined>;
}

const KEY = Symbol.for('dongpo-widgets.store.1');
const MAX_ENTRIES = 20;
const DEFAULT_MAX_AGE = 60_000;

/** The page's requests by address, shared by all copies of this library. */
export function pageCache(): Map<string, CacheEntry> {
  const holder = globalThis as unknown as Record<symbol, unknown>;
  if (!(holder[KEY] instanceof Map)) holder[KEY] = new Map();
  return holder[KEY] as Map<string, CacheEntry>;
}

/** True if another caller may take an entry. A page may hold entries of another shape. */
const isFresh = ({ feeds, waiters, time }: CacheEntry, maxAge: number): boolean =>
  !!feeds && (waiters > 0 || (waiters === 0 && Date.now() - time < maxAge));

/**
 * The entry of an address.
 *
 * @param create starts a request; called unless one is pending or younger than `maxAge` milliseconds
 * @param maxAge default a minute
 */
export function getOrCreate(url: string, create: () => CacheEntry, maxAge = DEFAULT_MAX_AGE): CacheEntry {
  const entries = pageCache();
  const existing = entries.get(url);
  if (existing && isFresh(existing, maxAge)) return existing;
  const entry = create();
  entries.set(url, entry);
  const [oldest] = entries.keys();
  if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
  return entry;
}

/** Removes an entry, unless a newer one has taken its place: a failure must not be served to later callers. */
export function evict(url: string, entry: CacheEntry): void {
  if (pageCache().get(url) === entry) pageCache().delete(url);
}
