import type { FeedError } from '../feed/model/feed-error.js';
import type { GatewayFetch } from './guard-fetch.js';
import type { Metrics } from './metrics.js';
import type { GatewayLogEntry, GatewaySettings, SourceSettings } from './options.js';
import type { ReadFeed } from './read-feed.js';
import { Source, type SourceContext } from './source.js';
import { buildResponses, type SourceResponses } from './source-responses.js';

/** Writes an entry of the log. */
export type Log = (level: GatewayLogEntry['level'], event: string, details?: Record<string, unknown>) => void;

/** A source of the gateway. */
export type GatewaySource = Source<SourceResponses>;

/** An address without its query, which may hold a key. */
const withoutQuery = (url: string): string => url.replace(/[?#].*/, '');

/** True if the address guard refused an address on the way. */
function isRefused(error: FeedError | undefined): boolean {
  for (let cause: unknown = error?.cause; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === 'ERR_REFUSED_ADDRESS') return true;
  return false;
}

/** Logs and counts a request to a source. */
const reporter =
  (log: Log, metrics: Metrics): SourceContext<SourceResponses>['onFetchEnd'] =>
  (outcome, milliseconds, { settings, failure, copy }, error) => {
    const { name, url } = settings;
    const refused = isRefused(error);
    metrics.countUpstream(name, refused ? 'refused' : outcome, milliseconds / 1000);
    const details = { feed: name, url: withoutQuery(url), ms: Math.round(milliseconds) };
    if (error)
      log('error', refused ? 'refused' : 'upstream-failed', {
        ...details,
        code: error.code,
        ...(error.status && { status: error.status }),
        message: error.message,
        failures: failure?.count,
      });
    else
      log('info', failure ? 'upstream-recovered' : 'upstream', {
        ...details,
        outcome,
        items: copy?.feed.items.length,
        ...(failure && { failures: failure.count }),
      });
  };

/** A feed that is served, and its source. */
export interface FeedRoute {
  name: string;
  source: GatewaySource;
}

/** Ways to the sources, which differ between runtimes. */
export interface SourceAccess {
  fetch: GatewayFetch;
  readFeed: ReadFeed;
}

/** Creates the sources of the served feeds, one for equal settings, and returns each feed with its source. */
export function connectSources(
  settings: GatewaySettings,
  access: SourceAccess,
  log: Log,
  metrics: Metrics,
): FeedRoute[] {
  const onFetchEnd = reporter(log, metrics);
  const sources = new Map<SourceSettings, GatewaySource>();
  const create = (source: SourceSettings): GatewaySource => {
    const servedFeeds = settings.feeds.filter((feed) => feed.source === source);
    const created: GatewaySource = new Source<SourceResponses>(source, {
      settings,
      ...access,
      buildResponses: (feed, previous) => buildResponses(feed, servedFeeds, settings, previous),
      onFetchEnd,
      onCacheError: (error) => log('warn', 'cache', { feed: source.name, message: `${error}` }),
    });
    sources.set(source, created);
    return created;
  };
  return settings.feeds.map(({ name, source }) => ({ name, source: sources.get(source) ?? create(source) }));
}
