import { articleNumber } from '../../text/article-number.js';
import type { FeedItem } from '../model/types.js';
import { storyUrl } from './story-url.js';

/** A fragment by which a site without pages routes: `#/article/12`, `#!12`. */
const ROUTE = /#[/!].*/s;

/** An address in the form in which two addresses of one article are the same. */
const articleAddress = (address: string): string => storyUrl(address) + (ROUTE.exec(address)?.[0] ?? '');

const hostOf = (address: string): string => storyUrl(address).split(/[/?]/)[0] ?? '';

/** True if two addresses are of one article: but for scheme, `www.` and tracking, or by the number of its CMS. */
function isSameArticle(one: string, other: string): boolean {
  if (articleAddress(one) === articleAddress(other)) return true;
  const number = articleNumber(one);
  return number !== undefined && number === articleNumber(other) && hostOf(one) === hostOf(other);
}

/**
 * True if an item is the article at one of some addresses.
 *
 * @param addresses absolute, such as those of the page; see `pageAddresses`
 */
export const isItemAt = ({ id, url, external_url }: FeedItem, addresses: readonly string[]): boolean =>
  [id, url, external_url].some(
    (own) => own && /^https?:/i.test(own) && addresses.some((address) => isSameArticle(own, address)),
  );
