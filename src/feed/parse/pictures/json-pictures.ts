import { httpUrl } from '../../model/http-url.js';
import { isTrackingSize } from '../../model/image-rules.js';
import { siteBase } from '../absolute-url.js';
import { asArray, asObject, asString, type UnknownObject } from '../values.js';
import { findImage } from './first-image.js';
import { itemAddress } from './item-address.js';
import { isImageFile, isPictureUrl, isSmall } from './picture-url.js';

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

/** Pictures of an item, those of its members before those of its texts. */
function* candidates(item: UnknownObject, base: string | undefined): Iterable<Candidate> {
  yield* picturesIn([item.image, item.banner_image]);
  for (const holder of [item, ...EXTENSIONS.map((name) => asObject(item[name]))])
    for (const name of Object.keys(holder))
      if (name.length <= MAX_NAME && PICTURE_MEMBER.test(name)) yield* picturesIn(holder[name]);
  yield* picturesIn(asObject(item._dongpo).images);
  yield* picturesInFiles(item);
  yield* picturesIn(asObject(asObject(item.parsely).meta).image);
  for (const name of ['content_html', 'summary']) {
    const image = findImage(asString(item[name]) ?? '');
    if (image) yield { ...image, url: httpUrl(image.url, base) ?? image.url };
  }
}

const isFit = (url: string): boolean => isPictureUrl(url) && isImageFile('', url) !== false;

/**
 * Gives an item of JSON its picture: the first that is one of the article, a large one before thumbnails.
 *
 * @param source the item as published
 * @param feed its address, which completes the item's, and that of its site, which stands for the item's where it has
 *   none
 */
export function withPicture(
  item: UnknownObject,
  source: UnknownObject,
  { url: feedUrl, home }: { url: string | undefined; home: unknown },
): UnknownObject {
  const base = itemAddress([item.url, item.external_url, home].flat(), siteBase(home, feedUrl));
  let refused_image: string | undefined;
  let small: string | undefined;
  for (const { url, isSmall } of candidates({ ...source, ...item }, base)) {
    if (!isFit(url)) refused_image ??= url;
    else if (!isSmall) return { ...item, image: url, refused_image };
    else small ??= url;
  }
  // The banner would stand for the image that is missing.
  const banner_image = item.banner_image === refused_image ? undefined : item.banner_image;
  return { ...item, image: small, banner_image, refused_image };
}
