/** Feeds of earlier visits, as responses in a cache. */

import { DAY_MS } from '../model/defaults.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { parseFeed } from '../parse/parse-feed.js';

/** Name in Cache Storage, and prefix in localStorage. Entries of another shape get another name. */
export const CACHE_NAME = 'dongpo-widgets.1';

/** Milliseconds for which a response is kept. */
const MAX_AGE = 7 * DAY_MS;

/** A feed of an earlier visit. */
export interface CachedFeed {
  feed: Feed;
  /** When it was fetched, by `Date.now()`. */
  time: number;
}

const header = (response: Response, name: string): string => response.headers.get(name) ?? '';
const numericHeader = (response: Response, name: string): number => Number(header(response, name)) || 0;

/** When a cached response was fetched, by `Date.now()`; 0 if it does not say so. */
export const timeOf = (response: Response): number => numericHeader(response, 'x-time');

/** Bytes of a cached response's body. */
export const lengthOf = (response: Response): number => numericHeader(response, 'x-length');

/** False for a time in the far future too: the clock was wrong. */
export const isFresh = (time: number): boolean => Math.abs(Date.now() - time) < MAX_AGE;

/** A response as it is cached. */
export const toCached = (
  bytes: Uint8Array<ArrayBuffer>,
  { url, contentType, time }: { url: string; contentType: string; time: number },
): Response => {
  const headers = {
    'content-type': contentType,
    'x-url': url,
    'x-length': `${bytes.length}`,
    'x-time': `${time}`,
  };
  return new Response(bytes, { headers });
};

/** @throws if the response is damaged, or no feed */
export async function parseCached(
  response: Response,
  { timeZone, labels }: ParseOptions = {},
): Promise<Feed> {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== lengthOf(response)) throw new Error('Truncated');
  return parseFeed(bytes, {
    url: header(response, 'x-url'),
    contentType: header(response, 'content-type'),
    timeZone,
    labels,
  });
}

/** The feed in a cached response. @throws if the response is too old, damaged, or no feed */
export async function readCachedFeed(response: Response, options?: ParseOptions): Promise<CachedFeed> {
  const time = timeOf(response);
  if (!isFresh(time)) throw new Error('Too old');
  return { time, feed: await parseCached(response, options) };
}
