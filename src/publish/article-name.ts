import type { FeedItem } from '../feed/model/types.js';
import { articleNumber } from '../text/article-number.js';
import { comparableUrl } from '../text/comparable-url.js';

/** 64-bit FNV-1a in base 36: distinguishes names, hides nothing. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}

/**
 * The short, stable name of an article: its file is `article/{name}.json`, and editors write it into their lists.
 *
 * In this order: the id if it is a file name, the `no=` of id or address, the last path segment if it holds a digit,
 * else `a` and a hash of the id.
 */
export function articleName({ id, url = id }: Pick<FeedItem, 'id' | 'url'>): string {
  if (/^[\w-][\w.-]{0,80}$/.test(id)) return id;
  for (const address of [id, url]) {
    const number = /^[\w-]+/.exec(articleNumber(address) ?? '')?.[0];
    if (number) return number;
  }
  const path = url.replace(/[?#].*/s, '');
  const lastSegment = /\/([\w-][\w.-]{0,80}?)(\.\w{1,5})?\/?$/.exec(path)?.[1];
  // In `list.php?id=7`, the query tells the articles apart, and the segment does not.
  return lastSegment && /\d/.test(lastSegment) && !url.includes('?') ? lastSegment : `a${fnv1a(id)}`;
}

/** True if an editor's reference (an article's name, id or address) means this item. */
export function isArticle(item: Pick<FeedItem, 'id' | 'url'>, reference: string): boolean {
  if (reference === item.id || reference === articleName(item)) return true;
  if (!/^(https?:)?\/\//.test(reference)) return false;
  return [item.id, item.url ?? ''].some(
    (address) => /^https?:/.test(address) && comparableUrl(address) === comparableUrl(reference),
  );
}
