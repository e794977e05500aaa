import type { FeedItem } from '../feed/model/types.js';
import { articleNumber } from '../text/article-number.js';
import { fnv1a } from './hash.js';
import { isSafeName, MAX_NAME } from './safe-name.js';

/** Longest end of an address in which a name is looked for. */
const MAX_TAIL = 2 * MAX_NAME;

/**
 * The short, stable name of an article: its file is `article/{name}.json`, and editors write it into their lists.
 *
 * In this order: the id if it is a file name, the `no=` of id or address, the last path segment if it holds a digit,
 * else `a` and a hash of the id. A name that some system takes for no file, or that is too long for one, is passed over.
 */
export function articleName({ id, url = id }: Pick<FeedItem, 'id' | 'url'>): string {
  if (/^[\w-][\w.-]{0,80}$/.test(id) && isSafeName(id)) return id;
  for (const address of [id, url]) {
    const number = /^[\w-]+/.exec(articleNumber(address) ?? '')?.[0];
    if (number && isSafeName(number)) return number;
  }
  const path = url.replace(/[?#].*/s, '').slice(-MAX_TAIL);
  const lastSegment = /\/([\w-][\w.-]{0,80}?)(\.\w{1,5})?\/?$/.exec(path)?.[1];
  // In `list.php?id=7`, the query tells the articles apart, and the segment does not.
  const isOwn = lastSegment && /\d/.test(lastSegment) && !url.includes('?') && isSafeName(lastSegment);
  return isOwn ? lastSegment : `a${fnv1a(id)}`;
}
