import { isIP } from 'node:net';

/** True if browsers trust an address without TLS (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy). */
export function isLocal(address: string): boolean {
  const { hostname } = new URL(address);
  return (
    /^\[::1\]$|^(.*\.)?localhost$/.test(hostname) || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}
