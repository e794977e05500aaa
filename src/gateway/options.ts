import type { EditorialOverrides } from '../publish/publish.js';
import { allowList, refusal } from './addresses.js';
import type { GatewayFetch } from './guard.js';

/** One feed of a {@link GatewayOptions}. */
export interface GatewayFeed {
  /** Where it is read: JSON Feed, RSS, Atom, or posts of WordPress's REST API. */
  url: string;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string;
  /** Seconds between two requests, instead of the gateway's. */
  ttl?: number;
  /** Sent with the request, such as `authorization`; never to another origin, never logged. */
  headers?: Record<string, string>;
  /** The section of items that name none. */
  section?: string;
  /** Only items of these sections. Several feeds may be cut from one address: it is asked once for all. */
  sections?: readonly string[];
}

/** What a gateway serves, and how. */
export interface GatewayOptions {
  /**
   * Name to address. `latest` is served at `/latest.json`; names may hold slashes (`section/society`). Nothing else
   * is ever fetched.
   */
  feeds: Record<string, string | GatewayFeed>;
  /** Seconds for which a copy is fresh, and at least between two requests for one address, whatever happens. At least 5. Default 60. */
  ttl?: number;
  /** Seconds for which the last good copy stands in while the source fails. Default 604,800: seven days. */
  maxStale?: number;
  /** What the editors want beyond what the source says. */
  editing?: EditorialOverrides;
  /** Items of a feed, at most. Articles are found beyond it. Default: all, up to 1000. */
  limit?: number;
  /** Public address of the gateway, such as `https://feeds.example/`, for `feed_url`. Default: as the source says. */
  base?: string;
  /** Milliseconds until an answer, body and redirects included, must be there. Default 8000. */
  timeout?: number;
  /** Bytes of an answer, after decompression. Default 5,000,000. */
  maxBytes?: number;
  /** Exact `host` or `host:port` that may be private, such as `cms.internal:8080`. Default: none. */
  allowHosts?: readonly string[];
  /** The request's `User-Agent`. */
  userAgent?: string;
  /** Instead of the guarded one: it has to look at names' addresses and at redirects itself. */
  fetch?: GatewayFetch;
  /**
   * Where good copies are shared and survive a restart, such as `caches.default` on Workers or
   * `await caches.open('dongpo')` on Deno.
   */
  cache?: GatewayCache;
  /** Called with one plain object an event. It never holds a header or a query. Default: nothing is logged. */
  log?: (entry: GatewayLogEntry) => void;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** The part of the web's `Cache` that the gateway uses. */
export interface GatewayCache {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
}

/** One line of the log. */
export interface GatewayLogEntry {
  /** RFC 3339. */
  time: string;
  level: 'info' | 'warn' | 'error';
  event: string;
  [more: string]: unknown;
}

/** An address that is asked, and how; shared by the feeds cut from it. */
export interface SourceSettings extends Pick<GatewayFeed, 'url' | 'timeZone' | 'section'> {
  /** Of the first feed cut from it. */
  name: string;
  headers: Record<string, string>;
  /** Milliseconds. */
  ttl: number;
}

/** A feed as it is served. */
export interface View {
  name: string;
  sections?: readonly string[];
  source: SourceSettings;
}

/** What has a default that is the same everywhere. */
type Given = 'timeout' | 'maxBytes' | 'userAgent' | 'now';

/** Options, checked, with their defaults. */
export interface Settings
  extends Omit<GatewayOptions, 'feeds' | 'ttl' | Given>,
    Required<Pick<GatewayOptions, Given>> {
  views: View[];
  /** Milliseconds. */
  maxStale: number;
}

const name = /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_.-]*)*$/u;

function fail(what: string): never {
  throw new TypeError(what);
}

function number(value: unknown, what: string, least: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  return typeof value === 'number' && value >= least && value <= 2 ** 31 - 1
    ? value
    : fail(`${what}: a number of at least ${least} is wanted, not ${JSON.stringify(value)}`);
}

/** Reads the options. @throws {TypeError} that says what is wrong */
export function readOptions(options: GatewayOptions): Settings {
  const allowed = allowList(options.allowHosts);
  const entries = Object.entries(options.feeds ?? {});
  if (!entries.length) fail('feeds: at least one is wanted');
  const ttl = number(options.ttl, 'ttl', 5, 60);
  const sources = new Map<string, SourceSettings>();
  const views = entries.map(([key, value]): View => {
    const feed = typeof value === 'string' ? { url: value } : value;
    if (!name.test(key) || key.startsWith('article/'))
      fail(
        `feeds: ${JSON.stringify(key)} is no name: letters, numbers, - _ . and / between them; article/ is taken`,
      );
    const what = `feeds.${key}`;
    if (typeof feed?.url !== 'string' || !URL.canParse(feed.url))
      fail(`${what}: an absolute address is wanted`);
    const url = new URL(feed.url);
    const why = refusal(url, allowed);
    if (why)
      fail(
        `${what}: ${why}${url.protocol.startsWith('http') && !url.username ? '; allowHosts could name it' : ''}`,
      );
    checkZone(feed.timeZone, what);
    const { timeZone, section, headers = {} } = feed;
    for (const [header, text] of Object.entries(headers))
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header) || typeof text !== 'string' || /[\r\n\0]/.test(text))
        fail(`${what}.headers: ${header} is no header`);
    const own = number(feed.ttl, `${what}.ttl`, 5, ttl) * 1000;
    const shared = JSON.stringify([url.href, timeZone, section, headers, own]);
    if (!sources.has(shared))
      sources.set(shared, { name: key, url: url.href, timeZone, section, headers, ttl: own });
    return { name: key, sections: feed.sections, source: sources.get(shared)! };
  });
  if (options.base !== undefined && !/^https?:\/\/[^?#]+$/.test(options.base))
    fail('base: an http(s) address is wanted');
  return {
    ...options,
    base: options.base?.replace(/\/?$/, '/'),
    views,
    limit: options.limit === undefined ? undefined : number(options.limit, 'limit', 1, 0),
    maxStale: number(options.maxStale, 'maxStale', 0, 604_800) * 1000,
    timeout: number(options.timeout, 'timeout', 1, 8000),
    maxBytes: number(options.maxBytes, 'maxBytes', 1, 5e6),
    userAgent: options.userAgent ?? 'dongpo-widgets gateway',
    now: options.now ?? Date.now,
  };
}

function checkZone(timeZone: string | undefined, what: string): void {
  if (timeZone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    fail(`${what}.timeZone: ${timeZone} is no time zone`);
  }
}
