import type { FeedItem } from '../feed/model/types.js';
import { articleNumber } from '../text/article-number.js';
import { comparableUrl } from '../text/comparable-url.js';

/**
 * 64-bit FNV-1a in base 36: distinguishes names, hides nothing. In two halves of 32 bits, since BigInt takes fifty times
 * as long. The prime is 2^40 + 0x1b3.
 */
function fnv1a(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (mixed << 8)) >>> 0;
    low = product >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36);
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

/**
 * Makes a function that gives the index of the first of some references (an article's name, id or address) that means
 * an item; -1 without one. Each reference is looked at once, however many items are asked for.
 */
export function articleFinder(references: readonly string[]): (item: Pick<FeedItem, 'id' | 'url'>) => number {
  const indexByName = new Map<string, number>();
  const indexByAddress = new Map<string, number>();
  for (const [index, reference] of references.entries()) {
    if (!indexByName.has(reference)) indexByName.set(reference, index);
    if (!/^(https?:)?\/\//.test(reference)) continue;
    const address = comparableUrl(reference);
    if (!indexByAddress.has(address)) indexByAddress.set(address, index);
  }
  if (!references.length) return () => -1;
  return (item) => {
    const found = [indexByName.get(item.id), indexByName.get(articleName(item))];
    for (const address of [item.id, item.url ?? ''])
      if (/^https?:/.test(address)) found.push(indexByAddress.get(comparableUrl(address)));
    const index = Math.min(...found.map((each) => each ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(index) ? index : -1;
  };
}

/** True if an editor's reference (an article's name, id or address) means this item. */
export const isArticle = (item: Pick<FeedItem, 'id' | 'url'>, reference: string): boolean =>
  articleFinder([reference])(item) === 0;
