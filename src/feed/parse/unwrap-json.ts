import type { ParseOptions } from '../model/types.js';
import { adaptJson } from './other-json.js';
import { unwrapFeed } from './unwrap.js';
import { asObject, asString, type UnknownObject } from './values.js';

/** Objects that stand within each other around a list: `{ rss: { channel: { item: [] } } }`. */
const MAX_DEPTH = 3;

/** True for an item under names that say so: an error report has titles, too, but no addresses. */
function isNews(value: unknown): boolean {
  const { title, url, link, href } = asObject(value);
  return Boolean(title) && [url, link, href].some((address) => asString(address));
}

/** The object that holds a list of items under another name than `items`, or within others. */
function findList(holder: UnknownObject, depth = 0): UnknownObject | undefined {
  for (const value of Object.values(holder)) {
    if (Array.isArray(value) && value.some(isNews)) return { ...holder, items: value };
    const found = depth < MAX_DEPTH ? findList(asObject(value), depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Maps a feed that stands deeper in JSON: as a list of items, or as the text that a proxy wrapped: `{ contents: '<rss>…' }`. */
export function unwrapJson(value: unknown, options: ParseOptions): UnknownObject | undefined {
  const list = findList(asObject(value));
  if (list) return adaptJson(list, options);
  const text = Object.values(asObject(value)).find(
    (each): each is string => typeof each === 'string' && /^\s*<[?\w]/.test(each),
  );
  return text === undefined ? undefined : unwrapFeed(text, options);
}
