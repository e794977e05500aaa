import type { FeedItem } from '../feed/model/types.js';

const numberIn = (address: string): string | undefined => /[?&]no=([\w-]+)/.exec(address)?.[1];

/** Sixty-four bits of FNV-1a: names that differ, not secrets. */
function hash(text: string): string {
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state.toString(36);
}

/**
 * A short name for an article, the same each time: what `article/{item}.json` is called and what an editor writes
 * into a list. The number of the article where its id or address holds one, as a rule.
 */
export function articleName({ id, url = id }: Pick<FeedItem, 'id' | 'url'>): string {
  if (/^[\w-][\w.-]{0,80}$/.test(id)) return id;
  for (const address of [id, url]) {
    const number = numberIn(address);
    if (number) return number;
  }
  const last = /\/([\w-][\w.-]{0,80}?)(\.\w{1,5})?\/?$/.exec(url.split(/[?#]/)[0]!)?.[1];
  // `list.php?id=7` and `view.html?id=8` are no names.
  return last && /\d/.test(last) && !url.includes('?') ? last : `a${hash(id)}`;
}

/** Without what makes no difference: the scheme, `www.`, a fragment, a slash at the end. */
const bare = (address: string): string =>
  address
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*/, '')
    .replace(/\/$/, '');

/** Whether an editor's word for an article (its number, id or address) means this one. */
export function isArticle(item: Pick<FeedItem, 'id' | 'url'>, word: string): boolean {
  if (word === item.id || word === articleName(item)) return true;
  if (!/^(https?:)?\/\//.test(word)) return false;
  return [item.id, item.url ?? ''].some(
    (address) => /^https?:/.test(address) && bare(address) === bare(word),
  );
}
