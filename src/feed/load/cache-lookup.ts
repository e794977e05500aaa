import { CACHE_NAME, type CachedFeed } from './cached-feed.js';

/**
 * The feed that the browser kept of an address on an earlier visit, parsed again. The cache's code is loaded only
 * where there may be such a feed.
 */
export async function findCachedFeed(address: string, timeZone?: string): Promise<CachedFeed | undefined> {
  let response: Response | undefined;
  try {
    response = await (await caches.open(CACHE_NAME)).match(address);
    if (!response) return;
  } catch {
    // Cache Storage is missing (http pages, sandboxed frames) or blocked (private windows): try the other backends.
  }
  return (await import('./feed-cache.js')).loadFromCache(address, response, timeZone);
}
