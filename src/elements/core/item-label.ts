import type { FeedItem } from '../../feed/model/types.js';

/** Text that stands for an item: its title, else its excerpt, else its address. */
export const itemLabel = ({ title, summary, url = '' }: FeedItem): string =>
  title ?? summary ?? url.replace(/^\w+:\/\/(www\.)?/, '');
