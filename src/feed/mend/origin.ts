import { isJsonFeed, type UnknownObject } from '../parse/values.js';

/** The format that a feed was mapped from: RSS and Atom, other JSON, or none, as it is a JSON Feed. */
export type Origin = 'xml' | 'json' | 'jsonFeed';

export function originOf(feed: UnknownObject): Origin {
  if (feed.is_from_xml) return 'xml';
  return isJsonFeed(feed) ? 'jsonFeed' : 'json';
}
