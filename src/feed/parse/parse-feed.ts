import { FeedError } from '../model/feed-error.js';
import { isNormalised, markNormalised } from '../model/normalised.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { normalise } from './json-feed.js';

/** Text whose bytes were in another encoding than UTF-8, or say so. */
const recoded = /\ufffd|\0|^[^>]*(charset|encoding)\W+(?!utf-?8)\w/i;

/**
 * Reads a feed: JSON Feed 1.0 and 1.1, RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. Lenient: an odd item
 * never costs the others, and a feed that breaks off gives the items before the break.
 *
 * What a clean JSON Feed does not need is loaded when a feed needs it.
 *
 * @param input the text, or the bytes, whose encoding is then found
 * @returns JSON Feed 1.1; see {@link Feed} for what can be relied on
 * @throws {FeedError} with the code `format`: it is not a feed
 */
export async function parseFeed(
  input: string | ArrayBuffer | Uint8Array,
  options: ParseOptions = {},
): Promise<Feed> {
  const bytes = typeof input === 'string' ? undefined : new Uint8Array(input);
  let text = bytes ? new TextDecoder().decode(bytes) : (input as string);
  if (bytes && recoded.test(`${options.contentType} ${text}`))
    text = (await import('../encoding/decode.js')).decode(bytes, options.contentType).text;
  let raw: unknown;
  try {
    raw = text[0] !== '<' && JSON.parse(text);
  } catch {
    // It is XML, or JSON to be mended.
  }
  const feed = await (raw && !options.diagnostics
    ? readFeedObject(raw, options)
    : (await import('./parse-text.js')).readText(text, options, bytes));
  if (!feed) throw new FeedError('format', 'Not a feed', undefined, options.url);
  return markNormalised(feed);
}

/** A feed from an object of JSON Feed's shape; nothing where it is none. */
export async function readFeedObject(raw: unknown, options: ParseOptions): Promise<Feed | undefined> {
  if (isNormalised(raw as object)) return raw as Feed;
  // Whatever else it is, it is no JSON Feed by the book.
  if (!/jsonfeed/.test((raw as Feed | undefined)?.version as string))
    raw = (await import('./other-json.js')).adaptJson(raw);
  if (!raw) return;
  const read = normalise(raw, options);
  const feed = read.odd ? await (await import('./parse-text.js')).repairFeed(() => raw, options) : read.feed;
  return feed && markNormalised(feed);
}
