import { loadOtherFormats } from './load-other-formats.js';
import { asArray, asObject, type UnknownObject } from './values.js';

/** A tag, and one or a reference that is escaped. */
const TAG = /<[/a-z]/i;
const ESCAPED = /lt;[/a-z]|&amp;[#\w]+;/i;

const has = (value: unknown, sign: RegExp): boolean => typeof value === 'string' && sign.test(value);

/** True if the texts of an item may hold tags that are words, or words that are tags. */
function isSuspect(item: unknown): boolean {
  const { title, content_text, content_html, summary } = asObject(item);
  return (
    has(title, TAG) ||
    has(title, ESCAPED) ||
    has(content_text, TAG) ||
    has(content_html, ESCAPED) ||
    has(summary, ESCAPED)
  );
}

/** A JSON Feed whose texts are tidied, by code that is loaded only if one of them may need it. */
export async function tidied(feed: UnknownObject): Promise<UnknownObject> {
  try {
    const items = asArray(feed.items);
    if (!items.some(isSuspect)) return feed;
    const { tidyItem } = await loadOtherFormats();
    return { ...feed, items: items.map((item) => (isSuspect(item) ? tidyItem(asObject(item)) : item)) };
  } catch {
    // The code did not load, or an item cannot be read: all is read as it is.
    return feed;
  }
}
