import { decodeEntities } from '../../../text/entities.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { isPlaceholderUrl, isTrackingSize } from '../../model/image-rules.js';
import { isIconSize, isPictureUrl, isSmall } from './picture-url.js';
import { ATTRIBUTE, IMAGE_TAG } from './tags.js';

/** Attributes in which scripts find the address of a picture that is loaded late. */
const LAZY_SOURCE = /src$|srcset$|^data-(original|lazy|orig-file|large-file|echo|url|image)$|^(zoom)?file$/;
/** Class names of pictures of persons and characters. */
const UNFIT_CLASS =
  /(^|[\s_-])(avatar|gravatar|(fav)?icon|author-(image|photo)|emoji|emote|emoticon|smiley|latex|math|katex)([\s_-]|$)/i;
const HIDDEN = /display\s*:\s*none|\b(width|height)\s*:\s*[01](px)?\s*(;|$)/i;

/** A picture of a body. */
export interface BodyImage {
  url: string;
  /** True for a thumbnail: a larger picture is worth more. */
  isSmall: boolean;
}

/** The largest candidate of a `srcset` (WHATWG HTML, 4.8.4.2.1). */
function largestCandidate(srcset: string): string | undefined {
  const candidates = srcset.split(/,\s+|\s+,\s*/).map((candidate) => {
    const [url, size = '1x'] = candidate.trim().split(/\s+/);
    return { url, size: Number.parseFloat(size) };
  });
  return candidates.sort((a, b) => b.size - a.size)[0]?.url;
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', , double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return attributes;
}

/** Addresses of a picture, the best first. */
function* candidates(attributes: Map<string, string>): Iterable<string | undefined> {
  const src = attributes.get('src');
  const srcset = attributes.get('srcset');
  if (src && !isPlaceholderUrl(src)) yield src;
  for (const [name, value] of attributes) {
    if (name === 'src' || name === 'srcset' || !LAZY_SOURCE.test(name)) continue;
    yield name.endsWith('srcset') ? largestCandidate(value) : value;
  }
  if (srcset) yield largestCandidate(srcset);
  yield src;
}

/** True for a picture that stands for a character or a person, that is not seen, or that counts readers. */
function isUnfit(attributes: Map<string, string>): boolean {
  const width = attributes.get('width');
  const height = attributes.get('height');
  return (
    isTrackingSize(width) ||
    isTrackingSize(height) ||
    isIconSize(width, height) ||
    attributes.has('hidden') ||
    HIDDEN.test(attributes.get('style') ?? '') ||
    UNFIT_CLASS.test(attributes.get('class') ?? '')
  );
}

/** HTML without its comments; one that is never closed stays. */
const withoutComments = (html: HtmlSource): HtmlSource =>
  html
    .split('<!--')
    .map((part, index) => {
      const end = index ? part.indexOf('-->') : -1;
      return end < 0 ? part : part.slice(end + '-->'.length);
    })
    .join('');

/** The first picture in a body that is one of the article: the first large one, else the first thumbnail. */
export function findImage(html: HtmlSource): BodyImage | undefined {
  let small: BodyImage | undefined;
  for (const [tag] of withoutComments(html).matchAll(IMAGE_TAG)) {
    const attributes = attributesOf(tag);
    if (isUnfit(attributes)) continue;
    for (const candidate of candidates(attributes)) {
      const url = decodeEntities(candidate?.trim() ?? '');
      if (!isPictureUrl(url)) continue;
      const image = { url, isSmall: isSmall(url, attributes.get('width'), attributes.get('height')) };
      if (!image.isSmall) return image;
      small ??= image;
    }
  }
  return small;
}
