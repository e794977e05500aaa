import { hostPort } from '../../gateway/addresses.js';
import { isLocal } from './local-address.js';

/** Decides which addresses may be requested though they lie inside the network of this machine. */
export type MayBePrivate = (url: URL) => boolean;

/** The reach of a file, a draft of the operator's own: this machine. */
const reachOfFile: MayBePrivate = ({ href }) => isLocal(href);

const isHttp = (address: string): boolean => /^https?:/i.test(address) && URL.canParse(address);

/**
 * For what a page or feed needs, and for redirects: the host of the address that the operator has named, and this
 * machine's own ports if that is on this machine, as in development.
 */
export function reachOfCall(named: string): MayBePrivate {
  if (!isHttp(named)) return reachOfFile;
  const { hostname, href: own } = new URL(named);
  return (url) => url.hostname === hostname || (isLocal(own) && isLocal(url.href));
}

/** For the links of a feed, which somebody else may have written: host and port of the feed itself. */
export function reachOfLinks(feedUrl: string): MayBePrivate {
  if (!isHttp(feedUrl)) return reachOfFile;
  const own = hostPort(new URL(feedUrl));
  return (url) => hostPort(url) === own;
}
