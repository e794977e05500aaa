import { comparableUrl } from '../../text/comparable-url.js';
import { escapeHtml } from '../../text/escape-html.js';
import type { HtmlSource, PlainText } from '../../text/kinds.js';
import { plainText } from '../../text/plain.js';
import { saysNothing } from '../parse/read-members.js';
import { BEGINS_WITH_MARK, INVITATION, MAY_END_WITH_NOTICE, NOTICE } from './notices.js';
import { lettersOf } from './text-signs.js';

/** UTF-16 units of a text that become an excerpt at most. */
const MAX_LENGTH = 20_000;
/** UTF-16 units of HTML at the start and at the end in which noise is looked for. */
const MAX_EDGE = 1500;
const MAX_NOTICE = 400;
const MAX_LONE_INVITATION = 30;
const MAX_SHORT = 8000;
const MAX_LINK_TEXT = 100;
/** A longer text says more than a title. */
const MAX_TITLE_HTML = 3000;

/** A caption by its class or its shortcode. Text in `figcaption` is left out by {@link plainText}. */
const CAPTION =
  /<(p|div|span|small|em|dd|td)\s[^<>]{0,500}?class=["'][^"'<>]{0,200}(?:caption|credit)[^<>]*>.{0,2000}?<\/\1>|\[caption\b[^\]]{0,500}\].{0,2000}?\[\/caption\]/gis;

/** Shortcodes of WordPress's page builders, which stay in the text where these are gone. */
const SHORTCODE =
  /\[\/?(?:vc|et_pb|fusion|av|cs|ux|fl|wpb|tatsu|nectar|penci)_\w+[^[\]]{0,2000}\]|\[\/?(?:row|col|section|column|gallery|embed|dropcap)(?:\s[^[\]]{0,500})?\]/g;
/** A field of Drupal's templates for feeds. */
const DRUPAL_FIELD =
  /<(span|div)\s[^<>]{0,300}?class=["'][^"'<>]{0,200}field--name-(?:title|uid|created)\b[^<>]*>.{0,2000}?<\/\1>/gis;
/** A caption of Korean papers: the first line, behind a picture. */
const KOREAN_CAPTION =
  /^(?:[^<>▲△]|<[^<>]*>)*?<img\b[^<>]*>(?:\s|&nbsp;|<[^<>]*>)*[▲△][^<>]{1,300}(?:<\/?(?:b|strong|span|em|i|font)\b[^<>]*>[^<>]{0,300}){0,5}?(?=<(?:\/(?:p|div|td)|br)\b)/i;

/** The end of a line or a phrase of HTML. */
const LINE_END = /<(\/?)(h\d|p|div|br|header|figure|li|td|a|b|strong|font)\b[^<>]*>|\n/gi;
const INLINE = /^(?:a|b|strong|font)$/i;
/** Closing tags and gaps at the start. */
const CLOSING_TAGS = /^(?:\s|&nbsp;|&#160;|<\/[^<>]*>|<font\b[^<>]*>)*/i;
/** The text behind an inline element that ends a line. */
const NEXT_LINE = /^(?:$|[.:|–—-]\s|<\/?(?:br|p|div|h\d|li|[uo]l|img|font)\b)/i;
const GAP = /^(?:&nbsp;|&#160;|\s*<\/(?:p|div|h\d|li)>)/i;
const LINE_START = /<(?:p|div|br|li|h\d|section|footer)\b[^<>]*>|\n\s*\n/gi;

/** The address of a link, in one of three kinds of quotes. */
const HREF = /<a\s[^<>]*?href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi;
/** Classes of the link to the rest of an article. */
const MORE_CLASS = /class\s*=\s*["'][^"'<>]*\b(?:more-link|read-?more|continue-reading)/i;
/** Tags, and marks that stand behind the text of such a link or a notice. */
const ONLY_MARKS = /^(?:<[^<>]*>|[→»›>\])\s.…]|&\w+;)*$/;

/** Members of an address that count visits. */
const TRACKING = /[?&](?:utm_|oc=|ref=|source=|fbclid=|cmp=).*$/s;

/** Facts about an item that tell what in its texts is noise. */
export interface ItemFacts {
  title?: string | undefined;
  url?: string | undefined;
}

/** An address in the form in which two that lead to one page are equal. */
const pageOf = (address: string): string =>
  comparableUrl(address.replace(/&(?:amp|#38);/g, '&').replace(TRACKING, ''));

/** True if a text says more than a title, whatever marks stand in either. */
const isLonger = (text: PlainText, title: PlainText): boolean => text.length > title.length * 2 + 20;

/** True if a text says no more than the title: the same, or most of it. */
function repeatsTitle(text: PlainText, title: PlainText): boolean {
  if (isLonger(text, title)) return false;
  const said = lettersOf(text);
  const inTitle = lettersOf(title);
  return said.length * 2 > inTitle.length && inTitle.includes(said);
}

/** A text without the matches of an expression, if it says something without them. */
function withoutMatches(html: HtmlSource, noise: RegExp): HtmlSource {
  const rest = html.replace(noise, ' ');
  return rest === html || saysNothing(plainText(rest)) ? html : rest;
}

/** An excerpt without captions and the fields in which Drupal puts title, author and date. */
function withoutCaptions(source: HtmlSource): HtmlSource {
  // A caption stands in an element, or in a shortcode.
  if (!/[<[]/.test(source)) return source;
  let html = source;
  if (html.includes('caption') || html.includes('credit')) html = withoutMatches(html, CAPTION);
  if (html.includes('field--name-')) html = withoutMatches(html, DRUPAL_FIELD);
  if (html.includes('[/')) html = html.replace(SHORTCODE, ' ');
  const edge = html.slice(0, MAX_EDGE);
  if (!/[▲△]/.test(edge)) return html;
  const rest = edge.replace(KOREAN_CAPTION, ' ') + html.slice(MAX_EDGE);
  return rest === html || saysNothing(plainText(rest)) ? html : rest;
}

/** An excerpt without the title that stands in its first line once more. */
function withoutTitle(html: HtmlSource, title: PlainText): HtmlSource {
  let wanted: string | undefined;
  const start = html.slice(0, MAX_EDGE);
  for (const { 0: tag, 1: closes, 2: name = '', index } of start.matchAll(LINE_END)) {
    const text = plainText(start.slice(0, index));
    if (isLonger(text, title)) return html;
    const line = lettersOf(text);
    // In HTML, the end of a source line ends nothing.
    if (!line || (!name && html.includes('<'))) continue;
    wanted ??= lettersOf(title);
    if (!wanted.startsWith(line)) return html;
    if (line !== wanted) continue;
    const behind = html.slice(index + tag.length);
    const rest = behind.replace(CLOSING_TAGS, '');
    // `<a>Ferry returns</a> to the quay` is a sentence.
    const endsLine = !INLINE.test(name) || NEXT_LINE.test(rest) || (closes && GAP.test(behind));
    return endsLine ? rest.replace(/^[.:|–—-]\s/, '') : html;
  }
  return html;
}

/** The end of a text before which a sentence or a line ends: in HTML, and in the text of that. */
const ENDS_LINE = /<\/?(?:p|div|br|li|h\d)\b[^<>]*>\s*(?:<(?:span|em|strong|b|i)\b[^<>]*>\s*)*$/i;
const ENDS_SENTENCE = /[.!?…。！？\])»”"]$/;

/** The pages that the links of a text lead to. */
const linkedPages = (html: HtmlSource): string[] =>
  [...html.matchAll(HREF)].map(([, double, single, bare]) => pageOf(double ?? single ?? bare ?? ''));

/** Index of the last line, if it links to the item and to its site: `The post … appeared first on …`, in any language. */
function noticeStart(tail: HtmlSource, page: string): number | undefined {
  const starts = [...tail.matchAll(LINE_START)].map(({ index }) => index).reverse();
  const start = starts.find((index) => !saysNothing(plainText(tail.slice(index)))) ?? 0;
  const line = tail.slice(start);
  if (plainText(line).length > MAX_NOTICE) return undefined;
  const pages = linkedPages(line);
  const linksHome = pages.some((each) => each !== page && each !== '' && page.startsWith(each));
  const isNotice = linksHome && pages.includes(page) && !saysNothing(plainText(tail.slice(0, start)));
  return isNotice ? start : undefined;
}

/** Index of the link at the end, if it leads to the rest of the article: `Continue reading`, in any language. */
function moreLinkStart(tail: HtmlSource, page: string | undefined): number | undefined {
  const start = tail.lastIndexOf('<a ');
  if (start < 0) return undefined;
  const link = tail.slice(start);
  const text = plainText(link);
  if (MORE_CLASS.test(link) || INVITATION.test(text)) return start;
  if (page === undefined || text.length > MAX_LINK_TEXT || !linkedPages(link).includes(page))
    return undefined;
  // `… says the <a>Harbour Post</a>.` is part of a sentence.
  const before = tail.slice(0, start);
  const textBefore = plainText(before);
  const isExtra = !saysNothing(textBefore) && (ENDS_LINE.test(before) || ENDS_SENTENCE.test(textBefore));
  return isExtra ? start : undefined;
}

/** A text without the brackets at its end that would have been closed, and the white space around them. */
function withoutOpening(html: HtmlSource): HtmlSource {
  let end = html.length;
  while (end > 0 && /[\s[(]/.test(html.charAt(end - 1))) end--;
  return html.slice(0, end);
}

/** An excerpt without the notice, or the link to the rest of the article, at its end. */
function withoutLinks(html: HtmlSource, url: string | undefined): HtmlSource {
  const end = html.lastIndexOf('</a>');
  if (end < 0 || end < html.length - MAX_NOTICE) return html;
  const offset = Math.max(0, html.length - MAX_EDGE);
  const tail = html.slice(offset);
  const itemPage = url ? pageOf(url) : '';
  const page = itemPage && tail.includes(itemPage) ? itemPage : undefined;
  const notice = page === undefined ? undefined : noticeStart(tail, page);
  const start = notice ?? (ONLY_MARKS.test(html.slice(end)) ? moreLinkStart(tail, page) : undefined);
  return start === undefined ? html : withoutOpening(html.slice(0, offset + start));
}

/** The invitation at the end of a text; `Continue reading to your children` is none. */
function invitation(text: PlainText): RegExpExecArray | null {
  const match = INVITATION.exec(text);
  const isSentence = match?.index === 0 && text.length > MAX_LONE_INVITATION && !/[→»›…:“”"]/.test(text);
  return isSentence ? null : match;
}

/** An excerpt without the phrases that programs put at the end of any text. */
function withoutPhrases(html: HtmlSource): HtmlSource {
  if (!MAY_END_WITH_NOTICE.test(html.slice(-MAX_NOTICE))) return html;
  const text = plainText(html);
  const start = Math.max(0, text.length - MAX_NOTICE);
  const end = text.slice(start);
  const notice = NOTICE.exec(end) ?? invitation(end);
  if (!notice) return html;
  // The mark that ends the sentence before stays.
  const kept = notice.index + (BEGINS_WITH_MARK.test(notice[0]) ? 1 : 0);
  return escapeHtml(text.slice(0, start + kept).trimEnd());
}

/**
 * The source of an excerpt without what says nothing there: captions by their class, the title once more, links to the
 * rest of the article, the notices of other programs (`The post … appeared first on …`).
 *
 * @returns the same string if there is nothing of that kind; an empty one if there is nothing else
 */
export function withoutNoise(source: HtmlSource, { title = '', url }: ItemFacts): HtmlSource {
  const isWhole = source.length <= MAX_LENGTH;
  // The end of a longer text is beyond its excerpt.
  const endCounts = source.length <= MAX_SHORT;
  const head = isWhole ? source : source.slice(0, MAX_LENGTH);
  const plainTitle = plainText(title);
  if (plainTitle && head.length <= MAX_TITLE_HTML && repeatsTitle(plainText(head), plainTitle)) return '';
  let html = withoutCaptions(head);
  if (plainTitle) html = withoutTitle(html, plainTitle);
  if (endCounts) html = withoutPhrases(withoutLinks(html, url));
  if (html === head) return source;
  const text = plainText(html);
  return saysNothing(text) || (plainTitle && repeatsTitle(text, plainTitle)) ? '' : html;
}
