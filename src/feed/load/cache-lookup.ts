import type { ParseOptions } from '../model/types.js';
import { CACHE_NAME, type CachedFeed, readCachedFeed } from './cached-feed.js';
import { readingKey } from './reading-key.js';
import type { CacheEntry } from './request-cache.js';

/**
 * The feed that the browser kept of an address on an earlier visit, parsed again. Code for what is not in order is
 * loaded if it is needed.
 */
async function findCachedFeed(address: string, options: ParseOptions): Promise<CachedFeed | undefined> {
  try {
    const response = await (await caches.open(CACHE_NAME)).match(address);
    return response && (await readCachedFeed(response, options));
  } catch {
    // Cache Storage is missing (http pages, sandboxed frames) or blocked (private windows), or the entry is no good.
    return (await import('./feed-cache.js')).loadFromCache(address, options);
  }
}

/** The feed of an earlier visit for an entry's address, looked up once for all callers whose reading is the same. */
export function cachedFeedOf(
  address: string,
  entry: CacheEntry,
  options: ParseOptions,
): Promise<CachedFeed | undefined> {
  const feeds = entry.cachedFeeds ?? {};
  entry.cachedFeeds = feeds;
  const key = readingKey(options);
  const found = feeds[key] ?? findCachedFeed(address, options);
  feeds[key] = found;
  return found;
}
