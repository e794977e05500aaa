/** `dongpo-widgets/feed`: feeds without elements, in browsers and on Node alike. */
export { FeedError, type FeedErrorCode } from './error.js';
export { type LoadOptions, loadFeed } from './load.js';
export type * from './model.js';
export { parseFeed } from './parse.js';
