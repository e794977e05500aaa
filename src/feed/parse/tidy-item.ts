import { restoreEscaped } from '../../text/escaped-markup.js';
import { escapeTagWords } from '../../text/tag-words.js';
import { type ItemFacts, isProse, withoutNoise } from './excerpt-noise.js';
import { isTelling } from './is-telling.js';
import { asArray, type UnknownObject } from './values.js';

/** UTF-16 units of a plain text that become an excerpt at most. */
const MAX_EXCERPT = 20_000;

const restored = (value: unknown): unknown => (typeof value === 'string' ? restoreEscaped(value) : value);

/**
 * Source of an excerpt without noise; `false` if nothing is left and none is to be made of the body. `undefined` if the
 * excerpt is to be made of the body as it is.
 */
export function excerptSource(
  summary: string | undefined,
  body: string | undefined,
  facts: ItemFacts,
): string | false | undefined {
  if (summary && isProse(summary, facts.title ?? '')) return summary;
  const isUseful = summary !== undefined && isTelling(summary);
  if (isUseful) {
    const rest = withoutNoise(summary, facts);
    if (rest) return rest;
    if (!body || body === summary) return false;
  }
  const rest = body && withoutNoise(body, facts);
  if (rest === body) return isUseful ? undefined : summary;
  return rest || false;
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An item of JSON Feed's shape whose title, summary and body are tidied: see {@link restoreEscaped} and the like. */
export function tidyItem(item: UnknownObject): UnknownObject {
  const title = restored(item.title);
  const content_html = restored(item.content_html);
  const summary = restored(item.summary);
  const { content_text: text } = item;
  const facts = { title: asText(title), url: asArray(item.url).map(asText)[0] };
  const tidy = {
    ...item,
    title: typeof title === 'string' ? escapeTagWords(title) : title,
    content_html,
    summary:
      summary && !asText(summary) ? summary : excerptSource(asText(summary), asText(content_html), facts),
  };
  if (!summary && !content_html && typeof text === 'string' && text.includes('<'))
    tidy.summary = escapeTagWords(text.slice(0, MAX_EXCERPT));
  return tidy;
}
