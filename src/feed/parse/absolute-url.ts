import { httpUrl } from '../model/http-url.js';

/** An address that a URL parser would give back as it is. */
const NORMAL_URL = /^https?:\/\/(?:[a-z\d]+[.-])+[a-z]+\/[\w/=~-]*(?:\.\w+)?(?:\?[\w/=&.~-]*)?$/;

/**
 * The base of relative addresses in a feed: its own address, or that of its site if the feed comes from another host
 * (a mirror, a bridge, FeedBurner).
 */
export function siteBase(site: unknown, feedUrl: string | undefined): string | undefined {
  const home = httpUrl(site, feedUrl);
  return home && (!feedUrl || new URL(home).host !== new URL(feedUrl).host) ? home : feedUrl;
}

/** A word, a mark or a template that stands where an address is missing. */
const NO_ADDRESS =
  /^((https?:\/*)?\(?(n\/?a|none|null|nil|undefined|false|nan|tbd|[-#?0])?\)?|[[{<].*|.*\/undefined)$/i;

/** {@link httpUrl} of what is meant as an address, with a fast path for the addresses that feeds are full of. */
export function absoluteUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (NORMAL_URL.test(value) && !value.endsWith('/undefined')) return value;
  // Some publishers escape addresses for HTML.
  const address = value.trim().replace(/&amp;/g, '&');
  return NO_ADDRESS.test(address) ? undefined : httpUrl(address.replace(/^www\./i, 'https://$&'), base);
}
