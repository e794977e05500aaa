import { httpUrl } from '../model/http-url.js';

/** An address that a URL parser would give back as it is. */
const NORMAL_URL = /^https?:\/\/(?:[a-z\d]+[.-])+[a-z]+\/[\w/=~-]*(?:\.\w+)?(?:\?[\w/=&.~-]*)?$/;

/** A word, a mark or a template that stands where an address is missing. */
const NO_ADDRESS = /^((https?:\/*)?(n\/?a|none|null|nil|undefined|[#-])?|[[{].*)$/i;

/** {@link httpUrl} of what is meant as an address, with a fast path for the addresses that feeds are full of. */
export function absoluteUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (NORMAL_URL.test(value)) return value;
  const address = value.trim();
  return NO_ADDRESS.test(address) ? undefined : httpUrl(address.replace(/^www\./i, 'https://$&'), base);
}
