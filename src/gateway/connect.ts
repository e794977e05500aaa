/// <reference types="node" />
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { allowList, isPublic, RefusedError } from './addresses.js';
import { type GatewayFetch, guard } from './guard.js';

/** What a guarded `fetch` on Node may be told. */
export interface GuardOptions {
  /** Exact `host` or `host:port` that may be private. Default: none. */
  allowHosts?: readonly string[];
  /** How names are resolved. Default: `dns.lookup`. */
  lookup?: LookupFunction;
}

/** Addresses of `lookup`, the public ones only: the connection goes to one of exactly these. */
function filtered(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const all = Array.isArray(found) ? found : [{ address: found, family: found.includes(':') ? 6 : 4 }];
      const good = all.filter(({ address }) => isPublic(address));
      if (!good[0])
        return callback(
          new RefusedError(`${hostname} has no public address: ${all.map(({ address }) => address)}`),
          '',
          0,
        );
      return options.all ? callback(null, good) : callback(null, good[0].address, good[0].family);
    });
}

/**
 * A `fetch` of public addresses only, for a server that reads what others name: http(s), at most five redirects,
 * each looked at, and each name's addresses checked where the connection is made, so that none can change between.
 *
 * @returns `close` ends its connections
 */
export function createGuardedFetch({
  allowHosts,
  lookup = dns.lookup as LookupFunction,
}: GuardOptions = {}): GatewayFetch & { close: () => Promise<void> } {
  const allowed = allowList(allowHosts);
  const inward = buildConnector({ lookup });
  const outward = buildConnector({ lookup: filtered(lookup) });
  const dispatcher = new Agent({
    connect: (options, callback) => {
      const { hostname, protocol, port } = options;
      const own = allowed.has(
        `${hostname.replace(/\.+$/, '')}:${port || (protocol === 'https:' ? 443 : 80)}`,
      );
      (own ? inward : outward)(options, callback);
    },
  });
  const once: GatewayFetch = (url, init) =>
    undiciFetch(url, { ...init, dispatcher }) as unknown as Promise<Response>;
  return Object.assign(guard(once, allowHosts), { close: () => dispatcher.destroy() });
}
