import { decodeEntities } from '../../text/entities.js';
import { httpUrl } from '../model/http-url.js';
import type { FeedItem, ImageSize } from '../model/types.js';

/** An image's tag with a `srcset` in quotes. Linear: a bracket ends each attempt. */
const IMAGE_WITH_SET = /<img\b[^<>]*?\ssrcset="([^"<>]*)"[^<>]*/gi;

/** The candidates of a `srcset` that name a width and a whole address (WHATWG HTML, 4.8.4.2.1). */
function widthsIn(srcset: string): ImageSize[] {
  return srcset.split(/,\s+/).flatMap((candidate) => {
    const [address, descriptor = ''] = candidate.trim().split(/\s+/);
    const url = httpUrl(address);
    const width = /^\d+w$/.test(descriptor) ? Number.parseInt(descriptor, 10) : 0;
    return url && width ? [{ url, width }] : [];
  });
}

/** Adds to an item the widths that its body tells of its picture, in place. */
export function addBodySizes(item: Partial<FeedItem>, picture: string): void {
  const { content_html: body = '' } = item;
  const { images = [] } = item._dongpo ?? {};
  const known = images.find(({ url }) => url === picture);
  if (known?.sizes || !body.includes('srcset=')) return;
  for (const [tag, srcset = ''] of body.matchAll(IMAGE_WITH_SET)) {
    if (!decodeEntities(tag).includes(picture)) continue;
    const sizes = widthsIn(decodeEntities(srcset));
    if (!sizes.length) continue;
    const others = images.filter((image) => image !== known);
    item._dongpo = { ...item._dongpo, images: [{ url: picture, ...known, sizes }, ...others] };
    return;
  }
}
