/** Cheap signs that the texts of an item have to be mended. They are part of the script tag, and asked of each item. */

import type { HtmlSource } from '../../text/kinds.js';
import type { UnknownObject } from '../parse/values.js';
import type { Origin } from './origin.js';

/** A tag, and one or a reference that is escaped. */
const TAG = /<[/a-z!?]/i;
const ESCAPED = /lt;[/a-z]|&amp;#?\w+;/i;
/** Elements in which source code is shown as it is, real or escaped. */
export const SHOWS_CODE = /(?:<|&lt;)(?:pre|code|kbd|samp|tt|textarea|xmp|listing)\b/i;
/** A text that may be a program's word for nothing. Its alternatives exclude each other, so that it takes linear time. */
const BLANK =
  /^(?:(?:<s(?:cript|tyle)\b|no (?:desc|summ|cont|exc)|\{\{|\[obj|https?:)[^<]*(?=<|$)|<(?!s(?:cript|tyle)\b)[^<>]*>|&#?\w+;|(?!\{\{)[^<&\p{L}\p{N}]|n(?:ull|one|an|\/a)|undefined|false|comments)*$/iu;
/** The start of such a text. For speed: it is one of few. */
const BLANK_START = /^(?:[^a-z\u3040-\ud7ff]|[chnfu]|$)/i;
const MAX_BLANK = 500;
/** Phrases at the end of a text that may be no part of the article. For speed, it does not ignore case. */
const NOTICE_SIGN =
  /ontinue read|[Rr]ead (?:[Mm]ore|on|full|the)\b|ublished |ppeared |more-link|더 ?보기|阅读|読む|eiterlesen|ire la|eyendo|eer más|итать/;
/** UTF-16 units of a short text, and of its start and its end. */
const MAX_SHORT = 1500;
const EDGE_LENGTH = 200;

const has = (value: unknown, sign: RegExp): boolean => typeof value === 'string' && sign.test(value);

/** True for a title that may hold tags or escaped ones. */
const isOddTitle = (title: unknown): boolean =>
  typeof title === 'string' && /[<&]/.test(title) && (TAG.test(title) || ESCAPED.test(title));

/** True for HTML with tags or references that may be escaped once too often, or with a base of its own. */
const hasOddMarkup = (html: unknown): boolean =>
  typeof html === 'string' &&
  ((html.includes('&') && ESCAPED.test(html) && !SHOWS_CODE.test(html)) ||
    (html.includes('<') && (html.startsWith('<![CDATA[') || html.includes('<base'))));

/** True if a text may say nothing. */
export const mayBeBlank = (value: unknown): boolean =>
  typeof value === 'string' && value.length < MAX_BLANK && BLANK_START.test(value) && BLANK.test(value);

/** True for HTML of more than a line: a summary that is a body. */
export const isBody = (html: HtmlSource): boolean =>
  html.includes('<') && /<(p|br|div|img|table|[uo]l|figure|h\d)[\s/>]/i.test(html);

/** The letters and digits of a text: two texts that have the same say the same. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** True if an excerpt of a text may hold its title once more, or a notice. */
const mayHaveNoise = (text: unknown, title: unknown): boolean =>
  typeof text === 'string' &&
  text.length < MAX_SHORT &&
  (NOTICE_SIGN.test(text.slice(-EDGE_LENGTH)) ||
    (!!title && (text.slice(0, EDGE_LENGTH).includes(`${title}</`) || text.startsWith(`${title}\n`))));

/**
 * True if the texts of an item may hold tags that are words, words that are tags, or what is no part of the article; or
 * if there are several candidates for a text.
 *
 * @param origin in RSS and Atom, a summary is HTML
 */
export function hasOddText(item: UnknownObject, origin: Origin): boolean {
  const { title, content_text, content_html, summary } = item;
  return (
    item.text_facts !== undefined ||
    item.has_odd_excerpt === true ||
    Array.isArray(title) ||
    Array.isArray(content_html) ||
    Array.isArray(summary) ||
    isOddTitle(title) ||
    has(content_text, TAG) ||
    hasOddMarkup(content_html) ||
    (origin !== 'xml' && has(summary, TAG)) ||
    hasOddMarkup(summary) ||
    ((!!summary || !!content_text) && mayBeBlank(content_html)) ||
    (!!summary && mayBeBlank(summary)) ||
    (origin === 'jsonFeed' && mayHaveNoise(summary || content_html || content_text, title))
  );
}
