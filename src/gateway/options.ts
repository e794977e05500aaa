import { type ListChoice, wrongMember } from '../publish/list-choice.js';
import type { EditorialOverrides } from '../publish/publish.js';
import { parseAllowHosts, refusalReason } from './addresses.js';
import type { GatewayFetch } from './guard-fetch.js';

/** One feed of a {@link GatewayOptions}. */
export interface GatewayFeed {
  /** Absolute http(s) address of the source: JSON Feed, RSS, Atom, or posts of WordPress's REST API. */
  url?: string;
  /** In place of `url`: names of other feeds of the gateway, which are merged into one list, no story twice. */
  from?: readonly string[];
  /** Title of a merged feed. Default: that of the first. */
  title?: string;
  /** Which items are served, in which order: as the attributes of an element. Default: all, as the source has them. */
  select?: ListChoice;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string;
  /** Seconds between two requests to the source, at least 5. Default: the gateway's `ttl`. */
  ttl?: number;
  /** Request headers, such as `authorization`. They go to this origin alone and are never logged. Default: none. */
  headers?: Record<string, string>;
  /** Section of items that name none. Default: they stay without. */
  section?: string;
  /**
   * Keeps only items of these sections. Several feeds may be cut from one address, which is then requested once for
   * all. Default: all items.
   */
  sections?: readonly string[];
  /**
   * Exact `host` or `host:port` that may be private for this feed alone: that of its address, and those that it
   * redirects to. Default: none.
   */
  allowHosts?: readonly string[];
}

/** Options of `createGateway`. */
export interface GatewayOptions {
  /**
   * Address, or address and settings, by name. `latest` is served at `/latest.json`; names may hold slashes
   * (`section/society`). The gateway requests no other address.
   */
  feeds: Record<string, string | GatewayFeed>;
  /**
   * Seconds for which a copy is fresh, and the least between two requests to one source, whatever happens. At least
   * 5. Default 60.
   */
  ttl?: number;
  /** Seconds for which the last good copy is served while its source fails. Default 604,800: seven days. */
  maxStale?: number;
  /** Articles that the editors withdraw, correct or pin, and their terms. Default: only what the sources say. */
  editing?: EditorialOverrides;
  /** Items of a served feed, at most. Articles beyond it stay reachable. Default: all, up to 1000. */
  limit?: number;
  /** Public address of the gateway, such as `https://feeds.example/`, for `feed_url`. Default: as the source says. */
  base?: string;
  /** Milliseconds for one request to a source: redirects, body and, on Node, its reading included. Default 8000. */
  timeout?: number;
  /** Bytes of a source's body after decompression, at most. Default 5,000,000. */
  maxBytes?: number;
  /**
   * Exact `host` or `host:port` that may be private, such as `cms.internal:8080`, for the feeds whose own address
   * names it. The redirects of other feeds do not reach it. Default: none.
   */
  allowHosts?: readonly string[];
  /** `User-Agent` of requests to sources. Default `dongpo-widgets gateway`. */
  userAgent?: string;
  /**
   * Replaces the guarded `fetch`. It must then itself check the addresses of redirects and those that names resolve
   * to.
   */
  fetch?: GatewayFetch;
  /**
   * Cache in which good copies are shared between instances and survive a restart, such as `caches.default` on
   * Workers or `await caches.open('dongpo')` on Deno. Default: copies are kept in memory alone.
   */
  cache?: GatewayCache;
  /** Receives one plain object an event. It never holds a header or a query. Default: nothing is logged. */
  log?: (entry: GatewayLogEntry) => void;
  /** The clock: milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** The part of the web's `Cache` that the gateway uses. */
export interface GatewayCache {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
}

/** One entry of the log. */
export interface GatewayLogEntry {
  /** RFC 3339. */
  time: string;
  level: 'info' | 'warn' | 'error';
  /** `upstream`, `upstream-recovered`, `upstream-failed`, `refused`, `cache`, `failed`; on Node `listening`, `stopping`, `stopped`. */
  event: string;
  [more: string]: unknown;
}

/** Settings of one source. Feeds with equal settings share it. */
export interface SourceSettings {
  url: string;
  timeZone?: string | undefined;
  section?: string | undefined;
  /** Name of the first feed that is cut from it, for log and metrics. */
  name: string;
  headers: Record<string, string>;
  /** Private hosts that it may reach beside its own. */
  allowHosts: readonly string[];
  /** Milliseconds. */
  ttl: number;
}

/** A feed that is served, and the source that it is cut from. */
export interface ServedFeed {
  name: string;
  sections?: readonly string[] | undefined;
  select?: ListChoice | undefined;
  source: SourceSettings;
}

/** A feed that is merged of others that are served. */
export interface MergedFeedSettings {
  name: string;
  from: readonly string[];
  title?: string | undefined;
  select: ListChoice;
}

type DefaultedOption = 'timeout' | 'maxBytes' | 'userAgent' | 'now';

/** Options after the check, with their defaults. */
export interface GatewaySettings
  extends Required<Pick<GatewayOptions, DefaultedOption>>,
    Pick<GatewayOptions, 'editing' | 'fetch' | 'cache' | 'log'> {
  feeds: ServedFeed[];
  mergedFeeds: MergedFeedSettings[];
  /** Milliseconds. */
  maxStale: number;
  limit?: number | undefined;
  /** Ends in a slash. */
  base?: string | undefined;
}

const FEED_NAME = /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_.-]*)*$/u;
/** A field name (RFC 9110, 5.6.2). */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const MIN_TTL = 5;
/** Longest delay of a timer, in milliseconds. */
const MAX_NUMBER = 2 ** 31 - 1;

function fail(message: string): never {
  throw new TypeError(message);
}

