import { isElementName } from './html-elements.js';
import type { HtmlSource } from './kinds.js';
import { pairedNames } from './tag-words.js';

/** A tag that is escaped: the slash of a closing one, the name, the attributes. Linear: it ends at the next `&lt;`. */
const ESCAPED_TAG = /&lt;(\/?)([a-z][\w-]*)((?:\s(?:(?!&[lg]t;)[^<>]){0,2000})?\/?)&gt;/gi;
const MAY_BE_ESCAPED = /&(?:amp;)*lt;\/?[a-z]/i;
const ESCAPED_THRICE = /&amp;(?:amp;)*lt;\/?[a-z]/i;
const REAL_TAG = /<[a-z/!]/i;
/** Elements in which source code is shown as it is, real or escaped. */
const SHOWS_CODE = /(?:<|&lt;)(?:pre|code|kbd|samp|tt|textarea|xmp|listing)\b/i;
const BLOCK = /^(?:p|div|h[1-6]|[uo]l|li|table|blockquote|figure|section|article)$/;
const INLINE = /^(?:[bius]|em|strong|sub|sup|small|mark|span|font|strike)$/;
/** A reference to a character of prose that is escaped: nobody means to show its source. */
const ESCAPED_REFERENCE =
  /&(?:amp;)+(?=(?:#\d{1,7}|#x[\da-f]{1,6}|amp|nbsp|quot|apos|hellip|[lr][sd]quo|[mn]dash|middot|bull);)/gi;
const STARTS_WITH_PARAGRAPH = /^\s*&lt;p\s?&gt;\S/i;
const LINKS_OR_SHOWS = /\s(?:href|src)\s*=/i;

/** True if an escaped tag is of a block, a link or a picture: nobody means to show its source in a line of news. */
function isBlockOrLink(name: string, attributes: string, paired: Set<string>): boolean {
  if (name === 'br') return true;
  if (name === 'img') return LINKS_OR_SHOWS.test(attributes);
  return paired.has(name) && (BLOCK.test(name) || (name === 'a' && LINKS_OR_SHOWS.test(attributes)));
}

/** An attribute's quotes may be escaped too. */
const unescapeAttributes = (attributes: string): string =>
  attributes.replace(/&(?:amp;)?(?:quot|#34|#x22);/gi, '"').replace(/&(?:amp;)?(?:apos|#39|#x27);/gi, "'");

/** A text that is escaped three times and more, with one level left for each further pass. */
const unescapeAmpersands = (html: string): string => html.replace(/&(?:amp;)+(?=#?\w{1,31};)/gi, '&');

/** HTML with its tags restored that were escaped once too often, as a whole or in places. */
function restoreTags(html: HtmlSource): HtmlSource {
  if (!MAY_BE_ESCAPED.test(html)) return html;
  const isEscapedWhole = !REAL_TAG.test(html);
  const source = isEscapedWhole && ESCAPED_THRICE.test(html) ? unescapeAmpersands(html) : html;
  const paired = pairedNames(source, ESCAPED_TAG);
  const isMarkup = (name: string, attributes: string): boolean =>
    isBlockOrLink(name, attributes, paired) || (paired.has(name) && INLINE.test(name));
  let hasMarkup = isEscapedWhole && STARTS_WITH_PARAGRAPH.test(source);
  for (const [, , name = '', attributes = ''] of source.matchAll(ESCAPED_TAG)) {
    if (hasMarkup) break;
    const lower = name.toLowerCase();
    hasMarkup = isEscapedWhole ? isMarkup(lower, attributes) : isBlockOrLink(lower, attributes, paired);
  }
  if (!hasMarkup) return html;
  const restored = source.replace(
    ESCAPED_TAG,
    (tag: string, slash: string, written: string, attributes: string) => {
      const name = written.toLowerCase();
      const isTag =
        isElementName(name) &&
        (paired.has(name) || /^(?:p|br|hr|li)$/.test(name) || LINKS_OR_SHOWS.test(attributes));
      return isTag ? `<${slash}${name}${unescapeAttributes(attributes)}>` : tag;
    },
  );
  return isEscapedWhole ? unescapeAmpersands(restored) : restored;
}

/** A CDATA section within a text, that was escaped or stands in another one. */
const CDATA_START = '<![CDATA[';

/** A text without the CDATA section that stands in it as text. */
export const withoutCdata = (text: string): string =>
  text.startsWith(CDATA_START)
    ? text
        .slice(CDATA_START.length)
        .trimEnd()
        .replace(/\]\]>$/, '')
    : text;

/**
 * HTML whose tags and references were escaped once too often, as a whole or in places, with these restored. Tags that
 * are shown on purpose stay: those in articles that show code, and those without a partner.
 */
export function restoreEscaped(html: HtmlSource): HtmlSource {
  const hasTags = html.includes('lt;');
  const hasReferences = html.includes('&amp;');
  if ((!hasTags && !hasReferences) || SHOWS_CODE.test(html)) return html;
  const restored = hasTags ? restoreTags(html) : html;
  return hasReferences ? restored.replace(ESCAPED_REFERENCE, '&') : restored;
}
