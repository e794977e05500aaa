import type { FeedItem } from './types.js';

/** True if an item has something to show. One may hold no more than a date or an author, which the model keeps. */
export const isShowable = ({ title, summary, url }: FeedItem): boolean => !!(title || summary || url);
