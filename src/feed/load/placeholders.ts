/** Values of `{item}` and `{lang}` in the address of a feed. */
import { articleNumber } from '../../text/article-number.js';

/** A segment that leads to another folder, encoded ones included, since many servers decode a path before they resolve it. */
const DOT_SEGMENT = /(^|[/\\])\.{1,2}([/\\]|$)/;
/** Stands for what cannot be in an address, or must not. */
const NOTHING = '\ufffd';

/** A value as one segment of a path. */
export const pathSegment = (value: string): string =>
  encodeURIComponent(DOT_SEGMENT.test(value) ? NOTHING : value.replace(/\p{Cs}/gu, NOTHING));

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
  const name = number === undefined ? item : decode(number).replace(/^.*[/\\].*/s, NOTHING);
  return name ? src.replaceAll('{item}', () => pathSegment(name)) : undefined;
}
