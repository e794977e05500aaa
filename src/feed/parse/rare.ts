/**
 * For the feeds that need it: the rarer forms of dates, pictures and bodies, what stands in a wrong
 * field, terms and, from now on, the rarer names of characters and of HTML elements.
 */
import '../../text/entities-html4.js';
import '../../text/folding.js';
import '../../text/graphemes.js';
import '../../text/html-names.js';
import type { Feed, FeedItem } from '../model/types.js';
import { readDate } from './dates.js';
import type { ReadDate } from './json-feed.js';
import { misplaced } from './relocate-fields.js';
import { fromBase64 } from './rss-atom/base64.js';
import { lazyImage } from './rss-atom/first-image.js';
import { source } from './rss-atom/inner-source.js';
import { type Media, readMedia } from './rss-atom/media-rss.js';
import type { XmlNode } from './rss-atom/parse-xml.js';
import { ttl } from './rss-atom/update-period.js';
import { applyTerms } from './terms.js';

export interface RareTools {
  readDate(text: string, timeZone: string): ReadDate | undefined;
  misplaced(item: FeedItem, feed: Feed): void;
  applyTerms(feed: Feed): void;
  lazyImage(html: string): string | undefined;
  source(node: XmlNode): string;
  fromBase64(text: string): string;
  readMedia(item: XmlNode): { images?: Media[]; attachments?: Media[]; summary?: string };
  ttl(channel: XmlNode): number | undefined;
}

export const tools: RareTools = {
  readDate,
  misplaced,
  applyTerms,
  lazyImage,
  source,
  fromBase64,
  readMedia,
  ttl,
};
