import { DAY_MS } from '../model/defaults.js';
import type { Feed, FeedItem } from '../model/types.js';
import { foldCase } from './fold-case.js';
import { timeOf } from './order.js';
import { storyUrl } from './story-url.js';

/** UTF-16 units of a host, or of a feed's name in its place: as many as a domain has at most (RFC 1035). It is in every key. */
const MAX_HOST = 253;
/** Titles from which on an id or address that they share names none of them: a feed may give all items one. */
const TOO_MANY_TITLES = 3;

const hostOf = (url: string | undefined): string | undefined =>
  url && /^\w+:\/\/(?:www\.)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase();

/** A name of a feed that two copies of it share. */
const feedName = ({ feed_url, home_page_url, title }: Feed): string => feed_url ?? home_page_url ?? title;

/**
 * The key of an id or address. An id that is no address names an item among those of one publisher only.
 *
 * @param host of the item's address, else of its feed
 */
function keyOf(reference: string, host: string): string {
  if (/^https?:\/\//i.test(reference)) return `url ${storyUrl(reference)}`;
  return /^[a-z][\w+.-]*:/i.test(reference)
    ? `id ${reference}`
    : `id ${host.slice(0, MAX_HOST)} ${reference}`;
}

/** The keys of an item: of its id and its address. */
function ownKeys({ id, url }: FeedItem, feed: Feed): string[] {
  const host = hostOf(url) ?? hostOf(feed.home_page_url) ?? hostOf(feed.feed_url) ?? feedName(feed);
  return [...new Set([keyOf(id, host), ...(url ? [keyOf(url, host)] : [])])];
}

/** Keys that name no item, since their feed gives them to several. */
const ambiguousKeys = new WeakMap<FeedItem[], Set<string>>();

function ambiguousKeysOf(feed: Feed): Set<string> {
  const known = ambiguousKeys.get(feed.items);
  if (known) return known;
  const titles = new Map<string, Set<string | undefined>>();
  for (const item of feed.items)
    for (const key of ownKeys(item, feed)) titles.set(key, (titles.get(key) ?? new Set()).add(item.title));
  const ambiguous = new Set([...titles].flatMap(([key, { size }]) => (size < TOO_MANY_TITLES ? [] : key)));
  ambiguousKeys.set(feed.items, ambiguous);
  return ambiguous;
}

/** The feed that an item of several feeds comes from. */
const origins = new WeakMap<FeedItem, Feed>();

export function setOrigin(item: FeedItem, feed: Feed): FeedItem {
  origins.set(item, feed);
  return item;
}

/** The withdrawn stories of feeds (`_dongpo.removed`). */
export function withdrawnKeys(feeds: readonly Feed[]): Set<string> {
  return new Set(
    feeds.flatMap((feed) => {
      const host = hostOf(feed.home_page_url) ?? hostOf(feed.feed_url) ?? feedName(feed);
      return (feed._dongpo?.removed ?? []).map((reference) => keyOf(reference, host));
    }),
  );
}

/** True if one of the keys is that of an item. */
export const isNamed = (item: FeedItem, feed: Feed, keys: ReadonlySet<string>): boolean =>
  keys.size > 0 && ownKeys(item, feed).some((key) => keys.has(key));

/** A title that was seen, with the feed and the time of its item. */
interface SeenTitle {
  feed: string;
  time: number;
}

/**
 * The stories seen so far. Two items are the same story if they have the same id or address, or if they come from two
 * feeds and have the same title and dates within a day.
 */
export class Stories {
  readonly #keys = new Set<string>();
  readonly #titles = new Map<string, SeenTitle[]>();

  /** Number of ids and addresses. */
  get size(): number {
    return this.#keys.size;
  }

  /**
   * Adds a story.
   *
   * @param list the feed that the item is shown of
   * @returns false if it was there
   */
  add(item: FeedItem, list: Feed): boolean {
    const feed = origins.get(item) ?? list;
    const ambiguous = ambiguousKeysOf(feed);
    const keys = ownKeys(item, feed).filter((key) => !ambiguous.has(key));
    const title = foldCase(item.title ?? '');
    const seen: SeenTitle = { feed: feedName(feed), time: timeOf(item) };
    const isKnown = keys.some((key) => this.#keys.has(key)) || this.#hasTitle(title, seen);
    // The keys of a second copy lead to a third one, which may have no key of the first.
    for (const key of keys) this.#keys.add(key);
    if (!isKnown && title) this.#titles.set(title, [...(this.#titles.get(title) ?? []), seen]);
    return !isKnown;
  }

  #hasTitle(title: string, { feed, time }: SeenTitle): boolean {
    const seen = this.#titles.get(title) ?? [];
    return seen.some((other) => other.feed !== feed && Math.abs(other.time - time) <= DAY_MS);
  }
}
