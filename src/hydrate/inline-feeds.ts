import { type CacheEntry, pageCache } from '../feed/load/request-cache.js';
import { httpUrl } from '../feed/model/http-url.js';
import { markNormalised } from '../feed/model/normalised.js';
import type { Feed, FeedItem } from '../feed/model/types.js';

/** A feed that `renderToString` of the ssr room wrote into the page. */
interface InlineFeed {
  feed: Feed;
  /** When it was fetched, by `Date.now()`. */
  time: number;
}

const fetchTimes = new Map<string, number>();
/** Cache entries that were made of inlined feeds. Weak, as the next: a router brings new ones with each page. */
const inlineEntries = new WeakSet<CacheEntry>();
const parsedScripts = new WeakMap<HTMLScriptElement, Feed | undefined>();

/** When the feed that the page inlines for an address was fetched, by `Date.now()`. `undefined` if there is none. */
export const inlineFetchTime = (address: string): number | undefined => fetchTimes.get(address);

/**
 * Makes what the page inlines for an address the first answer of that address. The feeds of several elements are
 * joined: of two copies of an item, the one with a body is kept.
 *
 * @param isOwn true for a script that holds a feed of the address
 */
export function seedCacheFromPage(
  isOwn: (script: HTMLElement) => boolean,
  address: string,
  timeZone = '',
): void {
  const all = document.querySelectorAll<HTMLScriptElement>('script[type="application/feed+json"]');
  const scripts = [...all].filter(isOwn);
  if (scripts.every((script) => parsedScripts.has(script))) return;
  const feeds = scripts.flatMap(parseOnce).sort(byOrderAndAge);
  const [first] = feeds;
  const cached = pageCache().get(address);
  const isCachedNewer = !!first && !!cached && !inlineEntries.has(cached) && cached.time > first.time;
  if (!first || isCachedNewer) return;
  const feed = markNormalised({ ...first.feed, items: joinItems(feeds) });
  const entry: CacheEntry = {
    result: Promise.resolve({}),
    time: Date.now(),
    waiters: 0,
    abort() {},
    feeds: { [timeZone]: Promise.resolve(feed) },
  };
  inlineEntries.add(entry);
  fetchTimes.set(address, first.time);
  pageCache().set(address, entry);
}

function parseOnce(script: HTMLScriptElement): InlineFeed[] {
  if (!parsedScripts.has(script)) parsedScripts.set(script, parseScript(script));
  const feed = parsedScripts.get(script);
  return feed ? [{ feed, time: Number(script.dataset.time) }] : [];
}

/**
 * Lists first, the newest first: an article's feed holds that item alone, and says nothing of the order; a router may
 * leave the feeds of an older page behind.
 */
function byOrderAndAge(a: InlineFeed, b: InlineFeed): number {
  const isList = ({ feed }: InlineFeed): number => Number(feed.items.length > 1);
  return isList(b) - isList(a) || b.time - a.time;
}

function joinItems(feeds: InlineFeed[]): FeedItem[] {
  const items = new Map<string, FeedItem>();
  const hasBody = ({ content_html, content_text }: FeedItem): boolean => !!(content_html || content_text);
  for (const item of feeds.flatMap(({ feed }) => feed.items)) {
    const joined = items.get(item.id);
    if (!joined || (hasBody(item) && !hasBody(joined))) items.set(item.id, item);
  }
  return [...items.values()];
}

/** `undefined` if the script is truncated, or written by another version. */
function parseScript(script: HTMLScriptElement): Feed | undefined {
  try {
    const feed = withSafeUrls(JSON.parse(script.text)) as Feed;
    return feed.items.every(({ id }) => id) ? feed : undefined;
  } catch {
    return undefined;
  }
}

/** Removes addresses that are not http(s): the page need not be trusted farther than a feed. */
function withSafeUrls(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return /(url|image|icon|avatar)$/.test(name) ? httpUrl(value) : value;
  if (Array.isArray(value)) return value.map((member) => withSafeUrls(member));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSafeUrls(member, key)]));
}
