/** Cheap signs that the picture of an item has to be looked for. They are part of the script tag. */

import { hasImage, isDoubtful, plainImageOf } from '../parse/plain-image.js';
import { asArray, asObject, type UnknownObject } from '../parse/values.js';
import type { Origin } from './origin.js';

/** An address with a path. */
const WHOLE_ADDRESS = /^https?:\/\/[^/]+\/./;
/** Signs of a picture that is no image's, or an image without attributes. */
const OTHER_IMAGE = /poster=|<source |<img /;
/** Members beside those of the format. */
const PICTURE_MEMBER = /ima?ge?s?(_|url|$)|thumb|cover|photo|picture|enclos/i;

/** True for an address that may be none of a picture of the article. */
export const isUncertain = (url: unknown): boolean =>
  typeof url !== 'string' || !WHOLE_ADDRESS.test(url) || isDoubtful(url);

const mayShowImage = (html: unknown): boolean =>
  typeof html === 'string' && html.includes('<') && OTHER_IMAGE.test(html);

/**
 * True if an item's picture has to be looked for with more care than the reader takes.
 *
 * @param origin the mapper of RSS and Atom collects pictures; in other JSON they may stand anywhere
 */
export function needsPictureSearch(item: UnknownObject, origin: Origin): boolean {
  const { attachments, content_html, summary } = item;
  const isXml = origin === 'xml';
  const image = item.image ?? item.banner_image;
  if (image) return isXml ? item.has_odd_picture === true : isUncertain(image);
  if (plainImageOf(item)) return false;
  if (typeof content_html === 'string' && hasImage(content_html)) return true;
  if (mayShowImage(content_html) || mayShowImage(summary)) return true;
  if (isXml) return item.pictures !== undefined;
  return (
    origin === 'json' ||
    Object.keys(item).some((name) => PICTURE_MEMBER.test(name)) ||
    // A recording has no picture.
    asArray(attachments).some((each) => !/^(audio|video)/.test(`${asObject(each).mime_type}`))
  );
}
