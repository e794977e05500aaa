import { decodeEntities } from '../../text/entities.js';
import { asArray, asObject, type UnknownObject } from './values.js';

/** The first image's tag in HTML, up to its end or to the next bracket. Linear. */
const IMAGE = /<(?:amp-)?im(?:g|age)[\s/][^<>]*>?/i;
/** UTF-16 units of such a tag: an expression that looks for both ends takes quadratic time. */
const MAX_TAG = 2000;
/** An image with a whole address in quotes. */
const PLAIN_IMAGE =
  /^<img(?:[^"']*="[^"]*")*?[^"']*?\ssrc="(https?:\/\/[^"\s/]+\/[^"\s]+)"(?:[^"']*"[^"]*")*[^"']*>$/i;
/** Parts of names of pictures that may be none of the article, and sizes of small ones. */
const DOUBTFUL =
  /avatar|profile|badge|button|~ff|\/_\/|collect|loading\.|research|analyt|ecommons|wp-incl|ggpht|hatena|(?:nan|false)\b|emo[jt]|icon|smil|tex\b|math|pixel|\bcount|stats|track|beacon|vgw|undef|\bnull|blank|spacer|transp|no.?im|hidden|none|share|1x1|\w\.gif\?|[/=]s\d|x\d+\.|(?:width|height|w)\W+1?\d\d?(?![\d.%])|\/(?:"|$)/i;

/** The first picture of a body, if it needs no closer look. */
export function plainImage(html: string): string | undefined {
  const { 0: tag = '', index = 0 } = IMAGE.exec(html) ?? {};
  const url = tag.length <= MAX_TAG ? PLAIN_IMAGE.exec(tag)?.[1] : undefined;
  const isPlain = url && !DOUBTFUL.test(tag) && !html.slice(0, index).includes('<!--');
  return isPlain ? decodeEntities(url) : undefined;
}

/**
 * The first picture of an item's body, if it needs no closer look. Items of other formats have had one, which leaves
 * `refused_image` in them.
 */
export const plainImageOf = (item: UnknownObject): string | undefined =>
  typeof item.content_html === 'string' && !('refused_image' in item)
    ? plainImage(item.content_html)
    : undefined;

/** An address with a path. */
const WHOLE_ADDRESS = /^https?:\/\/[^/]+\/./;
/** Signs of a picture that is no image's, or an image without attributes. */
const OTHER_IMAGE = /poster=|<source |<img /;
/** Members beside those of the format. */
const PICTURE_MEMBER = /ima?ge?s?(_|url|$)|thumb|cover|photo|picture|enclos/i;

/** True if an item's picture has to be looked for with more care than the reader of JSON Feed takes. */
export function needsPictureSearch(source: unknown): boolean {
  const item = asObject(source);
  const { image: given, banner_image, content_html, attachments, summary } = item;
  const image = given ?? banner_image;
  if (image) return typeof image !== 'string' || DOUBTFUL.test(image) || !WHOLE_ADDRESS.test(image);
  if (typeof content_html === 'string' && IMAGE.test(content_html)) return !plainImage(content_html);
  return (
    OTHER_IMAGE.test(`${content_html}${summary}`) ||
    Object.keys(item).some((name) => PICTURE_MEMBER.test(name)) ||
    // A recording has no picture.
    asArray(attachments).some((each) => !/^(audio|video)/.test(`${asObject(each).mime_type}`))
  );
}
