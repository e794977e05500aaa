import { decodeEntities } from '../../../text/entities.js';

/** What stands where a picture comes later. */
const placeholder = /^data:|blank|spacer|loading|placeholder|lazy|transparent|1x1/i;
/** One pixel or none: it counts readers. */
const unseen = /\b(?:width|height)\s*[=:]\s*["']?[01](?!\d|\.\d)|display\s*:\s*none/i;
const sources = /\s([\w-]*src(?:set)?|data-original|data-lazy)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The largest candidate of a `srcset` (WHATWG HTML, 4.8.4.2.1). */
const largest = (set: string): string | undefined =>
  set
    .split(/,\s+|\s+,\s*/)
    .map((candidate) => candidate.trim().split(/\s+/))
    .sort(([, a = '1'], [, b = '1']) => parseFloat(b) - parseFloat(a))[0]?.[0];

/** The first picture in a body that is one, however its address is written: not a counting pixel, not a placeholder. */
export function lazyImage(html: string): string | undefined {
  // Linear: a tag ends at the next `<` at the latest.
  for (const [tag] of html.matchAll(/<img\s[^<>]*/gi)) {
    if (unseen.test(tag)) continue;
    const found: Record<string, string> = {};
    for (const [, name, a, b, c] of tag.matchAll(sources)) found[name!.toLowerCase()] = a ?? b ?? c ?? '';
    const { src, srcset, ...later } = found;
    for (const url of [
      src && !placeholder.test(src) ? src : undefined,
      ...Object.entries(later).map(([name, value]) => (name.endsWith('set') ? largest(value) : value)),
      srcset && largest(srcset),
      src,
    ])
      if (url && !url.startsWith('data:')) return decodeEntities(url.trim());
  }
}
