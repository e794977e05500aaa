/// <reference types="node" />
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { type FetchOnce, type GatewayFetch, guardFetch } from './guard-fetch.js';
import { publicLookup } from './public-lookup.js';

/** Options of {@link createGuardedFetch}. */
export interface GuardOptions {
  /**
   * Exact `host` or `host:port` that may be private, such as `cms.internal:8080`, for requests to that host itself: a
   * redirect from elsewhere does not reach it. Default: none.
   */
  allowHosts?: readonly string[];
  /** Resolves names, in the shape of Node's `dns.lookup`. Default: `dns.lookup`. */
  lookup?: LookupFunction;
}

/**
 * A `fetch` for a server that reads addresses which others name (a guard against SSRF): http(s) only, at most five
 * redirects, each checked, public addresses only. A name's addresses are checked when the connection is made, so that
 * none can change in between (DNS rebinding). It rejects with an error whose `code`, or whose `cause`'s, is
 * `ERR_REFUSED_ADDRESS`.
 *
 * @returns the function, with `close` to end its connections
 * @throws {TypeError} for an entry of `allowHosts` that is no host
 */
export function createGuardedFetch({
  allowHosts,
  lookup = dns.lookup as LookupFunction,
}: GuardOptions = {}): GatewayFetch & { close: () => Promise<void> } {
  // Two pools, so that a connection to a private host serves only the requests that may reach it.
  const anywhere = new Agent({ connect: buildConnector({ lookup }) });
  const publicOnly = new Agent({ connect: buildConnector({ lookup: publicLookup(lookup) }) });
  const fetchOnce: FetchOnce = (url, init, mayBePrivate) =>
    undiciFetch(url, {
      ...init,
      dispatcher: mayBePrivate ? anywhere : publicOnly,
    }) as unknown as Promise<Response>;
  const close = async (): Promise<void> => {
    await Promise.all([anywhere.destroy(), publicOnly.destroy()]);
  };
  return Object.assign(guardFetch(fetchOnce, allowHosts), { close });
}
