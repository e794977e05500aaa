import type { FeedItem } from '../../feed/model/types.js';
import { articleNumber } from '../../text/article-number.js';

/** A query parameter that tells where a reader came from. */
const TRACKING = /[?&](utm_\w+|[a-z]{0,4}clid)=[^&#]*/gi;

/**
 * An address without scheme, `www.`, trailing slashes and tracking parameters, which make no other article. Its fragment
 * stays: some sites route by it.
 */
function articleAddress(address = ''): string {
  const bare = address.replace(/^https?:\/\/(www\.)?/, '').replace(TRACKING, '');
  let end = bare.length;
  // From the end: an expression would be tried from each slash.
  while (end > 0 && /[/#]/.test(bare.charAt(end - 1))) end--;
  return bare.slice(0, end);
}

const hostOf = (address?: string): string | undefined => articleAddress(address).split(/[/?#]/)[0];

/**
 * The item with an id or address, or with the `no=` of it on the same host; the first item if none is named.
 * `undefined` if the feed does not hold it: no other article is shown in its place.
 */
export function findItem(items: FeedItem[], wanted?: string): FeedItem | undefined {
  if (!wanted) return items[0];
  const wantedAddress = articleAddress(wanted);
  const isSameAddress = ({ id, url }: FeedItem): boolean =>
    id === wanted ||
    (!!wantedAddress && [id, url].some((address) => articleAddress(address) === wantedAddress));
  const wantedNumber = articleNumber(wanted) ?? wanted;
  const isUrl = /^https?:/.test(wanted);
  const hasSameNumber = ({ url = '' }: FeedItem): boolean =>
    articleNumber(url) === wantedNumber && (!isUrl || hostOf(url) === hostOf(wanted));
  return items.find(isSameAddress) ?? items.find(hasSameNumber);
}

/** True if an item is the article with an id or an address. */
export const isArticle = (item: FeedItem, ...names: (string | undefined)[]): boolean =>
  names.some((name) => !!name && findItem([item], name) !== undefined);
