/** What is put for `{item}` and `{lang}` in the address of a feed. */
import { articleNumber } from '../../text/article-number.js';

/** A value as one segment of a path. `.` and `..`, which lead to other folders even when they are encoded, name nothing. */
export const pathSegment = (value: string): string =>
  encodeURIComponent(/^\.{1,2}$/.test(value) ? '\ufffd' : value.replace(/\p{Cs}/gu, '\ufffd'));

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Replaces `{item}` by an item's name: the `no=` of its address, else the whole of it. Whoever writes the item, often
 * the address of the page, cannot lead to another folder or host.
 *
 * @returns `undefined` if there is no item to put in its place
 */
export function addressOfItem(src: string, item: string): string | undefined {
  if (!src.includes('{item}')) return src;
  const number = articleNumber(item);
  const name = number === undefined ? item : decode(number);
  return name ? src.replaceAll('{item}', () => pathSegment(name)) : undefined;
}
