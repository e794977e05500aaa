import type { Feed } from '../model/types.js';

/** A feed of the last visit. */
export interface Copy {
  feed: Feed;
  /** When it was fetched, by `Date.now()`. */
  time: number;
}

/** Of Cache Storage; another shape of what is kept there gets another. */
export const cacheName = 'dongpo-widgets.1';

/** The copy that the browser keeps of an address, read anew. Code is loaded only where there may be one. */
export async function readCopy(address: string, timeZone?: string): Promise<Copy | undefined> {
  let kept: Response | undefined;
  try {
    kept = await (await caches.open(cacheName)).match(address);
    if (!kept) return;
  } catch {
    // Missing (http pages, sandboxed frames), or refused (private windows): there are other places.
  }
  return (await import('./feed-cache.js')).revive(address, kept, timeZone);
}
