import type { HtmlSource } from '../../text/kinds.js';
import { plainText } from '../../text/plain.js';
import { saysNothing } from '../parse/read-members.js';
import { asArray, asObject, asString, type UnknownObject } from '../parse/values.js';
import { applyBaseElement } from './base-element.js';
import { restoreEscaped, withoutCdata } from './escaped-markup.js';
import { type ItemFacts, withoutNoise } from './excerpt-noise.js';
import { isTelling } from './is-telling.js';
import type { Origin } from './origin.js';
import { resolveAddresses } from './resolve-addresses.js';
import { escapeTagWords } from './tag-words.js';
import type { TextFacts } from './text-facts.js';
import { isBody } from './text-signs.js';

/** UTF-16 units of a plain text that become an excerpt at most. */
const MAX_EXCERPT = 20_000;
/** UTF-16 units of a title with bare tags that is looked at closely. */
const MAX_BARE_TITLE = 1000;
/** XHTML without a tag but its root's: its tags were escaped, and not to be shown. */
const LONE_DIV = /^<div\b[^<>]*>[^<]*<\/div>$/;
/** An element that holds all the rest of a title: its tag was written bare and never closed. */
const REST_IN_ELEMENT = /<(?!(?:[abiu]|em|strong|su[bp]|font|span|p|div|h\d)>)([a-z][\w-]*)>(.*)<\/\1>\s*$/is;
/** Plain text that is HTML from end to end. */
const IS_HTML = /^\s*<(p|div|h\d|ul|ol|table|figure|article|blockquote)\b.*<\/[a-z]\w*>\s*$/is;
/** An image whose `alt` is nothing but an emoji. */
const EMOJI_IMAGE =
  /<img\s[^<>]*?\balt\s*=\s*["']((?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u200d|\ufe0f){1,20}|\d\ufe0f?\u20e3)["'][^<>]*>/giu;

/** HTML with characters in place of the images that stand for them. */
const withEmoji = (html: HtmlSource): HtmlSource =>
  html.length < MAX_EXCERPT && html.includes('<img') ? html.replace(EMOJI_IMAGE, '$1') : html;

/** HTML whose tags are restored that were escaped once too often, and whose addresses are completed by its bases. */
function restored(written: HtmlSource, { type, base }: TextFacts): HtmlSource {
  const text = type === 'text' ? escapeTagWords(written) : written;
  const html = withoutCdata(text);
  // In XHTML, what is escaped is meant to be shown.
  const isMeant = type === 'xhtml' && !LONE_DIV.test(html);
  const based = applyBaseElement(isMeant ? html : restoreEscaped(html));
  return base === undefined ? based : resolveAddresses(based, base);
}

/** The texts of a member: one, or several candidates. */
const textsOf = (value: unknown, facts: TextFacts = {}): HtmlSource[] =>
  asArray(value)
    .map((each) => (typeof each === 'string' ? restored(each, facts) : ''))
    .filter(Boolean);

/** The first text that says something, else the first. */
const firstTelling = (texts: HtmlSource[], orShows?: boolean): HtmlSource | undefined =>
  texts.length > 1 ? (texts.find((text) => isTelling(text, orShows)) ?? texts[0]) : texts[0];

/** A title without the closing tags that the reader of XML made up at its end. */
function withoutMadeUpEnds(html: HtmlSource): HtmlSource {
  const rest = html.replace(REST_IN_ELEMENT, '<$1>$2');
  return rest === html ? html : withoutMadeUpEnds(rest);
}

/** A title as HTML; a tag that names an element (`Using <select> well`) is escaped. */
export function tidyTitle(title: unknown, facts: TextFacts = {}): HtmlSource | undefined {
  const html = firstTelling(textsOf(title, facts));
  const isBare = facts.type === 'bare' && html !== undefined && html.length <= MAX_BARE_TITLE;
  return html && escapeTagWords(isBare ? withoutMadeUpEnds(html) : html);
}

/**
 * Source of an excerpt without noise; `false` if nothing is left and none is to be made of the body. `undefined` if the
 * excerpt is to be made of the body as it is.
 */
function excerptSource(
  written: string | undefined,
  body: string | undefined,
  facts: ItemFacts,
): string | false | undefined {
  const summary = written && withEmoji(written);
  const isUseful = summary !== undefined && isTelling(summary);
  if (isUseful) {
    const rest = withoutNoise(summary, facts);
    if (rest) return rest;
    if (!body || body === summary) return false;
  }
  const rest = body && withoutNoise(withEmoji(body), facts);
  if (rest === body) {
    if (isUseful || !summary || body) return undefined;
    // The reader drops a blank one itself.
    return saysNothing(plainText(summary)) ? summary : false;
  }
  return rest || false;
}

/** The body in HTML; a plain one that is nothing but HTML is that. `undefined` if it says less than another text. */
function bodyOf(
  { content_html, content_text }: UnknownObject,
  facts: TextFacts | undefined,
  hasOther: boolean,
) {
  const bodies = textsOf(content_html, facts);
  const telling = bodies.find((html) => isTelling(html, true));
  if (telling !== undefined || !hasOther) return telling ?? bodies[0];
  return typeof content_text === 'string' && IS_HTML.test(content_text) ? content_text : undefined;
}

/**
 * An item of JSON Feed's shape whose title, summary and body are tidied: see {@link restoreEscaped} and the like.
 *
 * @param origin in RSS and Atom, a summary is HTML
 */
export function tidyItem(item: UnknownObject, origin: Origin): UnknownObject {
  const isHtml = origin === 'xml';
  const facts = asObject(item.text_facts) as Partial<Record<string, TextFacts>>;
  const { content_text: text } = item;
  const title = tidyTitle(item.title, facts.title) ?? item.title;
  const first = firstTelling(textsOf(item.summary, facts.summary));
  const summary = first && !isHtml && isTelling(first) ? escapeTagWords(first) : first;
  const hasOther = text ? true : !!summary && (!isHtml || isTelling(summary));
  const body = bodyOf(item, facts.content_html, hasOther);
  const content_html = body ?? (isHtml && !text && summary && isBody(summary) ? summary : undefined);
  const about = { title: asString(title), url: asArray(item.url).map(asString)[0] };
  const plain = typeof text === 'string' && !content_html ? text : undefined;
  const words = plain?.includes('<') ? escapeTagWords(plain.slice(0, MAX_EXCERPT)) : plain;
  return {
    ...item,
    title,
    content_html,
    summary: excerptSource(summary, content_html ?? words, about) ?? (summary ? undefined : words),
  };
}
