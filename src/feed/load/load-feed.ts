import type { Feed } from '../model/types.js';
import { loadOne } from './load-one.js';
import type { LoadOptions } from './load-options.js';

export type { LoadOptions };

/**
 * Fetches and reads a feed. On one page, callers that ask for the same address share one request and one reading.
 * Requests carry no cookies to other origins and no referrer.
 *
 * @param url absolute, or relative to the page. `{lang}` in it is replaced by `options.language`, or by the next
 * language that the publisher has. Several addresses with white space between them give one feed: no story twice, the
 * newest first
 * @throws {FeedError} `network` (CORS included), `timeout`, `http`, `too-large` or `format`
 */
export async function loadFeed(url: string, options: LoadOptions = {}): Promise<Feed> {
  if (!/\S\s+\S/.test(url)) return loadOne(url, options);
  const { loadSeveral } = await import('./load-several.js');
  return loadSeveral(url, options);
}
