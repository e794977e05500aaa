import type { FeedItem } from '../../feed/model/types.js';
import { articleNumber } from '../../text/article-number.js';

/** An address without scheme, `www.` and trailing slashes: these make no other article. */
const comparableUrl = (address = ''): string =>
  address.replace(/^https?:\/\/(www\.)?/, '').replace(/[/#]+$/, '');

const hostOf = (address?: string): string | undefined => comparableUrl(address).split(/[/?#]/)[0];

/**
 * The item with an id or address, or with the `no=` of it on the same host; the first item if none is named.
 * `undefined` if the feed does not hold it: no other article is shown in its place.
 */
export function findItem(items: FeedItem[], wanted?: string): FeedItem | undefined {
  if (!wanted) return items[0];
  const wantedUrl = comparableUrl(wanted);
  const isSameAddress = ({ id, url }: FeedItem): boolean =>
    id === wanted || (!!wantedUrl && [id, url].some((address) => comparableUrl(address) === wantedUrl));
  const wantedNumber = articleNumber(wanted) ?? wanted;
  const isUrl = /^https?:/.test(wanted);
  const hasSameNumber = ({ url = '' }: FeedItem): boolean =>
    articleNumber(url) === wantedNumber && (!isUrl || hostOf(url) === hostOf(wanted));
  return items.find(isSameAddress) ?? items.find(hasSameNumber);
}
