import { httpUrl } from '../../model/http-url.js';
import { isImageFile, isTrackingSize, widestImage } from '../../model/image-rules.js';
import { siteBase } from '../../parse/absolute-url.js';
import { asArray, asObject, asString, type UnknownObject } from '../../parse/values.js';
import type { Origin } from '../origin.js';
import { findImage } from './first-image.js';
import { itemAddress } from './item-address.js';
import { isThumbnail, type MediaImage, readImages } from './media-images.js';
import { isPictureUrl, isSmall } from './picture-url.js';

/** Names of members that hold the picture of an item, as an address, an object with one, or a list of them. */
const PICTURE_MEMBER = /image|img|thumb|(^|_)cover|photo|picture|preview|media(_\w*url)?$/i;
/** UTF-16 units of such a name. */
const MAX_NAME = 40;
/** An address, and not the words of a caption. */
const ADDRESS = /^(https?:\/|\/|\.\.?\/|[\w.-]*\?\S+$)|^\S+\.(jpe?g|png|gif|webp|avif)\b/i;
/** Members in which an object holds an address, those of the largest picture first. */
const ADDRESS_MEMBERS =
  'url src href source_url contentUrl link full original large medium_large medium'.split(' ');
/** Members of files, which may be pictures. */
const FILE_MEMBERS = ['attachments', 'enclosure', 'enclosures'];
/** Members that hold the members of other programs. */
const EXTENSIONS = ['yoast_head_json', 'acf', 'meta', 'fields'];
const MAX_DEPTH = 4;

interface Candidate {
  url: string;
  isSmall: boolean;
  /** True if it is known to be one of the article. */
  isFit?: boolean;
}

/** Pictures that a value names: an address, an object with one, or a list of either. */
function* picturesIn(value: unknown, depth = 0): Iterable<Candidate> {
  if (!value || depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    // Width and height stand beside an address in WordPress's lists: they are numbers.
    const url = value.trim();
    if (url.startsWith('<')) {
      const image = findImage(url);
      if (image) yield image;
    } else if (ADDRESS.test(url)) yield { url, isSmall: isSmall(url) };
  } else if (Array.isArray(value)) for (const each of value) yield* picturesIn(each, depth + 1);
  else yield* picturesInObject(asObject(value), depth);
}

/** Pictures in an object with an address, unless it says that it is a recording or a pixel. */
function* picturesInObject(object: UnknownObject, depth: number): Iterable<Candidate> {
  const width = asString(object.width);
  const height = asString(object.height);
  if (isTrackingSize(width) || isTrackingSize(height)) return;
  for (const name of ADDRESS_MEMBERS)
    for (const { url } of picturesIn(object[name], depth + 1))
      if (isImageFile(typeOf(object), url) !== false) yield { url, isSmall: isSmall(url, width, height) };
}

const typeOf = ({ mime_type, type, medium }: UnknownObject): string =>
  asString(mime_type) ?? asString(type) ?? asString(medium) ?? '';

/** Pictures among the files of an item. */
function* picturesInFiles(item: UnknownObject): Iterable<Candidate> {
  for (const file of FILE_MEMBERS.flatMap((name) => asArray(item[name])))
    for (const picture of picturesIn(file))
      if (isImageFile(typeOf(asObject(file)), picture.url)) yield picture;
}

/** Pictures in the texts of an item. Whoever found them knows that they are the article's. */
function* picturesInTexts(texts: unknown[], base: string | undefined): Iterable<Candidate> {
  for (const text of texts) {
    const image = findImage(asString(text) ?? '');
    if (image) yield { ...image, url: httpUrl(image.url, base) ?? image.url, isFit: true };
  }
}

/** Pictures of an item of JSON, those of its members before those of its texts. */
function* picturesOfJson(item: UnknownObject, base: string | undefined): Iterable<Candidate> {
  yield* picturesIn([item.image, item.banner_image]);
  for (const holder of [item, ...EXTENSIONS.map((name) => asObject(item[name]))])
    for (const name of Object.keys(holder))
      if (name.length <= MAX_NAME && PICTURE_MEMBER.test(name)) yield* picturesIn(holder[name]);
  yield* picturesIn(asObject(item._dongpo).images);
  yield* picturesInFiles(item);
  yield* picturesIn(asObject(asObject(item.parsely).meta).image);
  yield* picturesInTexts([item.content_html, item.summary], base);
}

/** Pictures of an item of RSS or Atom: the widest of its media, those of its texts, those of other elements. */
function* picturesOfXml(
  item: UnknownObject,
  images: MediaImage[],
  summary: unknown,
  base: string | undefined,
): Iterable<Candidate> {
  const widest = widestImage(images);
  if (widest) yield { url: widest.url, isSmall: isThumbnail(widest), isFit: true };
  yield* picturesInTexts([item.content_html, summary], base);
  yield* picturesIn(item.pictures);
}

const isFit = (url: string): boolean => isPictureUrl(url) && isImageFile('', url) !== false;

/** Facts about the feed of an item. */
export interface FeedFacts {
  /** Its address, which completes the item's. */
  url: string | undefined;
  /** Address of its site, which stands for the item's where it has none. */
  home: unknown;
  /** Its own picture, which gives way to one of the item's. */
  icon: unknown;
  origin: Origin;
}

/**
 * Gives an item its picture: the first that is one of the article, a large one before thumbnails.
 *
 * @param source the item as published
 */
export function withPicture(
  item: UnknownObject,
  source: UnknownObject,
  { url: feedUrl, home, icon, origin }: FeedFacts,
): UnknownObject {
  const base = itemAddress([item.url, item.external_url, home].flat(), siteBase(home, feedUrl));
  const media = origin === 'xml' ? readImages(item) : undefined;
  let refused_image = media?.refused;
  let small: string | undefined;
  const candidates = media
    ? // A summary that is nothing but a picture is no excerpt.
      picturesOfXml(item, media.images, item.summary || source.summary, base)
    : picturesOfJson({ ...source, ...item }, base);
  const mended = media ? { ...item, _dongpo: { ...asObject(item._dongpo), images: media.images } } : item;
  for (const { url, isSmall, isFit: isKnownToBeFit } of candidates) {
    if (!isKnownToBeFit && !isFit(url)) refused_image ??= url;
    else if (isSmall || url === icon) small ??= url;
    else return { ...mended, image: url, refused_image };
  }
  // The banner would stand for the image that is missing.
  const banner_image = item.banner_image === refused_image ? undefined : item.banner_image;
  return { ...mended, image: small, banner_image, refused_image };
}
