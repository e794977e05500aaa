import { FeedError } from './error.js';
import type { Feed, ParseOptions } from './model.js';
import { normalise } from './normalise.js';

/** Feeds that are read: text decoded twice would no longer be the publisher's. */
export const done = new WeakSet<object>();

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
  const text = bytes ? new TextDecoder().decode(bytes) : (input as string).replace(/^\ufeff/, '');
  let feed: Feed | undefined;
  try {
    feed = await readFeed(JSON.parse(text), options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    feed = await (await import('./lenient.js')).readText(text, bytes, options);
  }
  if (!feed) throw new FeedError('format', 'Not a feed', undefined, options.url);
  done.add(feed);
  return feed;
}

/** A feed from an object of JSON Feed's shape; nothing where it is none. */
export async function readFeed(raw: unknown, options: ParseOptions): Promise<Feed | undefined> {
  if (done.has(raw as object)) return raw as Feed;
  let { feed, odd } = normalise(raw, options);
  if (odd) feed = await (await import('./lenient.js')).repairFeed(() => raw, options);
  if (feed) done.add(feed);
  return feed;
}
