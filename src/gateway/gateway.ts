import { type Context, Hono } from 'hono';
import type { Log, SourceAccess } from './connect-sources.js';
import { type GatewayOptions, readOptions } from './options.js';
import { Routes } from './routes.js';

/** The part of Workers' execution context that the gateway uses. */
export interface GatewayContext {
  /** Keeps a background refresh alive after the response. */
  waitUntil?(work: Promise<unknown>): void;
}

/** A gateway before it is given to a server. */
export interface BuiltGateway {
  /** Responds without a promise if a copy is there, which saves a server that allows it some time. */
  handle: (request: Request, env?: unknown, context?: GatewayContext) => Response | Promise<Response>;
  /** Makes `/health` answer 503 with the status `stopping` from now on. */
  markStopping: () => void;
  log: Log;
}

/** The path of an absolute URL as it was sent, without its query. */
function pathOf(url: string): string {
  const path = url.slice(url.indexOf('/', 'https://'.length));
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}

/**
 * Builds a gateway: its routes over its sources.
 *
 * @param access the runtime's; a `fetch` of the options takes the place of its own
 * @throws {TypeError} for wrong options
 */
export function buildGateway(options: GatewayOptions, access: SourceAccess): BuiltGateway {
  const settings = readOptions(options);
  const { now } = settings;
  const log: Log = (level, event, details) =>
    settings.log?.({ time: new Date(now()).toISOString(), level, event, ...details });
  const routes = new Routes(settings, { ...access, fetch: settings.fetch ?? access.fetch }, log);

  const app = new Hono();
  /** Feeds that are served from their copy without passing the router, which is a third of the work. */
  const cachedFeeds = new Map<string, (request: Request) => Response | undefined>();
  for (const feed of routes.feeds) {
    const path = `/${feed.name}.json`;
    app.get(path, (context: Context) => routes.feed(feed, context));
    cachedFeeds.set(path, (request) => routes.cachedFeed(feed, request));
  }
  for (const merged of routes.mergedFeeds)
    app.get(`/${merged.name}.json`, (context: Context) => routes.mergedFeed(merged, context));
  app.get('/article/:file', routes.article);
  app.get('/', routes.index);
  app.get('/health', routes.health);
  app.get('/metrics', routes.metrics);
  app.notFound(routes.notFound);
  app.onError(routes.failed);

  return {
    handle: (request, env, context) =>
      (request.method === 'GET' && cachedFeeds.get(pathOf(request.url))?.(request)) ||
      app.fetch(request, (env ?? {}) as object, context as never),
    markStopping: () => {
      routes.isStopping = true;
    },
    log,
  };
}
