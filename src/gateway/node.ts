/// <reference types="node" />
/** `dongpo-widgets/gateway` on Node. */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { createAdaptorServer } from '@hono/node-server';
import { createGuardedFetch, type GuardOptions } from './connect.js';
import { build } from './gateway.js';
import type { Gateway } from './index.js';
import type { GatewayOptions } from './options.js';

export * from './index.js';
export { createGuardedFetch, type GuardOptions };

/** Bytes of prepared answers, a character each. */
const texts = new WeakMap<Uint8Array, string>();

/**
 * Node writes a head and a string at once, a head and bytes in two pieces, which takes a tenth longer: prepared
 * answers go out as strings.
 */
class OneWrite<Request extends IncomingMessage> extends ServerResponse<Request> {
  override end(chunk?: unknown, ...rest: never[]): this {
    if (!(chunk instanceof Uint8Array)) return super.end(chunk, ...rest);
    const { buffer, byteOffset, byteLength } = chunk;
    const text = texts.get(chunk) ?? Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    texts.set(chunk, text);
    return super.end(text, 'latin1');
  }
}

/** What a gateway on Node takes besides. */
export interface NodeGatewayOptions extends GatewayOptions, Pick<GuardOptions, 'lookup'> {}

/** As the portable one, over a `fetch` that checks the addresses behind names too. */
export function createGateway(options: NodeGatewayOptions): Gateway {
  const { handle } = build(options, createGuardedFetch(options));
  return async (request, env, context) => handle(request, env, context);
}

/** How {@link serveGateway} listens, and how it ends. */
export interface ServeOptions extends NodeGatewayOptions {
  /** Default 8080; 0 is any that is free. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** Ends on SIGTERM and SIGINT. Default true. */
  signals?: boolean;
  /**
   * Milliseconds for which connections are still taken while `/health` says that it is going, for a balancer that
   * looks at it. Default 0.
   */
  drain?: number;
  /** Milliseconds after which open answers are cut. Default 10,000. */
  grace?: number;
}

/** A gateway that listens. */
export interface ServedGateway {
  /** Such as `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no new connection, lets open answers finish, and resolves when all is closed. */
  stop(reason?: string): Promise<void>;
  /** Resolves when it has ended, however. */
  closed: Promise<void>;
}

/**
 * Serves a gateway on Node.
 * @throws {TypeError} for options that are wrong; what `listen` says, such as a port that is taken
 */
export async function serveGateway(options: ServeOptions): Promise<ServedGateway> {
  const { port = 8080, host = '127.0.0.1', signals = true, drain = 0, grace = 10_000 } = options;
  const guarded = createGuardedFetch(options);
  const { handle, stopping, log } = build(options, guarded);
  // Not by its promise: an answer that is ready then takes the server's short way.
  const server = createAdaptorServer({
    fetch: (request, env) => handle(request, env),
    hostname: host,
    serverOptions: { ServerResponse: OneWrite },
  }) as Server;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const closed = new Promise<void>((done) => server.once('close', done)).then(async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
    await guarded.close();
    log('info', 'stopped');
  });
  let ending: Promise<void> | undefined;

  function stop(reason?: string): Promise<void> {
    ending ??= end(reason);
    return ending;
  }
  async function end(reason?: string): Promise<void> {
    stopping();
    log('info', 'stopping', { reason });
    if (drain) await new Promise((done) => setTimeout(done, drain));
    server.close();
    // Those that were busy become idle one by one.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const limit = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearInterval(sweep);
    clearTimeout(limit);
  }
  if (signals) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);

  const { address, port: actual, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`;
  log('info', 'listening', { url });
  return { url, stop, closed };
}
