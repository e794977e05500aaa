/** `dongpo-widgets/gateway`: feeds behind one web-standard handler. Portable: nothing of Node here. */
import { build, type GatewayContext } from './gateway.js';
import { guard } from './guard.js';
import type { GatewayOptions } from './options.js';

export { type EditorialOverrides as Editing, publish } from '../publish/publish.js';
export type { GatewayContext } from './gateway.js';
export type { GatewayFetch } from './guard.js';
export type { GatewayCache, GatewayFeed, GatewayLogEntry, GatewayOptions } from './options.js';

/**
 * Answers requests. It is also what Workers, Deno and Bun take as their `fetch`: the second argument is not used,
 * and of the third only `waitUntil`.
 */
export type Gateway = (request: Request, env?: unknown, context?: GatewayContext) => Promise<Response>;

/**
 * A gateway: reads the feeds that are named, in any format, and serves them as JSON Feed with CORS, validators and
 * compression, one request to a source however many clients wait, and the last good copy while a source fails.
 *
 * | path | answer |
 * |---|---|
 * | `/{feed}.json` | the feed |
 * | `/article/{item}.json` | a feed of one item |
 * | `/` | the feeds there are |
 * | `/health` | 200, or 503 while a feed has no good copy |
 * | `/metrics` | Prometheus's text format |
 *
 * Only public addresses are asked, those of redirects included. On Node the address that a name resolves to is
 * checked as well, and the connection goes to that very address. Elsewhere a handler cannot see DNS: on Workers the
 * platform's network is the guard, which reaches no private address.
 *
 * @throws {TypeError} for options that are wrong, with a sentence that says what
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { handle } = build(
    options,
    guard((url, init) => globalThis.fetch(url, init), options.allowHosts),
  );
  return async (request, env, context) => handle(request, env, context);
}
