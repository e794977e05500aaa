/** Adapters: each turns a feed that is no JSON Feed into the shape of one. */
import type { ParseOptions } from '../model/types.js';
import { adaptJson as adaptOtherJson } from './other-json.js';
import { mapXmlFeed } from './rss-atom/map-feed.js';
import { asArray, type UnknownObject } from './values.js';

/** Loads the code for feeds that are broken or wrapped, which are few: a chunk of its own. */
const loadSalvage = () => import('./salvage.js');

/** Parses JSON that is not valid; `undefined` if it is no JSON. */
export const repairJson = async (text: string): Promise<unknown> => (await loadSalvage()).repairJson(text);

/** Maps a text that is no JSON; `undefined` if it is no feed. The items of an empty feed may stand elsewhere in the text. */
export async function mapText(text: string, options: ParseOptions): Promise<UnknownObject | undefined> {
  // A string of JSON holds the feed, escaped.
  const feed = /^\s*"/.test(text) ? undefined : mapXmlFeed(text, options);
  if (asArray(feed?.items).length) return feed;
  const within = (await loadSalvage()).unwrapFeed(text, options);
  return feed && within && !within.title ? { ...feed, items: within.items } : (within ?? feed);
}

/** Maps JSON that is no JSON Feed; `undefined` if it is no feed. */
export const adaptJson = async (value: unknown, options: ParseOptions): Promise<UnknownObject | undefined> =>
  adaptOtherJson(value, options) ?? (await loadSalvage()).unwrapJson(value, options);
