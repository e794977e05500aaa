import type { Context } from 'hono';
import { FeedError } from '../feed/model/feed-error.js';
import {
  connectSources,
  type FeedRoute,
  type GatewaySource,
  type Log,
  type SourceAccess,
} from './connect-sources.js';
import { MergedFeed } from './merged-feed.js';
import { Metrics } from './metrics.js';
import type { GatewaySettings } from './options.js';
import { COMMON_HEADERS, jsonResponse, type PreparedResponse, respond } from './prepared-response.js';
import { type FindWaitUntil, type SourceCopy, toSeconds } from './source.js';
import { articleResponse, isWithdrawn, type SourceResponses } from './source-responses.js';

type Responder = (context: Context) => Response | Promise<Response>;

const ALLOW = 'GET, HEAD, OPTIONS';
const PREFLIGHT_HEADERS = { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '86400' };
const CACHE_BRIEFLY = { 'Cache-Control': 'public, max-age=60' };
const NO_STORE = { 'Cache-Control': 'no-store' };

/** Finds `waitUntil` of a request's execution context. */
const waitUntilOf =
  (context: Context): FindWaitUntil =>
  () => {
    try {
      // Hono throws on runtimes without an execution context: all but Workers.
      const { executionCtx } = context;
      return executionCtx?.waitUntil?.bind(executionCtx);
    } catch {
      return undefined;
    }
  };

/** The responses to each kind of path, over the sources. */
export class Routes {
  /** While true, `/health` answers 503 with the status `stopping`. */
  isStopping = false;
  readonly #settings: GatewaySettings;
  readonly #log: Log;
  readonly #metrics = new Metrics();
  /** The feeds that are served, in the order of the options. */
  readonly feeds: readonly FeedRoute[];
  /** The feeds that are merged of these. */
  readonly mergedFeeds: readonly MergedFeed[];
  readonly #sources: readonly GatewaySource[];

  constructor(settings: GatewaySettings, access: SourceAccess, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.feeds = connectSources(settings, access, log, this.#metrics);
    this.#sources = [...new Set(this.feeds.map(({ source }) => source))];
    this.mergedFeeds = settings.mergedFeeds.map((merged) => new MergedFeed(merged, settings, this.feeds));
  }

  /** `/{feed}.json`, if there is a copy and no refresh is due; else `undefined`. */
  cachedFeed({ name, source }: FeedRoute, request: Request): Response | undefined {
    const copy = source.cachedCopy(this.#settings.now());
    return copy && this.#sendFeed(name, request, source, copy);
  }

  /** `/{feed}.json`. */
  feed({ name, source }: FeedRoute, context: Context): Response | Promise<Response> {
    const request = context.req.raw;
    const findWaitUntil = waitUntilOf(context);
    const copy = source.currentCopy(this.#settings.now(), findWaitUntil);
    if (copy) return this.#sendFeed(name, request, source, copy);
    return source.loadCopy(findWaitUntil).then(
      (loaded) => this.#sendFeed(name, request, source, loaded),
      (error: FeedError) => this.#count(name, request, this.#unavailable(source, error)),
    );
  }

  /** `/{feed}.json` of a feed that is merged of others: as fresh as the oldest of them. */
  async mergedFeed(merged: MergedFeed, context: Context): Promise<Response> {
    const request = context.req.raw;
    const [first] = merged.sources;
    try {
      const prepared = await merged.response(waitUntilOf(context));
      const time = this.#settings.now();
      const maxAge = Math.min(...merged.sources.map((source) => source.maxAge(time)));
      return this.#count(
        merged.name,
        request,
        respond(prepared, request, toSeconds(maxAge), first?.staleDirectives ?? ''),
      );
    } catch (error) {
      if (!first || !(error instanceof FeedError)) throw error;
      return this.#count(merged.name, request, this.#unavailable(first, error));
    }
  }

  #sendFeed(
    name: string,
    request: Request,
    source: GatewaySource,
    { responses }: SourceCopy<SourceResponses>,
  ): Response {
    // The response is there: `buildResponses` makes one for each feed that is cut from the source.
    return this.#send(name, request, source, responses.byFeed.get(name)!);
  }

  /** `/article/{name}.json`, from whichever source has the article. */
  article: Responder = async (context) => {
    const request = context.req.raw;
    const name = /^(.+)\.json$/.exec(context.req.param('file') ?? '')?.[1];
    if (!name) return this.notFound(context);
    const findWaitUntil = waitUntilOf(context);
    const cached = await this.#articleFromCopies(name, request, findWaitUntil);
    if (cached) return cached;
    let unavailable: Response | undefined;
    await Promise.all(
      this.#sources.map((source) =>
        source.loadCopyOnce(findWaitUntil).catch((error: FeedError) => {
          unavailable = this.#unavailable(source, error);
        }),
      ),
    );
    const loaded = await this.#articleFromCopies(name, request, findWaitUntil);
    if (loaded) return loaded;
    // The article may be in a feed that cannot be read: that is no 404.
    return unavailable ? this.#count('article', request, unavailable) : this.notFound(context);
  };

