import { decodeEntities } from '../../../text/entities.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { isPlaceholderUrl, isTrackingSize } from '../../model/image-rules.js';
import { plainImage } from '../plain-image.js';
import { isIconSize, isLargeSize, isPictureUrl, isSmall } from './picture-url.js';
import { ATTRIBUTE, IMAGE_TAG, MEDIA_TAG } from './tags.js';

/** Attributes in which scripts find the address of a picture that is loaded late. */
const LAZY_SOURCE =
  /src$|srcset$|^data-(original|lazy(load)?|orig-file|large-file|echo|url|image)$|^(zoom)?file$/;
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
  const candidates = srcset
    .replace(/\s+/g, ' ')
    .split(/, | , ?/)
    .map((candidate) => {
      const [url, size = '1x'] = candidate.trim().split(' ');
      return { url, size: Number.parseFloat(size) };
    });
  return candidates.sort((a, b) => b.size - a.size)[0]?.url;
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  // Lower case costs more than the look for capitals, of which most tags have none.
  const hasCapitals = /[A-Z]/.test(tag);
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    const name = hasCapitals ? (match[1] ?? '').toLowerCase() : (match[1] ?? '');
    if (!attributes.has(name)) attributes.set(name, match[3] ?? match[4] ?? match[5] ?? '');
  }
  return attributes;
}

/** Addresses of a picture, the best first. */
function candidates(attributes: Map<string, string>): (string | undefined)[] {
  const src = attributes.get('src');
  const srcset = attributes.get('srcset');
  const late: (string | undefined)[] = [];
  for (const [name, value] of attributes) {
    if (name === 'src' || name === 'srcset' || !LAZY_SOURCE.test(name)) continue;
    late.push(name.endsWith('srcset') ? largestCandidate(value) : value);
  }
  if (srcset) late.push(largestCandidate(srcset));
  return src && !isPlaceholderUrl(src) ? [src, ...late] : [...late, src];
}

/** True for a picture that stands for a character or a person, that is not seen, or that counts readers. */
function isUnfit(attributes: Map<string, string>): boolean {
  const width = attributes.get('width');
  const height = attributes.get('height');
  const style = attributes.get('style');
  const className = attributes.get('class');
  return (
    isTrackingSize(width) ||
    isTrackingSize(height) ||
    isIconSize(width, height) ||
    attributes.has('hidden') ||
    (style !== undefined && HIDDEN.test(style)) ||
    (className !== undefined && UNFIT_CLASS.test(className) && !isLargeSize(width, height))
  );
}

/** HTML without its comments; one that is never closed stays. */
function withoutComments(html: HtmlSource): HtmlSource {
  const [first = '', ...others] = html.split('<!--');
  return others.reduce((text, part) => {
    const end = part.indexOf('-->');
    return text + (end < 0 ? part : part.slice(end + '-->'.length));
  }, first);
}

/** The picture that an image's tag shows; `undefined` if it is none of an article. */
function readImage(tag: string): BodyImage | undefined {
  const attributes = attributesOf(tag);
  if (isUnfit(attributes)) return undefined;
  const width = attributes.get('width');
  const height = attributes.get('height');
  const isLarge = isLargeSize(width, height);
  // Most have a good `src`, behind which nothing is looked for.
  const src = attributes.get('src') ?? '';
  if (isPictureUrl(src, isLarge) && !src.includes('&') && !isPlaceholderUrl(src)) {
    const image = { url: src.trim(), isSmall: isSmall(src, width, height) };
    if (!image.isSmall) return image;
  }
  let small: BodyImage | undefined;
  for (const candidate of candidates(attributes)) {
    const url = decodeEntities(candidate?.trim() ?? '');
    if (!isPictureUrl(url, isLarge)) continue;
    const image = { url, isSmall: isSmall(url, width, height) };
    if (!image.isSmall) return image;
    small ??= image;
  }
  return small;
}

/** A link to a picture's file, which ends right before its thumbnail. */
const LINK_TO_FILE = /<a\s[^<>]*href\s*=\s*["']?([^\s"'<>]+\.(?:jpe?g|png|webp|avif))["']?[^<>]*>\s*$/i;
const MAX_LINK = 600;

/** The large picture that a thumbnail links to. */
function linkedImage(html: HtmlSource, index: number): BodyImage | undefined {
  const [, url] = LINK_TO_FILE.exec(html.slice(Math.max(0, index - MAX_LINK), index)) ?? [];
  return url && isPictureUrl(url) && !isSmall(url) ? { url: decodeEntities(url), isSmall: false } : undefined;
}

/** The picture of a film, or that of a `picture` whose image has none of its own. */
function stillImage(html: HtmlSource): BodyImage | undefined {
  if (!html.includes('poster') && !html.includes('<source')) return undefined;
  for (const [tag] of html.matchAll(MEDIA_TAG)) {
    const attributes = attributesOf(tag);
    const url = decodeEntities(
      attributes.get('poster') ?? largestCandidate(attributes.get('srcset') ?? '') ?? '',
    );
    if (isPictureUrl(url)) return { url, isSmall: false };
  }
  return undefined;
}

/** The first picture in a body that is one of the article: the first large one, else the first thumbnail. */
export function findImage(html: HtmlSource): BodyImage | undefined {
  if (!html.includes('<')) return undefined;
  const plain = plainImage(html);
  if (plain) return { url: plain, isSmall: false };
  const source = html.includes('<!--') ? withoutComments(html) : html;
  let small: BodyImage | undefined;
  IMAGE_TAG.lastIndex = 0;
  for (let match = IMAGE_TAG.exec(source); match; match = IMAGE_TAG.exec(source)) {
    const image = readImage(match[0]);
    if (image && !image.isSmall) return image;
    const linked = image && linkedImage(source, match.index);
    if (linked) return linked;
    small ??= image;
  }
  return small ?? stillImage(source);
}
