import { decodeEntities } from '../../text/entities.js';
import type { UnknownObject } from './values.js';

/** The first image's tag in HTML, up to its end or to the next bracket. Linear. */
const IMAGE = /<(?:amp-)?im(?:g|age)[\s/][^<>]*>?/i;
/** UTF-16 units of such a tag: an expression that looks for both ends takes quadratic time. */
const MAX_TAG = 2000;
/** An image with a whole address in quotes. */
const PLAIN_IMAGE =
  /^<img(?:[^"']*="[^"]*")*?[^"']*?\ssrc="(https?:\/\/[^"\s/]+\/[^"\s]+)"(?:[^"']*"[^"]*")*[^"']*>$/i;
/**
 * Parts of addresses of pictures that may be none of the article. Engines search for plain words several
 * times as fast as for other expressions.
 */
const DOUBTFUL =
  /avatar|profile|author-|author_|content\.com\/a-|content\.com\/a\/|userpic|badge|button|shields|~ff|\/_\/|\/collect|loading\.|loader|dresearch|analyt|metrics|ecommons|wp-incl|ggpht|hatena|emoj|emot|icon|-touch|addto|smiley|smilie|latex|equation|codecogs|cht=|math|katex|pixel|\/\/px|counter|\/count|count\.|\/hit|hits\.|stats\.|\/stat\.|\/stat\?|\/stats|\/tr\?|\/open\.|track\.|\/track|tracker|tracking|beacon|feeds\.w|feedsp|feedburner|doubleclick|quants|piwik|matomo|vgw|undef|\/null|=null|\/nan|=nan|\/false|=false|\/none|=none|_none|-none|\[obj|%5b|blank|spacer|transp|placeh|\/lazy|_lazy|-lazy|dummy|white\.|whitedot|clear\.|no-im|no_im|noim|no-ph|no_ph|nophoto|no-th|no_th|nothumb|no-pic|no_pic|nopic|1x1|\.gif\?/i;
/** Sizes of small pictures in addresses, and an address without a file's name. */
const SMALL_SIZE =
  /[/=][sw]1?\d\d?(?:[-/]|$)|[/_-]1?\d?\dx\d|[?&](?:width|height|size|[wh])=1?\d\d?(?!\d)|\/$/i;
/** Attributes of images that are small, not seen, or stand for a person or a character. */
const ODD_ATTRIBUTE =
  /class="[^"]*(?:avatar|icon|author|emo|smil|tex|math)|display|(?:width|height)\W+1?\d\d?(?![\d.%])/i;

/** True if HTML holds an image. */
export const hasImage = (html: string): boolean => IMAGE.test(html);

/** True if a picture may be none of the article, or a small one, by its address. */
export const isDoubtful = (address: string): boolean => DOUBTFUL.test(address) || SMALL_SIZE.test(address);

/** The first picture of a body, if it needs no closer look. */
export function plainImage(html: string): string | undefined {
  const { 0: tag = '', index = 0 } = IMAGE.exec(html) ?? {};
  const url = tag.length <= MAX_TAG ? PLAIN_IMAGE.exec(tag)?.[1] : undefined;
  const isPlain =
    url && !isDoubtful(url) && !ODD_ATTRIBUTE.test(tag) && !html.slice(0, index).includes('<!--');
  return isPlain ? decodeEntities(url) : undefined;
}

/** Pictures of bodies that were looked for already: those who ask are the sign of mending, and the reader. */
const known = new WeakMap<UnknownObject, string | undefined>();

/** The first picture of an item's body, if it needs no closer look. An item that had one has `refused_image`. */
export function plainImageOf(item: UnknownObject): string | undefined {
  const { content_html } = item;
  if (typeof content_html !== 'string' || 'refused_image' in item) return undefined;
  if (known.has(item)) return known.get(item);
  const image = plainImage(content_html);
  known.set(item, image);
  return image;
}
