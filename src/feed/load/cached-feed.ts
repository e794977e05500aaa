import type { Feed } from '../model/types.js';

/** A feed of an earlier visit. */
export interface CachedFeed {
  feed: Feed;
  /** When it was fetched, by `Date.now()`. */
  time: number;
}

/** Name in Cache Storage, and prefix in localStorage. Entries of another shape get another name. */
export const CACHE_NAME = 'dongpo-widgets.1';
