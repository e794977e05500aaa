import { type Context, Hono } from 'hono';
import type { FeedError } from '../feed/model/feed-error.js';
import { type Answer, common, json, respond } from './answer.js';
import type { GatewayFetch } from './guard.js';
import { Metrics } from './metrics.js';
import { type GatewayLogEntry, type GatewayOptions, readOptions, type SourceSettings } from './options.js';
import { article, isWithdrawn, type Made, make } from './responses.js';
import { type Copy, Source, type Wait } from './source.js';

/** The part of Workers' context that the gateway uses. */
export interface GatewayContext {
  /** Keeps a background refresh going after the answer. */
  waitUntil?(work: Promise<unknown>): void;
}

/** What {@link build} gives. */
export interface Built {
  /** At once where a copy is there: a server that can do with it makes no promise. */
  handle: (request: Request, env?: unknown, context?: GatewayContext) => Response | Promise<Response>;
  /** From now on `/health` says that it is going. */
  stopping: () => void;
  log: (level: GatewayLogEntry['level'], event: string, more?: Record<string, unknown>) => void;
}

const ALLOW = 'GET, HEAD, OPTIONS';
const preflight = { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '86400' };
const short = { 'Cache-Control': 'public, max-age=60' };
const never = { 'Cache-Control': 'no-store' };
/** Without its query, which may hold a key. */
const bare = (address: string): string => address.replace(/[?#].*/, '');
const refused = (error?: FeedError): boolean => {
  let cause: unknown = error?.cause;
  for (; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === 'ERR_REFUSED_ADDRESS') return true;
  return false;
};

/** As it was sent, without its query. */
function pathOf(url: string): string {
  const path = url.slice(url.indexOf('/', 8));
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}

/** The gateway: its routes over its sources. */
export function build(options: GatewayOptions, guarded: GatewayFetch): Built {
  const settings = readOptions(options);
  const { views, now } = settings;
  const fetch = settings.fetch ?? guarded;
  const metrics = new Metrics();
  const sources = new Map<SourceSettings, Source<Made>>();
  let stopping = false;

  const log: Built['log'] = (level, event, more) =>
    settings.log?.({ time: new Date(now()).toISOString(), level, event, ...more });

  for (const { source } of views) {
    if (sources.has(source)) continue;
    const own = views.filter((view) => view.source === source);
    sources.set(
      source,
      new Source<Made>(source, {
        settings,
        fetch,
        cache: settings.cache,
        make: (feed, before) => make(feed, own, settings, before),
        uncached: (error) => log('warn', 'cache', { feed: source.name, message: `${error}` }),
        ended: (outcome, milliseconds, { failure, copy }, error) => {
          const about = { feed: source.name, url: bare(source.url), ms: Math.round(milliseconds) };
          const turned = refused(error);
          metrics.upstream(source.name, turned ? 'refused' : outcome, milliseconds / 1000);
          if (error)
            log('error', turned ? 'refused' : 'upstream-failed', {
              ...about,
              code: error.code,
              ...(error.status && { status: error.status }),
              message: error.message,
              failures: failure?.count,
            });
          else
            log('info', failure ? 'upstream-recovered' : 'upstream', {
              ...about,
              outcome,
              items: copy?.feed.items.length,
              ...(failure && { failures: failure.count }),
            });
        },
      }),
    );
  }

  const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
  const after = ({ revalidating }: Source<Made>): string =>
    `stale-while-revalidate=${seconds(revalidating)}, stale-if-error=${seconds(settings.maxStale)}`;
  const afters = new Map([...sources.values()].map((source) => [source, after(source)]));

  /** Counted, as everything that leaves. */
  const counted = (feed: string, request: Request, response: Response): Response => {
    metrics.request(feed, response.status, request.headers.get('origin'));
    return response;
  };

  const waitOf = (context: Context) => (): Wait | undefined => {
    try {
      // Workers' own; elsewhere asking for it throws.
      const { executionCtx } = context;
      return executionCtx?.waitUntil?.bind(executionCtx);
    } catch {
      return;
    }
  };

  const failed = (source: Source<Made>, error: FeedError): Response =>
    json(
      {
        error: {
          code: error.code,
          ...(error.status && { status: error.status }),
          message: 'No answer from the source yet',
        },
      },
      error.code === 'timeout' ? 504 : 502,
      { ...never, 'Retry-After': `${Math.max(1, Math.ceil((source.next - now()) / 1000))}` },
    );

  const send = (name: string, request: Request, source: Source<Made>, answer: Answer): Response =>
    counted(name, request, respond(answer, request, seconds(source.fresh(now())), afters.get(source)!));

  /** What is asked all the time does not pass the router while there is a copy: that is a third of the work. */
  const ready = new Map<string, (request: Request) => Response | undefined>();
  const app = new Hono();
  const handlerOf = (name: string, source: Source<Made>) => {
    const answerOf = ({ made }: Copy<Made>): Answer => made.answers.get(name)!;
    return (context: Context): Response | Promise<Response> => {
      const wait = waitOf(context);
      const copy = source.current(now(), wait);
      if (copy) return send(name, context.req.raw, source, answerOf(copy));
      return source.load(wait).then(
        (loaded) => send(name, context.req.raw, source, answerOf(loaded)),
        (error) => counted(name, context.req.raw, failed(source, error)),
      );
    };
  };
  for (const { name, source: settingsOf } of views) {
    const source = sources.get(settingsOf)!;
    app.get(`/${name}.json`, handlerOf(name, source));
    ready.set(`/${name}.json`, (request) => {
      const copy = source.ready(now());
      return copy && send(name, request, source, copy.made.answers.get(name)!);
    });
  }

  app.get('/article/:file', async (context) => {
    const name = /^(.+)\.json$/.exec(context.req.param('file'))?.[1];
    if (!name) return notFound(context);
    const wait = waitOf(context);
    const all = [...sources.values()];
    /** Answers from the copies that are there. What one feed withdraws, no other may show. */
    const answer = async (): Promise<Response | undefined> => {
      const holding = all.flatMap((source) => {
        const made = source.current(now(), wait)?.made;
        return made && article(made, name, settings) ? { source, made } : [];
      });
      const found = holding.find(({ made }) => isWithdrawn(made, name)) ?? holding[0];
      return (
        found && send('article', context.req.raw, found.source, await article(found.made, name, settings)!)
      );
    };
    const found = await answer();
    if (found) return found;
    let missing: Response | undefined;
    const load = (source: Source<Made>): Promise<unknown> =>
      source.load(wait).catch((error: FeedError) => {
        missing = failed(source, error);
      });
    await Promise.all(all.map(load));
    const late = await answer();
    if (late) return late;
    // Where one feed is out of reach, nobody can say that the article is nowhere.
    return missing ? counted('article', context.req.raw, missing) : notFound(context);
  });

  app.get('/', (context) =>
    counted(
      'index',
      context.req.raw,
      json(
        {
          feeds: views.map(({ name, source }) => ({
            name,
            path: `/${encodeURI(name)}.json`,
            title: sources.get(source)!.copy?.feed.title,
          })),
        },
        200,
        short,
      ),
    ),
  );

  app.get('/health', (context) => {
    const time = now();
    const feeds = Object.fromEntries(
      [...sources.values()].map(({ settings: { name }, copy, failure }) => [
        name,
        {
          age: copy ? Math.round((time - copy.checked) / 1000) : null,
          items: copy?.feed.items.length ?? null,
          ok: copy ? time - copy.checked <= settings.maxStale : !failure,
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
    const well = Object.values(feeds).every(({ ok }) => ok);
    const status = stopping ? 'stopping' : well ? 'ok' : 'failing';
    return counted('health', context.req.raw, json({ status, feeds }, status === 'ok' ? 200 : 503, never));
  });

  app.get('/metrics', (context) => {
    const time = now();
    const ages = new Map<string, number>();
    for (const {
      settings: { name },
      copy,
    } of sources.values())
      if (copy) ages.set(name, Math.max(0, (time - copy.checked) / 1000));
    const type = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' };
    const headers = { ...common, ...never, ...type };
    return counted('metrics', context.req.raw, new Response(metrics.text(ages), { headers }));
  });

  const notFound = (context: Context): Response => {
    const { method } = context.req;
    if (method === 'OPTIONS')
      return counted(
        '',
        context.req.raw,
        new Response(null, { status: 204, headers: { ...common, ...preflight, Allow: ALLOW } }),
      );
    if (method !== 'GET' && method !== 'HEAD')
      return counted(
        '',
        context.req.raw,
        json({ error: { code: 'method', message: 'GET and HEAD only' } }, 405, { ...short, Allow: ALLOW }),
      );
    return counted(
      '',
      context.req.raw,
      json({ error: { code: 'not-found', message: 'Nothing here' } }, 404, short),
    );
  };
  app.notFound(notFound);
  app.onError((error, context) => {
    log('error', 'failed', { message: `${error}` });
    return counted(
      '',
      context.req.raw,
      json({ error: { code: 'failed', message: 'Something went wrong' } }, 500, never),
    );
  });

  return {
    handle: (request, env, context) =>
      (request.method === 'GET' && ready.get(pathOf(request.url))?.(request)) ||
      app.fetch(request, (env ?? {}) as object, context as never),
    stopping: () => {
      stopping = true;
    },
    log,
  };
}