  async #articleFromCopies(
    name: string,
    request: Request,
    findWaitUntil: FindWaitUntil,
  ): Promise<Response | undefined> {
    const { now } = this.#settings;
    const candidates = this.#sources.flatMap((source) => {
      const responses = source.currentCopy(now(), findWaitUntil)?.responses;
      const prepared = responses && articleResponse(responses, name, this.#settings);
      return prepared ? { source, responses, prepared } : [];
    });
    // An article that one feed withdraws is shown from no other.
    const chosen = candidates.find(({ responses }) => isWithdrawn(responses, name)) ?? candidates[0];
    return chosen && this.#send('article', request, chosen.source, await chosen.prepared);
  }

  /** `/`: the feeds that are served. */
  index: Responder = ({ req }) => {
    const feeds = this.feeds.map(({ name, source }) => ({
      name,
      path: `/${encodeURI(name)}.json`,
      title: source.copy?.feed.title,
    }));
    const merged = this.mergedFeeds.map(({ name }) => ({ name, path: `/${encodeURI(name)}.json` }));
    const index = { feeds: [...feeds, ...merged] };
    return this.#count('index', req.raw, jsonResponse(index, 200, CACHE_BRIEFLY));
  };

  /** `/health`: 200 while every source has a copy or has not failed, else 503. */
  health: Responder = ({ req }) => {
    const { now, maxStale } = this.#settings;
    const time = now();
    const feeds = Object.fromEntries(
      this.#sources.map(({ settings: { name }, copy, failure }) => [
        name,
        {
          age: copy ? Math.round((time - copy.checked) / 1000) : null,
          items: copy?.feed.items.length ?? null,
          ok: copy ? time - copy.checked <= maxStale : !failure,
          failures: failure?.count ?? 0,
          ...(failure && {
            error: {
              code: failure.error.code,
              status: failure.error.status,
              time: new Date(failure.time).toISOString(),
            },
          }),
        },
      ]),
    );
    const allOk = Object.values(feeds).every(({ ok }) => ok);
    const status = this.isStopping ? 'stopping' : allOk ? 'ok' : 'failing';
    return this.#count(
      'health',
      req.raw,
      jsonResponse({ status, feeds }, status === 'ok' ? 200 : 503, NO_STORE),
    );
  };

  /** `/metrics`, in Prometheus's text format. */
  metrics: Responder = ({ req }) => {
    const time = this.#settings.now();
    const copyAges = new Map<string, number>();
    for (const { settings, copy } of this.#sources)
      if (copy) copyAges.set(settings.name, Math.max(0, (time - copy.checked) / 1000));
    const headers = {
      ...COMMON_HEADERS,
      ...NO_STORE,
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    };
    return this.#count('metrics', req.raw, new Response(this.#metrics.toText(copyAges), { headers }));
  };

  /** Any other path or method. */
  notFound = ({ req }: Context): Response => {
    const { method, raw: request } = req;
    if (method === 'OPTIONS') {
      const headers = { ...COMMON_HEADERS, ...PREFLIGHT_HEADERS, Allow: ALLOW };
      return this.#count('', request, new Response(null, { status: 204, headers }));
    }
    if (method !== 'GET' && method !== 'HEAD') {
      const error = { code: 'method', message: 'GET and HEAD only' };
      return this.#count('', request, jsonResponse({ error }, 405, { ...CACHE_BRIEFLY, Allow: ALLOW }));
    }
    const error = { code: 'not-found', message: 'Nothing here' };
    return this.#count('', request, jsonResponse({ error }, 404, CACHE_BRIEFLY));
  };

  /** An error that no route has caught. */
  failed = (error: Error, { req }: Context): Response => {
    this.#log('error', 'failed', { message: `${error}` });
    const body = { error: { code: 'failed', message: 'Something went wrong' } };
    return this.#count('', req.raw, jsonResponse(body, 500, NO_STORE));
  };

  /** The response while a source has no copy. */
  #unavailable(source: GatewaySource, { code, status }: FeedError): Response {
    const retryAfter = Math.max(1, toSeconds(source.nextFetchAt - this.#settings.now()));
    return jsonResponse(
      { error: { code, ...(status && { status }), message: 'No answer from the source yet' } },
      code === 'timeout' ? 504 : 502,
      { ...NO_STORE, 'Retry-After': `${retryAfter}` },
    );
  }

  #send(name: string, request: Request, source: GatewaySource, prepared: PreparedResponse): Response {
    const maxAge = toSeconds(source.maxAge(this.#settings.now()));
    return this.#count(name, request, respond(prepared, request, maxAge, source.staleDirectives));
  }

  /** Counts a response, as every one that is sent. */
  #count(feed: string, request: Request, response: Response): Response {
    this.#metrics.countRequest(feed, response.status, request.headers.get('origin'));
    return response;
  }
}
