import ipaddr from 'ipaddr.js';

/** Rejection of an address that the gateway does not fetch: not public, or not plain http(s). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code = 'ERR_REFUSED_ADDRESS';
}

/** Looks public, but is where Azure serves a machine its secrets. */
const AZURE_WIRE_SERVER = '168.63.129.16';

/** Names of the own machine or network, and public names that resolve to whatever address they are given. */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|svc|cluster|home\.arpa|metadata\.tencentyun\.com|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me)$/;

/** True if `address` is an IP address of the public internet; false for any other text. */
export function isPublic(address: string): boolean {
  // A zone (`fe80::1%eth0`) names a link of this machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast' || ip.toString() === AZURE_WIRE_SERVER) return false;
  if (!('parts' in ip)) return true;
  const [first = 0, , , , fifth = 0, sixth = 0] = ip.parts;
  // Only 2000::/3 is allocated: `::127.0.0.1` and the like are outside of it.
  const isAllocated = first >> 13 === 1;
  // ISATAP (RFC 5214) carries an IPv4 address, private ones too, within a public prefix.
  const isIsatap = sixth === 0x5efe && (fifth & 0xfdff) === 0;
  return isAllocated && !isIsatap;
}

/** A pattern would try each of a thousand dots anew. */
function withoutFinalDots(hostname: string): string {
  let end = hostname.length;
  while (hostname[end - 1] === '.') end--;
  return hostname.slice(0, end);
}

/** `host:port` of an address; the scheme's own port where none is written. */
export const hostPort = ({ protocol, hostname, port }: Pick<URL, 'protocol' | 'hostname' | 'port'>): string =>
  `${withoutFinalDots(hostname)}:${port || (protocol === 'https:' ? 443 : 80)}`;

/**
 * Reads the option `allowHosts` into a set of {@link hostPort}s. An entry without a port allows 80 and 443.
 * @throws {TypeError} for an entry that is no `host` or `host:port`
 */
export function parseAllowHosts(entries: readonly string[] = []): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const entry of entries) {
    const [, host, port] = /^([^/@?#*\\\s:]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(entry) ?? [];
    if (!host || !URL.canParse(`http://${host}`))
      throw new TypeError(`allowHosts: ${entry} is no host or host:port`);
    const { hostname } = new URL(`http://${host}`);
    for (const each of port ? [Number(port)] : [80, 443])
      allowed.add(`${withoutFinalDots(hostname)}:${each}`);
  }
  return allowed;
}

/** True for the ports of http and https, between which a site redirects its readers. */
const isDefaultPort = (key: string): boolean => /:(80|443)$/.test(key);

/**
 * The hosts of `allowed` that a request to `url` may reach: its own, and no other's, so that the response of one
 * source cannot lead to a host that is allowed for the sake of another.
 */
export function ownHosts(url: URL, allowed: ReadonlySet<string>): ReadonlySet<string> {
  const own = hostPort(url);
  const keys = isDefaultPort(own) ? [80, 443].map((port) => own.replace(/\d+$/, `${port}`)) : [own];
  return new Set(keys.filter((key) => allowed.has(key)));
}

/**
 * The reason not to fetch an address, judged by its text; `undefined` if it may be fetched. The addresses that its
 * name resolves to must be checked when the connection is made.
 */
export function refusalReason(url: URL, allowed: ReadonlySet<string>): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol} is not http or https`;
  if (url.username || url.password) return 'an address may hold no user name or password';
  if (allowed.has(hostPort(url))) return undefined;
  const host = withoutFinalDots(url.hostname.replace(/^\[|\]$/g, '')).toLowerCase();
  if (ipaddr.isValid(host) || host.includes(':'))
    return isPublic(host) ? undefined : `${host} is not a public address`;
  if (/^\.|\.\.|(^|\.)(0x[\da-f]*|\d+)$/.test(host) || !host) return `${host} is no host name`;
  // A single word is a machine of the own network: `metadata`, `db`.
  if (!host.includes('.') || PRIVATE_NAME.test(host)) return `${host} is not a public name`;
  return undefined;
}
