/** `dongpo-widgets/feed`: loads and parses feeds, without elements, in browsers and on Node. */

export { type LoadOptions, loadFeed } from './load/load-feed.js';
export { FeedError, type FeedErrorCode } from './model/feed-error.js';
export type * from './model/types.js';
export { parseFeed } from './parse/parse-feed.js';
