/** Feeds that `renderToString` of the ssr room wrote into the page, as the first answers of their addresses. */

import { type CacheEntry, pageCache } from '../feed/load/request-cache.js';
import { httpUrl } from '../feed/model/http-url.js';
import { markNormalised } from '../feed/model/normalised.js';
import type { Feed, FeedItem } from '../feed/model/types.js';

const times = new Map<string, number>();
/** The answers that were made of them. Weak, as what follows: a router brings new ones with each page. */
const made = new WeakSet<CacheEntry>();
/** What was read of each script. */
const read = new WeakMap<HTMLScriptElement, Feed | undefined>();

/** When the feed that the page inlines for an address was fetched, by `Date.now()`. */
export const inlineFetchTime = (address: string): number | undefined => times.get(address);

/** Makes what the page inlines for an address its first answer; of two copies of an item, the one with a body. */
export function seedCacheFromPage(
  isOurs: (script: HTMLElement) => boolean,
  address: string,
  timeZone = '',
): void {
  const all = document.querySelectorAll<HTMLScriptElement>('script[type="application/feed+json"]');
  const scripts = [...all].filter(isOurs);
  if (scripts.every((script) => read.has(script))) return;
  const feeds = scripts.flatMap((script) => {
    if (!read.has(script)) read.set(script, feedIn(script));
    const feed = read.get(script);
    return feed ? { feed, time: Number(script.dataset.time) } : [];
  });
  // An article's holds but that, and says nothing of the order. A router may leave an older page's.
  const isList = ({ feed }: { feed: Feed }): number => Number(feed.items.length > 1);
  feeds.sort((a, b) => isList(b) - isList(a) || b.time - a.time);
  const [first] = feeds;
  const known = pageCache().get(address);
  // What was asked for since is newer.
  if (!first || (known && !made.has(known) && known.time > first.time)) return;
  const items = new Map<string, FeedItem>();
  const hasBody = (item?: FeedItem): boolean => !!(item?.content_html || item?.content_text);
  for (const item of feeds.flatMap(({ feed }) => feed.items)) {
    const before = items.get(item.id);
    if (!before || (hasBody(item) && !hasBody(before))) items.set(item.id, item);
  }
  const feed = markNormalised({ ...first.feed, items: [...items.values()] });
  const entry: CacheEntry = {
    result: Promise.resolve({}),
    time: Date.now(),
    waiters: 0,
    abort() {},
    feeds: { [timeZone]: Promise.resolve(feed) },
  };
  made.add(entry);
  times.set(address, first.time);
  pageCache().set(address, entry);
}

/** None: cut, or of another version. */
function feedIn(script: HTMLScriptElement): Feed | undefined {
  try {
    const feed = checked(JSON.parse(script.text)) as Feed;
    return feed.items.every(({ id }) => id) ? feed : undefined;
  } catch {
    return;
  }
}

/** The page need not be trusted farther than a feed: addresses are http(s), as a reading leaves them. */
function checked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return /(url|image|icon)$/.test(name) ? httpUrl(value) : value;
  if (Array.isArray(value)) return value.map((each) => checked(each));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, checked(each, key)]));
}