/** Checks a numeric option. `path` names it in the error. */
function numberOption(value: unknown, path: string, minimum: number): number {
  return typeof value === 'number' && value >= minimum && value <= MAX_NUMBER
    ? value
    : fail(`${path}: a number of at least ${minimum} is wanted, not ${JSON.stringify(value)}`);
}

function checkTimeZone(timeZone: string | undefined, path: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    fail(`${path}.timeZone: ${timeZone} is no time zone`);
  }
}

function checkHeaders(headers: Record<string, string>, path: string): void {
  for (const [name, value] of Object.entries(headers))
    if (!HEADER_NAME.test(name) || typeof value !== 'string' || /[\r\n\0]/.test(value))
      fail(`${path}.headers: ${name} is no header`);
}

/** The private hosts that one feed names for itself. */
function checkAllowHosts(allowHosts: readonly string[], path: string): ReadonlySet<string> {
  if (!Array.isArray(allowHosts)) fail(`${path}.allowHosts: a list is wanted`);
  try {
    return parseAllowHosts(allowHosts);
  } catch (error) {
    return fail(`${path}.${(error as Error).message}`);
  }
}

/** The address of a feed in its normal form, if the gateway may fetch it. */
function checkUrl(url: string | undefined, path: string, allowed: ReadonlySet<string>): string {
  if (typeof url !== 'string' || !URL.canParse(url)) fail(`${path}: an absolute address is wanted`);
  const parsed = new URL(url);
  const reason = refusalReason(parsed, allowed);
  if (reason) {
    const canBeAllowed = parsed.protocol.startsWith('http') && !parsed.username;
    fail(`${path}: ${reason}${canBeAllowed ? '; allowHosts could name it' : ''}`);
  }
  return parsed.href;
}

function checkChoice(choice: ListChoice | undefined, path: string): void {
  const wrong = choice && wrongMember(choice);
  if (wrong) fail(`${path}.select.${wrong}: no such choice`);
}

function checkName(name: string): void {
  if (!FEED_NAME.test(name) || name.startsWith('article/'))
    fail(
      `feeds: ${JSON.stringify(name)} is no name: letters, numbers, - _ . and / between them; article/ is taken`,
    );
}

/** The feeds that have `from` in place of an address. */
function readMergedFeeds({ feeds = {} }: GatewayOptions): MergedFeedSettings[] {
  return Object.entries(feeds).flatMap(([name, feed]) => {
    if (typeof feed === 'string' || !feed?.from) return [];
    checkName(name);
    const { url, from, title, select = {} } = feed;
    const path = `feeds.${name}`;
    if (url !== undefined) fail(`${path}: url or from, not both`);
    if (!Array.isArray(from) || !from.length) fail(`${path}.from: a list of names is wanted`);
    for (const other of from) {
      const source = Object.hasOwn(feeds, other) ? feeds[other] : undefined;
      if (!source || (typeof source !== 'string' && source.from))
        fail(`${path}.from: ${JSON.stringify(other)} is no feed with an address`);
    }
    checkChoice(select, path);
    return [{ name, from, title, select }];
  });
}

function readFeeds({ feeds, ttl = 60, allowHosts }: GatewayOptions): ServedFeed[] {
  const allowed = parseAllowHosts(allowHosts);
  const entries = Object.entries(feeds ?? {}).filter(([, feed]) => typeof feed === 'string' || !feed?.from);
  if (!entries.length) fail('feeds: at least one is wanted');
  const defaultTtl = numberOption(ttl, 'ttl', MIN_TTL);
  const sources = new Map<string, SourceSettings>();
  return entries.map(([name, value]): ServedFeed => {
    checkName(name);
    const path = `feeds.${name}`;
    const feed = typeof value === 'string' ? { url: value } : value;
    const { allowHosts: feedHosts = [] } = feed ?? {};
    const url = checkUrl(feed?.url, path, new Set([...allowed, ...checkAllowHosts(feedHosts, path)]));
    const { timeZone, section, sections, select, headers = {} } = feed;
    checkChoice(select, path);
    checkTimeZone(timeZone, path);
    checkHeaders(headers, path);
    const sourceTtl =
      numberOption(feed.ttl === undefined ? defaultTtl : feed.ttl, `${path}.ttl`, MIN_TTL) * 1000;
    const key = JSON.stringify([url, timeZone, section, headers, feedHosts, sourceTtl]);
    const source: SourceSettings = sources.get(key) ?? {
      name,
      url,
      timeZone,
      section,
      headers,
      allowHosts: feedHosts,
      ttl: sourceTtl,
    };
    sources.set(key, source);
    return { name, sections, select, source };
  });
}

/**
 * Checks options and fills in their defaults.
 * @throws {TypeError} that names the option and says what is wrong
 */
export function readOptions(options: GatewayOptions): GatewaySettings {
  const { base, limit, maxStale = 604_800, timeout = 8000, maxBytes = 5e6 } = options;
  const { feeds: _, ttl: __, allowHosts: ___, ...others } = options;
  const feeds = readFeeds(options);
  if (base !== undefined && !/^https?:\/\/[^?#]+$/.test(base)) fail('base: an http(s) address is wanted');
  return {
    ...others,
    feeds,
    mergedFeeds: readMergedFeeds(options),
    base: base?.replace(/\/?$/, '/'),
    limit: limit === undefined ? undefined : numberOption(limit, 'limit', 1),
    maxStale: numberOption(maxStale, 'maxStale', 0) * 1000,
    timeout: numberOption(timeout, 'timeout', 1),
    maxBytes: numberOption(maxBytes, 'maxBytes', 1),
    userAgent: options.userAgent ?? 'dongpo-widgets gateway',
    now: options.now ?? Date.now,
  };
}
