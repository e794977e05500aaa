/// <reference types="node" />
import type { LookupFunction } from 'node:net';
import { isPublic, RefusedError } from './addresses.js';

/** A lookup whose result is cut to public addresses. The connection then goes to one of exactly these. */
export function publicLookup(lookup: LookupFunction): LookupFunction {
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
