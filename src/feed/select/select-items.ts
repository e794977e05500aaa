import type { Feed, FeedItem } from '../model/types.js';
import { filterItems } from './filters.js';
import { mergedLists, mergeFeeds } from './merge-feeds.js';
import { orderItems } from './order.js';
import type { Selection, SelectOptions } from './select-options.js';
import { Stories } from './stories.js';

/** Items without the later copies of a story. */
function onceEach(feed: Feed): FeedItem[] {
  const stories = new Stories();
  return feed.items.filter((item) => stories.add(item, feed));
}

/** Number of items to leave out at the top. */
function readOffset(offset: unknown): number {
  const count = Math.trunc(Number(offset ?? 0));
  return count > 0 ? count : 0;
}

/**
 * Chooses items of feeds: merges them, shows each story once, orders, filters, and leaves out those at the top. The
 * terms of each feed were applied when it was parsed. How many are shown is the caller's matter.
 *
 * @param feeds one, which may be the result of `mergeFeeds`; several are merged
 */
export function selectItems(feeds: readonly Feed[], options: SelectOptions = {}): Selection {
  const [feed = mergeFeeds(feeds)] = feeds.length === 1 ? feeds : [];
  const merged = mergedLists(feed);
  const ordered = orderItems(merged ?? [onceEach(feed)], options.order, merged ? 'newest' : 'feed');
  const numbered = merged ? ordered : feed.items;
  return {
    items: filterItems(ordered, options).slice(readOffset(options.offset)),
    places: new Map(numbered.map((item, index) => [item, index + 1])),
  };
}
