/** Adapters: each turns a feed that is no JSON Feed into the shape of one. */
import type { ParseOptions } from '../model/types.js';
import { mapXmlFeed } from './rss-atom/map-feed.js';
import { unwrapFeed } from './unwrap.js';
import type { UnknownObject } from './values.js';

export { adaptJson, mendJsonFeed } from './other-json.js';
export { repairJson } from './repair-json.js';

/** Maps a text that is no JSON; `undefined` if it is no feed. */
export const mapText = (text: string, options: ParseOptions): UnknownObject | undefined =>
  mapXmlFeed(text, options) ?? unwrapFeed(text, options);
