import { isFileName } from '../../model/image-rules.js';
import { hasRel, resolveUrl, textConstruct } from './constructs.js';
import { type NodesByRole, rankOf } from './roles.js';
import { attribute, childrenNamed, hasElements, textContent, type XmlNode } from './xml-node.js';

/** An image or an attachment of the model, as published: numbers are text still. */
type MediaObject = Record<string, string | undefined>;

/** Media of an item. */
export interface ItemMedia {
  images: MediaObject[];
  attachments?: MediaObject[];
  /** `media:description` of a group. */
  summary?: string | undefined;
}

/** Captions are looked for among all siblings: for a few pictures, not for thousands. */
const MAX_IMAGES = 20;
const IMAGE_EXTENSION = /\.(jpe?g|png|gif|webp|avif)\b/i;

const isImage = (type: string, url: string): boolean =>
  type ? type.startsWith('image') : IMAGE_EXTENSION.test(url);

/** Seconds of an `itunes:duration`, which is `1:02:03` or a number of seconds. */
const secondsOf = (duration: XmlNode): number =>
  textContent(duration)
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** The first text in elements of a name, in the nearest of several places, that is no file name. */
function nearest(places: XmlNode[], name: string): string | undefined {
  for (const place of places) {
    const text = childrenNamed(place, name).map(textConstruct)[0];
    if (text && !isFileName(text)) return text;
  }
  return undefined;
}

/** Collects the media of one item. */
class MediaCollector {
  readonly images = new Map<string, MediaObject>();
  readonly attachments: MediaObject[] = [];
  readonly #item: XmlNode;

  constructor(item: XmlNode) {
    this.#item = item;
  }

  /** @param type of elements that carry none of their own */
  collect(places: XmlNode[], names: string[], type?: string): void {
    for (const place of places)
      for (const node of childrenNamed(place, ...names)) {
        const url = node.name === 'link' && !hasRel(node, 'enclosure') ? '' : resolveUrl(node);
        if (url) this.#add(node, url, place, type ?? (attribute(node, 'type') || attribute(node, 'medium')));
      }
  }

  #add(node: XmlNode, url: string, place: XmlNode, type: string): void {
    if (isImage(type, url)) this.#addImage(node, url, place);
    else if (!node.name.startsWith('media')) this.#addAttachment(node, url, type);
  }

  #addImage(node: XmlNode, url: string, place: XmlNode): void {
    if (this.images.size >= MAX_IMAGES || this.images.has(url)) return;
    // A caption stands in the picture's own element, in its group, or beside it.
    const places = [node, place, this.#item];
    this.images.set(url, {
      url,
      caption: nearest(places, 'media:description'),
      credit: nearest(places, 'media:credit'),
      width: attribute(node, 'width'),
      height: attribute(node, 'height'),
    });
  }

  #addAttachment(node: XmlNode, url: string, type: string): void {
    const [duration] = childrenNamed(this.#item, 'itunes:duration');
    this.attachments.push({
      url,
      mime_type: type,
      size_in_bytes: attribute(node, 'length'),
      duration_in_seconds: duration && `${secondsOf(duration)}`,
    });
  }
}

/**
 * The pictures and the other enclosures of an item: RSS `enclosure`, Atom enclosure links, Media RSS
 * (https://www.rssboard.org/media-rss), the iTunes image and `image`. Thumbnails count where there is nothing larger.
 */
function readAllMedia(item: XmlNode): ItemMedia {
  const groups = childrenNamed(item, 'media:group');
  const places = [item, ...groups];
  const collector = new MediaCollector(item);
  collector.collect(places, ['media:content', 'enclosure', 'link']);
  if (!collector.images.size) {
    const inContent = places.flatMap((place) => childrenNamed(place, 'media:content'));
    const names = ['media:thumbnail', 'itunes:image', 'image', 'thumbnail'];
    collector.collect([...places, ...inContent], names, 'image');
  }
  const [description] = groups.flatMap((group) => childrenNamed(group, 'media:description'));
  const { images, attachments } = collector;
  return {
    images: [...images.values()],
    attachments,
    summary: description && textConstruct(description),
  };
}

/** True for a `media:content` or an `enclosure` that is a picture and holds nothing more. */
const isPlainImage = (node: XmlNode): boolean =>
  rankOf(node) < 2 &&
  !hasElements(node) &&
  (node.attributes.type ?? node.attributes.medium ?? '').startsWith('image');

/** The pictures and other media of an item. Items with nothing but plain pictures are read the fast way. */
export function readMedia(item: XmlNode, { media = [], link = [] }: NodesByRole): ItemMedia {
  if (!media.every(isPlainImage) || link.some(({ attributes }) => attributes.rel === 'enclosure'))
    return readAllMedia(item);
  const images = media.map((node) => {
    const { width, height } = node.attributes;
    return { url: resolveUrl(node), width, height };
  });
  return { images };
}

/** The address of the widest picture. */
export function widestImage(images: MediaObject[]): string | undefined {
  let widest = images[0];
  for (const image of images) if (Number(image.width) > Number(widest?.width)) widest = image;
  return widest?.url;
}
