import { CACHE_NAME, type CachedFeed, readCachedFeed } from './cached-feed.js';
import type { CacheEntry } from './request-cache.js';

/**
 * The feed that the browser kept of an address on an earlier visit, parsed again. Code for what is not in order is
 * loaded if it is needed.
 */
async function findCachedFeed(address: string, timeZone?: string): Promise<CachedFeed | undefined> {
  try {
    // One question to the browser, where `open` and `match` are two.
    const response = await caches.match(address, { cacheName: CACHE_NAME });
    return response && (await readCachedFeed(response, timeZone));
  } catch {
    // Cache Storage is missing (http pages, sandboxed frames) or blocked (private windows), or the entry is no good.
    return (await import('./feed-cache.js')).loadFromCache(address, timeZone);
  }
}

/** The feed of an earlier visit for an entry's address, looked up once for all callers with the same zone. */
export function cachedFeedOf(
  address: string,
  entry: CacheEntry,
  timeZone?: string,
): Promise<CachedFeed | undefined> {
  const feeds = entry.cachedFeeds ?? {};
  entry.cachedFeeds = feeds;
  const found = feeds[timeZone ?? ''] ?? findCachedFeed(address, timeZone);
  feeds[timeZone ?? ''] = found;
  return found;
}
