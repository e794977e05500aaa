import { mayBeSmall } from '../../mend/media-signs.js';
import { httpUrl } from '../../model/http-url.js';
import { isFileName, isImageFile } from '../../model/image-rules.js';
import { joinSizes } from '../picture-sizes.js';
import { hasRel, resolveUrl, textConstruct } from './constructs.js';
import { type NodesByRole, rankOf } from './roles.js';
import {
  attribute,
  childrenNamed,
  hasElements,
  prefixedAttribute,
  textContent,
  type XmlNode,
} from './xml-node.js';

/** An attachment of the model, as published: numbers are text still. */
export type MediaObject = Record<string, string | undefined>;

/** An image of the model, as published. */
export interface PictureObject {
  url: string;
  caption?: string | undefined;
  credit?: string | undefined;
  width?: string | undefined;
  height?: string | undefined;
  sizes?: { url: string; width: unknown; height: unknown }[];
}

/** Media of an item. */
export interface ItemMedia {
  images: PictureObject[];
  attachments?: MediaObject[];
  /** Pictures in elements for thumbnails, which count where all others may be small. */
  thumbnails?: PictureObject[] | undefined;
  /** `media:description` of a group. */
  summary?: XmlNode | undefined;
}

/** Captions are looked for among all siblings: for a few pictures, not for thousands. */
const MAX_IMAGES = 20;
/** More files than a player lists. */
const MAX_ATTACHMENTS = 100;
/** Elements that name pictures and nothing else, in the order in which they are believed. */
const IMAGE_ELEMENTS =
  'media:thumbnail itunes:image image thumbnail hatena:imageurl imageurl img thumb photo picture featuredimage featured_image post-thumbnail'.split(
    ' ',
  );
/** Elements that name a file of any kind. */
const ATTACHMENT = /enclosure|link/;
/** Attributes of a recording. */
const RECORDING = ['duration', 'bitrate', 'framerate', 'samplingrate', 'channels'];
/** Paths of pages that play one. */
const PLAYER = /\/(v|embed|player|videos?|watch)[/?]/i;

/** The type that an element names, or the kind (`medium`). RSS 1.0's enclosure has its attributes in a namespace. */
function typeOf(node: XmlNode): string {
  const type = attribute(node, 'type') || prefixedAttribute(node, 'type');
  return /^(image|audio|video)/.test(type) ? type : attribute(node, 'medium') || type;
}

/** The address that a medium names: that of {@link resolveUrl}, or of RDF's `resource`. */
export function mediaUrl(node: XmlNode): string {
  const resource =
    attribute(node, 'resource') || prefixedAttribute(node, 'resource') || prefixedAttribute(node, 'url');
  if (resource) return (node.base && httpUrl(resource, node.base)) || resource;
  const source = attribute(node, 'src');
  const url = (source && ((node.base && httpUrl(source, node.base)) || source)) || resolveUrl(node);
  // Some write words where an address is wanted.
  return /[/.]/.test(url) ? url : '';
}

/**
 * True for a picture. `media:content` without a type is one too, unless it names a recording: those who write the type
 * of nothing write about pictures.
 */
const isImage = (type: string, url: string, node: XmlNode): boolean =>
  isImageFile(type, url) ??
  (node.name === 'media:content' &&
    !/^(text|application)\/(?!octet)/.test(type) &&
    !PLAYER.test(url) &&
    !RECORDING.some((name) => node.attributes[name]) &&
    !childrenNamed(node, 'media:thumbnail', 'media:player').length);

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
  readonly images = new Map<string, PictureObject>();
  /** The group of each picture that stands in one. */
  readonly groups = new Map<PictureObject, XmlNode>();
  readonly attachments: MediaObject[] = [];
  readonly #item: XmlNode;
  readonly #duration: XmlNode | undefined;

  constructor(item: XmlNode) {
    this.#item = item;
    [this.#duration] = childrenNamed(item, 'itunes:duration');
  }

  /** @param type of elements that carry none of their own */
  collect(places: XmlNode[], names: string[], type?: string): void {
    for (const place of places)
      for (const node of childrenNamed(place, ...names)) {
        const url = node.name === 'link' && !hasRel(node, 'enclosure') ? '' : mediaUrl(node);
        if (url) this.#add(node, url, place, type ?? typeOf(node));
      }
  }

  #add(node: XmlNode, url: string, place: XmlNode, type: string): void {
    if (isImage(type, url, node)) this.#addImage(node, url, place);
    else if (ATTACHMENT.test(node.name)) this.#addAttachment(node, url, type);
  }

  #addImage(node: XmlNode, url: string, place: XmlNode): void {
    if (this.images.size >= MAX_IMAGES || this.images.has(url)) return;
    // A caption stands in the picture's own element, in its group, or beside it.
    const places = [node, place, this.#item];
    const image: PictureObject = {
      url,
      caption: nearest(places, 'media:description'),
      credit: nearest(places, 'media:credit'),
      width: attribute(node, 'width'),
      height: attribute(node, 'height'),
    };
    this.images.set(url, image);
    if (place !== this.#item) this.groups.set(image, place);
  }

  #addAttachment(node: XmlNode, url: string, type: string): void {
    if (this.attachments.length >= MAX_ATTACHMENTS) return;
    const duration = this.#duration;
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
  collector.collect(places, ['media:content', 'enclosure', 'enc:enclosure', 'link']);
  const images = [...collector.images.values()];
  let thumbnails: PictureObject[] = [];
  if (images.every(mayBeSmall)) {
    const inContent = places.flatMap((place) => childrenNamed(place, 'media:content'));
    collector.collect([...places, ...inContent], IMAGE_ELEMENTS, 'image');
    thumbnails = [...collector.images.values()].slice(images.length);
  }
  const media = {
    attachments: collector.attachments,
    summary: groups.flatMap((group) => childrenNamed(group, 'media:description'))[0],
  };
  const joined = (files: PictureObject[]) => joinSizes(files, (file) => collector.groups.get(file));
  return images.length && thumbnails.length
    ? { ...media, images: joined(images), thumbnails: joined(thumbnails) }
    : { ...media, images: joined(images.length ? images : thumbnails) };
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
  return { images: joinSizes(images) };
}
