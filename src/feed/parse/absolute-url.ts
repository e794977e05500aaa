import { httpUrl } from '../model/http-url.js';

/** An address that a URL parser would give back as it is. */
const NORMAL_URL = /^https?:\/\/(?:[a-z\d]+[.-])+[a-z]+\/[\w/=~-]*(?:\.\w+)?(?:\?[\w/=&.~-]*)?$/;

/** {@link httpUrl}, with a fast path for the addresses that feeds are full of. */
export const absoluteUrl = (value: unknown, base?: string): string | undefined =>
  typeof value === 'string' && NORMAL_URL.test(value) ? value : httpUrl(value, base);
