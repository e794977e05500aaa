import type { FeedItem } from '../../feed/model/types.js';
import { articleNumber } from '../../text/article-number.js';

/**
 * An address without scheme, `www.` and trailing slashes, which make no other article. Its fragment stays: some sites
 * route by it.
 */
function articleAddress(address = ''): string {
  let end = address.length;
  // From the end: an expression would be tried from each slash.
  while (end > 0 && /[/#]/.test(address.charAt(end - 1))) end--;
  return address.slice(0, end).replace(/^https?:\/\/(www\.)?/, '');
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
