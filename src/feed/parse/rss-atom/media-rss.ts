import { address, html, relates } from './constructs.js';
import { all, attr, text, type XmlNode } from './parse-xml.js';

/** Members of an image or an attachment of the model, as published: numbers are text still. */
export type Media = Record<string, string | undefined>;

/** A caption that says nothing: `IMG_2034.jpg`. */
const fileName =
  /^(img|dsc|image|photo|kakaotalk)?[_-]?\S*\d+(_\d+)*$|^\S+\.(jpe?g|png|gif|webp|bmp|avif|heic)$/i;

/**
 * The pictures and the other enclosures of an item: RSS `enclosure`, Atom enclosure links, Media RSS
 * (https://www.rssboard.org/media-rss), the iTunes image and `image`. Thumbnails count where there is nothing larger.
 */
export function readMedia(item: XmlNode): { images: Media[]; attachments: Media[]; summary?: string } {
  const images = new Map<string, Media>();
  const attachments: Media[] = [];
  const read = (places: XmlNode[], names: string, type?: string) => {
    for (const place of places) {
      for (const node of all(place, names)) {
        if (node.name === 'link' && !relates(node, 'enclosure')) continue;
        const url = address(node);
        if (!url) continue;
        const kind = type ?? (attr(node, 'type') || attr(node, 'medium'));
        // A caption stands in the picture's own element, in its group, or beside it.
        const near = (name: string) => {
          for (const each of [node, place, item]) {
            const [found] = all(each, name).map(html);
            if (found && !fileName.test(found)) return found;
          }
        };
        if (/^image/.test(kind) || (!kind && /\.(jpe?g|png|gif|webp|avif)\b/i.test(url))) {
          // Captions are looked for among all siblings: for a few pictures, not for thousands.
          if (images.size < 20 && !images.has(url))
            images.set(url, {
              url,
              caption: near('media:description'),
              credit: near('media:credit'),
              width: attr(node, 'width'),
              height: attr(node, 'height'),
            });
        } else if (!/^media/.test(node.name))
          attachments.push({
            url,
            mime_type: kind,
            size_in_bytes: attr(node, 'length'),
            // `1:02:03`, or seconds.
            duration_in_seconds: all(item, 'itunes:duration')
              .map((duration) =>
                text(duration)
                  .split(':')
                  .reduce((sum, part) => sum * 60 + +part, 0),
              )
              .join(),
          });
      }
    }
  };
  const groups = [item, ...all(item, 'media:group')];
  read(groups, 'media:content enclosure link');
  if (!images.size)
    read(
      [...groups, ...groups.flatMap((group) => all(group, 'media:content'))],
      'media:thumbnail itunes:image image thumbnail',
      'image',
    );
  const [summary] = groups.slice(1).flatMap((group) => all(group, 'media:description'));
  return { images: [...images.values()], attachments, summary: summary && html(summary) };
}
