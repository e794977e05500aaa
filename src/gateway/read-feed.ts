import type { Feed, ParseOptions } from '../feed/model/types.js';
import { parseFeed } from '../feed/parse/parse-feed.js';

/**
 * Parses the bytes of a source.
 *
 * @param milliseconds time that is left for it, where it can be ended
 * @throws {FeedError} if it is no feed, or none that can be read in that time
 */
export type ReadFeed = (bytes: Uint8Array, options: ParseOptions, milliseconds: number) => Promise<Feed>;

/** Parses in the thread that also serves: the way of runtimes without threads, whose platforms bound the time. */
export const readFeedHere: ReadFeed = (bytes, options) => parseFeed(bytes, options);
