/** Adapters: each turns a feed that is no JSON Feed into the shape of one. */
import type { ParseOptions } from '../model/types.js';
import { mapXmlFeed } from './rss-atom/map-feed.js';
import type { UnknownObject } from './values.js';

export { adaptJson, mendJsonFeed } from './other-json.js';

/** Loads the code for feeds that are broken or wrapped, which are few: a chunk of its own. */
const loadSalvage = () => import('./salvage.js');

/** Parses JSON that is not valid; `undefined` if it is no JSON. */
export const repairJson = async (text: string): Promise<unknown> => (await loadSalvage()).repairJson(text);

/** Maps a text that is no JSON; `undefined` if it is no feed. */
export const mapText = async (text: string, options: ParseOptions): Promise<UnknownObject | undefined> =>
  mapXmlFeed(text, options) ?? (await loadSalvage()).unwrapFeed(text, options);
