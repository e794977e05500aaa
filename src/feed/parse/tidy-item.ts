import { restoreEscaped, withoutCdata } from '../../text/escaped-markup.js';
import { plainText } from '../../text/plain.js';
import { escapeTagWords } from '../../text/tag-words.js';
import { type ItemFacts, isProse, withoutNoise } from './excerpt-noise.js';
import { isTelling, mayBeFiller } from './is-telling.js';
import { applyBaseElement } from './pictures/base-href.js';
import { saysNothing } from './read-members.js';
import { asArray, type UnknownObject } from './values.js';

/** UTF-16 units of a plain text that become an excerpt at most. */
const MAX_EXCERPT = 20_000;

const restored = (value: unknown): unknown =>
  typeof value === 'string' ? restoreEscaped(withoutCdata(value)) : value;

/** An image whose `alt` is nothing but an emoji. */
const EMOJI_IMAGE =
  /<img\s[^<>]*?\balt\s*=\s*["']((?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u200d|\ufe0f){1,20}|\d\ufe0f?\u20e3)["'][^<>]*>/giu;

/** HTML with characters in place of the images that stand for them. */
const withEmoji = (html: string): string =>
  html.length < MAX_EXCERPT && html.includes('<img') ? html.replace(EMOJI_IMAGE, '$1') : html;

/**
 * Source of an excerpt without noise; `false` if nothing is left and none is to be made of the body. `undefined` if the
 * excerpt is to be made of the body as it is.
 */
export function excerptSource(
  written: string | undefined,
  body: string | undefined,
  facts: ItemFacts,
): string | false | undefined {
  const summary = written && withEmoji(written);
  if (summary && !mayBeFiller(summary) && isProse(summary, facts.title ?? '')) return summary;
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

/** Plain text that is HTML from end to end. */
const IS_HTML = /^\s*<(p|div|h\d|ul|ol|table|figure|article|blockquote)\b.*<\/[a-z]\w*>\s*$/is;

/** The body in HTML; a plain one that is nothing but HTML is that. `undefined` if it says less than another text. */
function bodyOf({ content_html, content_text, summary }: UnknownObject): unknown {
  const html = restored(content_html);
  if (typeof html === 'string' && html && ((!content_text && !summary) || isTelling(html, true)))
    return applyBaseElement(html);
  return typeof content_text === 'string' && IS_HTML.test(content_text) ? content_text : undefined;
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An item of JSON Feed's shape whose title, summary and body are tidied: see {@link restoreEscaped} and the like. */
export function tidyItem(item: UnknownObject): UnknownObject {
  const title = restored(item.title);
  const content_html = bodyOf(item);
  const written = restored(item.summary);
  const summary = typeof written === 'string' && isTelling(written) ? escapeTagWords(written) : written;
  const { content_text: text } = item;
  const facts = { title: asText(title), url: asArray(item.url).map(asText)[0] };
  const tidy = {
    ...item,
    title: typeof title === 'string' ? escapeTagWords(title) : title,
    content_html,
    summary:
      summary && !asText(summary) ? summary : excerptSource(asText(summary), asText(content_html), facts),
  };
  if (!summary && !content_html && typeof text === 'string') {
    const plain = text.includes('<') ? escapeTagWords(text.slice(0, MAX_EXCERPT)) : text;
    tidy.summary = excerptSource(undefined, plain, facts) ?? plain;
  }
  return tidy;
}
