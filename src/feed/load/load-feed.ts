import type { Feed } from '../model/types.js';
import { loadAddress } from './load-address.js';
import type { LoadOptions } from './load-options.js';

export type { LoadOptions };

/**
 * Fetches and reads a feed. On one page, callers that ask for the same address share one request and one reading.
 * Requests carry no cookies to other origins and no referrer.
 *
 * @param url absolute, or relative to the page. `{lang}` in it is replaced by `options.language`, or by the next
 * language that the publisher has
 * @throws {FeedError} `network` (CORS included), `timeout`, `http`, `too-large` or `format`
 */
export async function loadFeed(url: string, options: LoadOptions = {}): Promise<Feed> {
  if (!url.includes('{lang}')) return loadAddress(url, options);
  const { loadByLanguage } = await import('./load-by-language.js');
  return loadByLanguage(url, options);
}
