import { address, html, links } from '../atom/atom.js';
import { all, attr, type XmlNode } from './reader.js';

/** Members of an image or an attachment of the model, as published: numbers are text still. */
type Media = Record<string, string | undefined>;

/**
 * The pictures and the other enclosures of an item: RSS `enclosure`, Atom enclosure links, Media RSS
 * (https://www.rssboard.org/media-rss) and the iTunes image. Thumbnails count where there is nothing larger.
 */
export function readMedia(item: XmlNode): { images: Media[]; attachments: Media[] } {
  const images = new Map<string, Media>();
  const attachments: Media[] = [];
  const read = (places: XmlNode[], names: string, type?: string) => {
    for (const place of places) {
      for (const node of [...all(place, names), ...(type ? [] : links(place, 'enclosure'))]) {
        const url = address(node, 'url', 'href');
        const kind = type ?? (attr(node, 'type') || attr(node, 'medium'));
        // A caption stands in the picture's own element, in its group, or beside it.
        const near = (name: string) => [node, place, item].flatMap((each) => all(each, name)).map(html)[0];
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
          attachments.push({ url, mime_type: kind, size_in_bytes: attr(node, 'length') });
      }
    }
  };
  const groups = [item, ...all(item, 'media:group')];
  read(groups, 'media:content enclosure');
  if (!images.size)
    read(
      [...groups, ...groups.flatMap((group) => all(group, 'media:content'))],
      'media:thumbnail itunes:image',
      'image',
    );
  return { images: [...images.values()], attachments };
}
