import type { Feed } from './types.js';

/** Feeds whose text is plain already. Reading one again would decode its entities twice. */
const normalisedFeeds = new WeakSet<object>();

/** Marks a feed as read: {@link isNormalised} is true for this very object. */
export function markNormalised<T extends Feed>(feed: T): T {
  normalisedFeeds.add(feed);
  return feed;
}

/** True if the parser made this object. */
export const isNormalised = (value: object): value is Feed => normalisedFeeds.has(value);
