/** `dongpo-widgets/gateway`: serves feeds from any runtime with web-standard `Request` and `Response`. */
import { buildGateway, type GatewayContext } from './gateway.js';
import { guardFetch } from './guard-fetch.js';
import type { GatewayOptions } from './options.js';
import { readFeedHere } from './read-feed.js';

export type { ListChoice } from '../publish/list-choice.js';
export { type EditorialOverrides as Editing, publish } from '../publish/publish.js';
export type { GatewayContext } from './gateway.js';
export type { GatewayFetch } from './guard-fetch.js';
export type { GatewayCache, GatewayFeed, GatewayLogEntry, GatewayOptions } from './options.js';

/**
 * Answers requests. Workers, Deno and Bun take it as their `fetch`: `env` is not used, and of the
 * context only `waitUntil`.
 */
export type Gateway = (request: Request, env?: unknown, context?: GatewayContext) => Promise<Response>;

/**
 * Creates a gateway. It reads the configured feeds in any format and serves them as JSON Feed with CORS, validators
 * and compression. However many clients wait, a source gets one request a `ttl`; while it fails, its last good copy
 * is served.
 *
 * | path | response |
 * |---|---|
 * | `/{feed}.json` | the feed (`application/feed+json`); 502 or 504 with `Retry-After` while there is no copy |
 * | `/article/{name}.json` | a feed of one item, empty if it is withdrawn; 404 if no feed has it |
 * | `/` | the names, paths and titles of the feeds |
 * | `/health` | 200, or 503 while a feed has no good copy |
 * | `/metrics` | Prometheus's text format, version 0.0.4 |
 *
 * Only public addresses are requested, those of redirects included. On Node the addresses that a name resolves to are
 * checked as well, and the connection goes to one of these. Elsewhere a handler cannot see DNS: on Workers the
 * platform's network is the guard, which reaches no private address.
 *
 * @throws {TypeError} for wrong options, with a sentence that names the option
 */
export function createGateway(options: GatewayOptions): Gateway {
  const fetch = guardFetch((url, init) => globalThis.fetch(url, init), options.allowHosts);
  const { handle } = buildGateway(options, { fetch, readFeed: readFeedHere });
  return async (request, env, context) => handle(request, env, context);
}
