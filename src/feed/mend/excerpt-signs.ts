/** Cheap signs of noise in the excerpts of formats whose texts are HTML. Their mappers ask them of each item. */

import type { HtmlSource } from '../../text/kinds.js';
import { plainText } from '../../text/plain.js';
import { asArray, type UnknownObject } from '../parse/values.js';
import { lettersOf } from './text-signs.js';

/** Words in phrases at the end of a text that may be no part of the article. For speed: few and plain. */
const NOTICE_WORD =
  /[Rr]ead|more-link|onversation by|appeared|published|omments|hare this|summary only|submitted|보기|읽기|阅读|閱讀|読む|lesen|suite|leyendo|eer más|итать/;
/** The phrases, roughly: HTML has more of them. */
const NOTICE_SIGN =
  /(?:riginally|irst) (?:appeared|published) |appeared first|onversation by|hare this:|summary only|omments(?:\]| URL|<)|submitted by|(?:ontinue|eep) [Rr]eading|here to read|[Rr]ead (?:[Mm]ore|on|(?:the )?(?:full|rest|whole|entire|complete|original))\b|more-link|read-?more|continue-reading|[더히사문] ?보기|[더속] 읽기|阅读[全更原]|閱讀|续阅读|読む|lesen|suite|leyendo|eer más|итать/;
/** UTF-16 units in which they are looked for: in HTML, links are long. */
const NOTICE_LENGTH = 160;
const LINKED_NOTICE_LENGTH = 400;
/** UTF-16 units of a body of which an excerpt may show the end. */
const MAX_SHORT = 8000;
/** UTF-16 units at the start of a body that may hold the title once more, or a caption. */
const START_LENGTH = 1500;
/** UTF-16 units of a title by which it is recognised. */
const TITLE_SIGN_LENGTH = 6;
/** An address without its scheme and its query. */
const PAGE = /^https?:\/\/(?:www\.)?([^?#]+?)\/?(?:[?#]|$)/;
/** A caption by its class or behind a picture, a shortcode, an image in place of an emoji, a field of Drupal's. */
const ODD_MARKUP =
  /<(?:p|div|span|small|em|dd|td)\s[^<>]*class=["'][^"'<>]*(?:caption|credit|field--name)|\[caption|\[\/[a-z]|\salt\s*=\s*["'](?:[©®\u203c-\u2bff〰〽㊗㊙\ud83c-\ud83e]|\d\ufe0f?\u20e3)|<img\b[^<>]*>(?:\s|&nbsp;|<[^<>]*>){0,20}[▲△]/i;
/** Words that come with such markup. For speed: they are few. */
const ODD_MARKUP_WORD = /caption|credit|field--|\[\/|alt\s*=\s*["'][^a-zA-Z"'가-힣]|[▲△]/;

/** True if the start of a text may repeat the title: it has the title's first letters. */
function mayRepeat(html: HtmlSource, title: HtmlSource): boolean {
  const start = title.slice(0, TITLE_SIGN_LENGTH);
  // A character may be escaped in one and plain in the other.
  return title !== '' && (/[<&]/.test(start) || html.slice(0, START_LENGTH).includes(start));
}

/** True if a text is the title, a part of it, or begins with it in a line of its own. */
function repeatsTitle(html: HtmlSource, title: HtmlSource): boolean {
  const said = lettersOf(plainText(html.slice(0, START_LENGTH)));
  const inTitle = lettersOf(plainText(title));
  if (said.length <= inTitle.length) return said.length * 2 > inTitle.length && inTitle.includes(said);
  if (!said.startsWith(inTitle)) return false;
  const start = html.indexOf(title);
  return start < 0 || /^\s*[<\n.:|–—-]/.test(html.slice(start + title.length));
}

/** True if the end of a text may be a notice of a program, or a link to the item itself. */
function mayEndWithNotice(text: string, isMarkup: boolean, url: unknown): boolean {
  const end = text.slice(isMarkup ? -LINKED_NOTICE_LENGTH : -NOTICE_LENGTH);
  if (NOTICE_WORD.test(end) && NOTICE_SIGN.test(end)) return true;
  if (!isMarkup || !end.includes('</a>')) return false;
  const page = typeof url === 'string' ? PAGE.exec(url)?.[1] : undefined;
  return page !== undefined && end.includes(page);
}

/** True if the excerpt of an item may hold its title once more, a caption, or a notice: HTML has more ways to. */
export function mayHaveNoise({ title, content_html, content_text, summary, url }: UnknownObject): boolean {
  const text = summary || content_html || content_text;
  if (typeof text !== 'string') return false;
  if (typeof title === 'string' && mayRepeat(text, title) && repeatsTitle(text, title)) return true;
  const isMarkup = text.includes('<');
  const start = isMarkup || text.includes('[/') ? text.slice(0, START_LENGTH) : '';
  if (ODD_MARKUP_WORD.test(start) && ODD_MARKUP.test(start)) return true;
  return text.length < MAX_SHORT && mayEndWithNotice(text, isMarkup, asArray(url)[0]);
}
