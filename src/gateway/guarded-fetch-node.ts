/// <reference types="node" />
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { hostPort, isPublic, parseAllowHosts, RefusedError } from './addresses.js';
import { type GatewayFetch, guardFetch } from './guard-fetch.js';

/** Options of {@link createGuardedFetch}. */
export interface GuardOptions {
  /** Exact `host` or `host:port` that may be private, such as `cms.internal:8080`. Default: none. */
  allowHosts?: readonly string[];
  /** Resolves names, in the shape of Node's `dns.lookup`. Default: `dns.lookup`. */
  lookup?: LookupFunction;
}

/** A lookup whose result is cut to public addresses. The connection then goes to one of exactly these. */
function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, result) => {
      if (error) return callback(error, '', 0);
      const resolved = Array.isArray(result)
        ? result
        : [{ address: result, family: result.includes(':') ? 6 : 4 }];
      const allowed = resolved.filter(({ address }) => isPublic(address));
      const [first] = allowed;
      if (!first) {
        const addresses = resolved.map(({ address }) => address);
        return callback(new RefusedError(`${hostname} has no public address: ${addresses}`), '', 0);
      }
      return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
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
  const allowed = parseAllowHosts(allowHosts);
  const connectAnywhere = buildConnector({ lookup });
  const connectPublic = buildConnector({ lookup: publicLookup(lookup) });
  const dispatcher = new Agent({
    connect: (options, callback) =>
      (allowed.has(hostPort(options)) ? connectAnywhere : connectPublic)(options, callback),
  });
  const fetchOnce: GatewayFetch = (url, init) =>
    undiciFetch(url, { ...init, dispatcher }) as unknown as Promise<Response>;
  return Object.assign(guardFetch(fetchOnce, allowHosts), { close: () => dispatcher.destroy() });
}
