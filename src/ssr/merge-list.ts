import type { FeedSource } from '../controllers/feed-controller.js';
import { feedFromObject } from '../feed/load/feed-from-object.js';
import { sourceList } from '../feed/load/source-list.js';
import type { Feed } from '../feed/model/types.js';
import { mergeFeeds } from '../feed/select/merge-feeds.js';

/** True for a list of feeds. A list of items, such as WordPress's posts, is a feed itself. */
const isFeedList = (value: object): value is readonly object[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((each) => Array.isArray(each) || Array.isArray(each?.items));

/** One feed of a list of them; any other value as it is. Members of the list that are no feeds are left out. */
export async function mergeList(
  value: object | readonly object[] | undefined,
  { timeZone, labels, src = '' }: FeedSource,
): Promise<object | undefined> {
  if (!value || !isFeedList(value)) return value;
  // One of several is merged too, since the others may have failed: its order is that of a merged feed.
  if (value.length === 1 && sourceList(src).length === 1) return value[0];
  const feeds = await Promise.all(value.map((each) => feedFromObject(each, { timeZone, labels })));
  return mergeFeeds(feeds.filter((feed): feed is Feed => !!feed));
}
