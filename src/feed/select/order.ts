import type { FeedItem } from '../model/types.js';
import type { Order } from './select-options.js';

/** Time of an item, in milliseconds since 1970; `NaN` without a date. */
export const timeOf = ({ date_published, date_modified }: FeedItem): number =>
  Date.parse(date_published ?? date_modified ?? '');

/**
 * The times by which items of one feed are ordered. An item without a date takes that of its neighbour above, so that it
 * stays there; at the top, that of the one below. In a feed without dates, all are the oldest.
 */
function orderTimes(items: FeedItem[]): number[] {
  const times = items.map(timeOf);
  let last = times.find((time) => !Number.isNaN(time)) ?? Number.NEGATIVE_INFINITY;
  return times.map((time) => {
    if (!Number.isNaN(time)) last = time;
    return last;
  });
}

/** The order that a text names; `undefined` for any other text. */
const orderNamed = (name: unknown): Order | undefined =>
  (['feed', 'newest', 'oldest'] as const).find((order) => order === name);

/**
 * The items of feeds in an order, of which equal ones stay as they were.
 *
 * @param lists the items of each feed
 */
export function orderItems(lists: FeedItem[][], name: unknown, fallback: Order): FeedItem[] {
  const order = orderNamed(name) ?? fallback;
  if (order === 'feed') return lists.flat();
  const entries = lists.flatMap((items) => {
    const times = orderTimes(items);
    return items.map((item, index) => ({ item, time: times[index] ?? 0 }));
  });
  const sign = order === 'newest' ? -1 : 1;
  // Undated feeds stand last in both orders. The difference of two infinities is no number.
  const rank = (time: number): number => (Number.isFinite(time) ? 0 : 1);
  entries.sort((a, b) => rank(a.time) - rank(b.time) || (a.time === b.time ? 0 : sign * (a.time - b.time)));
  return entries.map(({ item }) => item);
}
