import { decodeEntities } from '../text/entities.js';

/** Attributes of an image, as written. */
type Attributes = ReadonlyMap<string, string>;

/** Characters of one emoji or several: pictographs, flags, keycaps, and what joins and colours them. */
const EMOJI =
  /^(?:[#*\d]\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{RI}|\p{EMod}|[\ufe0f\u200d]|[\u{e0020}-\u{e007f}])+$/u;
/** Code points as the name of a file: `1f389.png`, `1f1f0-1f1f7.svg`, `emoji_u1f389.png`. */
const CODE_POINTS = /(?:^|[_-])u?((?:[\da-f]{2,5}[-_])*[\da-f]{4,5})\.\w+$/i;
/** UTF-16 units of the name of such a file, and of an `alt` that is read: an attribute may be as long as the body. */
const MAX_NAME = 80;
const MAX_ALT = 1000;
/** A formula in TeX, as an `alt` holds it. */
const TEX = /^\s*(?:\$.+\$|\\[([a-z].*|\{\\displaystyle.*)\s*$/is;

/** CSS pixels up to which a picture has the height of text. */
const TEXT_SIZE = 32;
/** CSS pixels up to which a picture within a sentence belongs to it. */
const SENTENCE_SIZE = 100;
/** Letters up to which a picture has the height of text. */
const TEXT_SIZE_EM = 3;
/** UTF-16 units on either side of an image in which its sentence is looked for. */
export const CONTEXT = 120;
/** A size that follows the text's. */
const LETTER_SIZE = /(?:^|[;\s]|max-)(?:width|height)\s*:\s*([\d.]+)r?e[mx]/i;
const INLINE_TAG =
  /<\/?(?:a|abbr|b|bdi|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;

const altOf = (attributes: Attributes): string => (attributes.get('alt') ?? '').slice(0, MAX_ALT);
/** The address of an image that may be loaded late. */
const srcOf = (attributes: Attributes): string => attributes.get('data-src') || attributes.get('src') || '';

/** CSS pixels of a side, by its attribute or the style; `undefined` for other units. */
function pixels(attributes: Attributes, side: 'width' | 'height'): number | undefined {
  const [, attribute] = /^\s*([\d.]+)\s*(?:px)?\s*$/.exec(attributes.get(side) ?? '') ?? [];
  const [, style] =
    new RegExp(`(?:^|[;\\s]|max-)${side}\\s*:\\s*([\\d.]+)px`, 'i').exec(attributes.get('style') ?? '') ?? [];
  const size = style ?? attribute;
  return size === undefined ? undefined : Number(size);
}

const isNoHigherThan = (limit: number, width?: number, height?: number): boolean =>
  height === undefined ? width !== undefined && width <= limit : height <= limit;

/** True if text stands on both sides, and the sentence before the image has not ended. */
function isWithinSentence(before: string, after: string): boolean {
  const withoutTags = (html: string): string => html.replace(INLINE_TAG, '').replace(/&nbsp;|&#160;/g, ' ');
  return /[^\s<>.!?…:。！？]\s*$/.test(withoutTags(before)) && /^\s*[^\s<]/.test(withoutTags(after));
}

/** The name of the file that an address ends with. */
const fileName = (url: string): string => (url.split(/[?#]/, 1)[0] ?? '').split('/').pop() ?? '';

/** The emoji that an image shows, by its `alt` or by the name of its file. */
function characterOf(attributes: Attributes, isEmoji: boolean): string | undefined {
  const alt = decodeEntities(altOf(attributes)).trim();
  if (EMOJI.test(alt)) return alt;
  const [, code] = (isEmoji && CODE_POINTS.exec(fileName(srcOf(attributes)).slice(-MAX_NAME))) || [];
  if (!code) return undefined;
  const points = code.split(/[-_]/).map((point) => Number.parseInt(point, 16));
  const text = points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
  return EMOJI.test(text) ? text : undefined;
}

/** Names that classes and addresses give them. */
const EMOJI_CLASS = /(^|[\s_-])(emoji\w*|emoticon|emote|smil(ey|ie)s?)([\s_-]|$)/i;
const EMOJI_URL = /[/-](emoji|emoticon|smil(ey|ie))s?(one)?[@/.]|(tw|go)o?emoji/i;
const FORMULA_CLASS = /\b(latex|math|equation|katex|tex)\b/i;
const FORMULA_URL = /latex[./?]|codecogs|math\/render|equation\?tex|cht=tx/i;
/** Emoji and formulas are drawn: a photograph's name may speak of them. */
const PHOTOGRAPH = /\.jpe?g\b/i;

/** A picture that stands for characters, by its class and address; `undefined` for other pictures. */
function signOf(className: string, url: string): 'emoji' | 'formula' | undefined {
  if (PHOTOGRAPH.test(url)) return undefined;
  if (FORMULA_CLASS.test(className) || FORMULA_URL.test(url)) return 'formula';
  return EMOJI_CLASS.test(className) || EMOJI_URL.test(url) ? 'emoji' : undefined;
}

/** How an image stands in a sentence: as an emoji's character, or as a picture of the text's height. */
export interface InlineImage {
  character?: string;
  kind: 'inline' | 'formula';
}

/**
 * Tells the pictures that stand for characters from those that stand for themselves: by class, address or size, and by
 * standing within a sentence.
 *
 * @param before HTML before the image, {@link CONTEXT} units of it
 * @param after as many of the HTML after it
 * @returns `undefined` for a picture that is a block of its own
 */
export function readInlineImage(
  attributes: Attributes,
  before: string,
  after: string,
): InlineImage | undefined {
  const src = srcOf(attributes);
  const style = attributes.get('style') ?? '';
  if (attributes.has('hidden') || /display\s*:\s*none/i.test(style)) return undefined;
  const width = pixels(attributes, 'width');
  const height = pixels(attributes, 'height');
  const sign = signOf(attributes.get('class') ?? '', src);
  const isLarge = Math.max(width ?? 0, height ?? 0) > SENTENCE_SIZE;
  if (sign === 'formula' || TEX.test(altOf(attributes))) return { kind: 'formula' };
  const character = isLarge || PHOTOGRAPH.test(src) ? undefined : characterOf(attributes, sign === 'emoji');
  if (character) return { kind: 'inline', character };
  const letters = Number(LETTER_SIZE.exec(style)?.[1] ?? Number.POSITIVE_INFINITY);
  const isInline =
    (sign === 'emoji' && !isLarge) ||
    letters <= TEXT_SIZE_EM ||
    isNoHigherThan(TEXT_SIZE, width, height) ||
    (!isLarge &&
      !/\.(?:jpe?g|webp|avif)\b/i.test(src) &&
      !/^(?:left|right|center|middle)$/i.test(attributes.get('align') ?? '') &&
      !/float|display\s*:\s*block/i.test(style) &&
      isWithinSentence(before, after));
  return isInline ? { kind: 'inline' } : undefined;
}
