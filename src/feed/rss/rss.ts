import { decodeEntities } from '../../text/entities.js';
import { address } from '../atom/atom.js';
import { all, attr, type XmlNode } from '../xml/reader.js';

/** RSS puts whole articles and one-line summaries in the same element: tags of blocks tell which. */
export const isBody = (html: string): boolean => /<(p|br|div|img|table|[uo]l|figure|h\d)[\s/>]/i.test(html);

/** The `guid` where it is a link (RSS 2.0: unless it says otherwise). */
export const permalink = (item: XmlNode): string | undefined =>
  all(item, 'guid')
    .filter((guid) => attr(guid, 'ispermalink') !== 'false')
    .map((guid) => address(guid))
    .find((url) => /^https?:/i.test(url));

/** The first picture in a body that is one: not a counting pixel, not a placeholder in `data:`. */
export function firstImage(html: string): string | undefined {
  // Linear: a tag ends at the next `<` at the latest.
  for (const [tag] of html.matchAll(/<img\s[^<>]*/gi)) {
    const url = /\s(?:data-)?src\s*=\s*["']?((?!data:)[^"'\s]+)/i.exec(tag);
    if (url && !/(width|height)\s*=\s*["']?[01]\b/i.test(tag)) return decodeEntities(url[1]);
  }
}
