import { decodeEntities } from '../../../text/entities.js';
import { rarely } from '../rarely.js';
import { address } from './constructs.js';
import { attr, type XmlNode } from './parse-xml.js';

/** RSS puts whole articles and one-line summaries in the same element: tags of blocks tell which. */
export const isBody = (html: string): boolean => /<(p|br|div|img|table|[uo]l|figure|h\d)[\s/>]/i.test(html);

/** The `guid` where it is a link (RSS 2.0: unless it says otherwise). */
export const permalink = (ids: XmlNode[] = []): string | undefined =>
  ids
    .filter((id) => id.name === 'guid' && attr(id, 'ispermalink') !== 'false')
    .map(address)
    .find((url) => /^https?:/i.test(url));

/** The first picture in a body. One that is not plainly there (a placeholder, a counting pixel, a set) is rare. */
export function firstImage(html: string): string | undefined {
  const [tag] = /<img\s[^<>]*/i.exec(html) ?? [];
  if (!tag) return;
  const url = /\ssrc=["']?((?!data:)[^"'\s]+)/i.exec(tag)?.[1];
  return url && !/srcset|data-|style|1x1|blank|spacer|(width|height)=["']?[01](?!\d)/i.test(tag)
    ? decodeEntities(url)
    : rarely(({ lazyImage }) => lazyImage(html));
}
