import { loadOtherFormats } from './load-other-formats.js';
import { asArray, asObject, type UnknownObject } from './values.js';

/** True if the texts of an item may hold tags that are words, or words that are tags. */
function isSuspect(item: unknown): boolean {
  try {
    const { title, content_text, content_html, summary } = asObject(item);
    return (
      /<\/?[a-z]/i.test(`${title}${content_text}`) ||
      /&(amp;)*lt;\/?[a-z]/i.test(`${title}${content_html}${summary}`)
    );
  } catch {
    return false;
  }
}

/** A JSON Feed whose texts are tidied, by code that is loaded only if one of them may need it. */
export async function tidied(feed: UnknownObject): Promise<UnknownObject> {
  const items = asArray(feed.items);
  if (!items.some(isSuspect)) return feed;
  try {
    const { tidyItem } = await loadOtherFormats();
    return { ...feed, items: items.map((item) => (isSuspect(item) ? tidyItem(asObject(item)) : item)) };
  } catch {
    return feed;
  }
}
