import { isNormalised } from '../model/normalised.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { readFeedObject } from '../parse/parse-feed.js';

/**
 * Reads an object of JSON Feed's shape (or of WordPress's REST API, or a plain list of items). A feed that the parser
 * made is returned as it is.
 *
 * @returns `undefined` if the object is no feed
 */
export async function feedFromObject(source: object, options: ParseOptions): Promise<Feed | undefined> {
  if (isNormalised(source)) return source;
  return readFeedObject(source, options);
}
