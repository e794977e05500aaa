import ipaddr from 'ipaddr.js';

/** An address that the gateway will not ask: not a public one, or not plain http(s). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code = 'ERR_REFUSED_ADDRESS';
}

/** Azure answers its machines there with their secrets, from an address that looks public. */
const special = new Set(['168.63.129.16']);

/** Names of one's own machine or network, and public names that stand for any address one likes. */
const inward =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|svc|cluster|home\.arpa|metadata\.tencentyun\.com|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me)$/;

/** Whether an IP address, as text, is one of the public internet. What is no IP address is not. */
export function isPublic(address: string): boolean {
  // A zone (`fe80::1%eth0`) names a link of this machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast' || special.has(ip.toString())) return false;
  if (!('parts' in ip)) return true;
  const { parts } = ip;
  // Only 2000::/3 is given out: `::127.0.0.1` and the like are outside of it. ISATAP carries an IPv4 address
  // within a public prefix.
  return parts[0]! >> 13 === 1 && !(parts[5] === 0x5efe && (parts[4]! & 0xfdff) === 0);
}

/** `host:port`, with the port that the scheme means. */
export const hostPort = ({ protocol, hostname, port }: URL): string =>
  `${hostname.replace(/\.+$/, '')}:${port || (protocol === 'https:' ? 443 : 80)}`;

/**
 * What may be private, as {@link hostPort} writes it. An entry without a port means those of http and https.
 * @throws {TypeError} for what is no `host` or `host:port`
 */
export function allowList(hosts: readonly string[] = []): ReadonlySet<string> {
  const all = new Set<string>();
  for (const entry of hosts) {
    const [, host, port] = /^([^/@?#*\\\s:]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(entry) ?? [];
    if (!host || !URL.canParse(`http://${host}`))
      throw new TypeError(`allowHosts: ${entry} is no host or host:port`);
    const { hostname } = new URL(`http://${host}`);
    for (const each of port ? [+port] : [80, 443]) all.add(`${hostname.replace(/\.+$/, '')}:${each}`);
  }
  return all;
}

/**
 * Why an address is not asked, as far as its text tells; nothing where it may be. What a name resolves to must be
 * looked at when the connection is made.
 */
export function refusal(url: URL, allowed: ReadonlySet<string>): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol} is not http or https`;
  if (url.username || url.password) return 'an address may hold no user name or password';
  if (allowed.has(hostPort(url))) return;
  const host = url.hostname.replace(/^\[|\]$|\.+$/g, '').toLowerCase();
  if (ipaddr.isValid(host) || host.includes(':'))
    return isPublic(host) ? undefined : `${host} is not a public address`;
  if (/^\.|\.\.|(^|\.)(0x[\da-f]*|\d+)$/.test(host) || !host) return `${host} is no host name`;
  // A single word is a machine of the own network: `metadata`, `db`.
  if (!host.includes('.') || inward.test(host)) return `${host} is not a public name`;
  return;
}
