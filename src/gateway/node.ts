/// <reference types="node" />
/** `dongpo-widgets/gateway` on Node: checks the addresses that names resolve to, parses in threads, and can serve by itself. */
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { createAdaptorServer } from '@hono/node-server';
import { buildGateway } from './gateway.js';
import { createGuardedFetch, type GuardOptions } from './guarded-fetch-node.js';
import type { Gateway } from './index.js';
import type { GatewayOptions } from './options.js';
import { createThreadedReader } from './parse-threads.js';

export * from './index.js';
export { createGuardedFetch, type GuardOptions };

/** Bodies of prepared responses as strings of one character a byte. */
const latin1Bodies = new WeakMap<Uint8Array, string>();

/**
 * Writes a body of bytes as a string. Node writes the head and a string in one piece but the head and bytes in two,
 * which takes a tenth longer.
 */
class SingleWriteResponse<Request extends IncomingMessage> extends ServerResponse<Request> {
  override end(chunk?: unknown, ...others: never[]): this {
    if (!(chunk instanceof Uint8Array)) return super.end(chunk, ...others);
    const { buffer, byteOffset, byteLength } = chunk;
    const body = latin1Bodies.get(chunk) ?? Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    latin1Bodies.set(chunk, body);
    return super.end(body, 'latin1');
  }
}

/** Options of `createGateway` on Node. */
export interface NodeGatewayOptions extends GatewayOptions, Pick<GuardOptions, 'lookup'> {}

/** The portable `createGateway` with a `fetch` that also checks the addresses that names resolve to. */
export function createGateway(options: NodeGatewayOptions): Gateway {
  const readFeed = createThreadedReader();
  const { handle } = buildGateway(options, { fetch: createGuardedFetch(options), readFeed });
  readFeed.prepare();
  return async (request, env, context) => handle(request, env, context);
}

/** Options of {@link serveGateway}. */
export interface ServeOptions extends NodeGatewayOptions {
  /** Port; 0 takes any free one. Default 8080. */
  port?: number;
  /** Address to listen at. Default `127.0.0.1`. */
  host?: string;
  /** Stops on SIGTERM and SIGINT. Default true. */
  signals?: boolean;
  /**
   * Milliseconds after the call to stop for which connections are still accepted while `/health` answers 503, for a
   * load balancer that polls it. Default 0.
   */
  drain?: number;
  /** Milliseconds for open responses to finish, after which their connections are cut. Default 10,000. */
  grace?: number;
}

/** A gateway that listens. */
export interface ServedGateway {
  /** Address of the server, such as `http://127.0.0.1:8080`. */
  url: string;
  /** Accepts no new connection, lets open responses finish, and resolves when all are closed. */
  stop(reason?: string): Promise<void>;
  /** Resolves when the server has closed, for whatever reason. */
  closed: Promise<void>;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Milliseconds between two looks for connections that have become idle. */
const SWEEP_INTERVAL = 50;
/** Milliseconds for the head of a request, counted from the connection: who says nothing is cut off. */
const HEAD_TIMEOUT = 10_000;

/**
 * Serves a gateway on Node.
 * @throws {TypeError} for wrong options
 * @throws {Error} from `listen`, such as `EADDRINUSE` for a port that is taken
 */
export async function serveGateway(options: ServeOptions): Promise<ServedGateway> {
  const { port = 8080, host = '127.0.0.1', signals = true, drain = 0, grace = 10_000 } = options;
  const fetch = createGuardedFetch(options);
  const readFeed = createThreadedReader();
  const { handle, markStopping, log } = buildGateway(options, { fetch, readFeed });
  readFeed.prepare();
  const server = createAdaptorServer({
    // This is no async function: a response without a promise takes the server's faster path.
    fetch: (request, env) => handle(request, env),
    hostname: host,
    serverOptions: {
      ServerResponse: SingleWriteResponse,
      headersTimeout: HEAD_TIMEOUT,
      // The gateway reads no body: a request is its head.
      requestTimeout: HEAD_TIMEOUT,
      connectionsCheckingInterval: HEAD_TIMEOUT / 5,
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const closed = new Promise<void>((resolve) => server.once('close', resolve)).then(async () => {
    for (const signal of SIGNALS) process.off(signal, stop);
    await Promise.all([fetch.close(), readFeed.close()]);
    log('info', 'stopped');
  });
  let stopped: Promise<void> | undefined;

  function stop(reason?: string): Promise<void> {
    stopped ??= shutDown(reason);
    return stopped;
  }
  async function shutDown(reason?: string): Promise<void> {
    markStopping();
    log('info', 'stopping', { reason });
    if (drain) await new Promise((resolve) => setTimeout(resolve, drain));
    server.close();
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL);
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
  }
  if (signals) for (const signal of SIGNALS) process.on(signal, stop);

  const { address, port: actualPort, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}`;
  log('info', 'listening', { url });
  return { url, stop, closed };
}
