import { httpUrl } from '../model/http-url.js';
import type { Feed } from '../model/types.js';

/** What leaves an item, and its extension object, with each field that may not be shown. */
const fields: Record<string, string> = {
  image: 'image banner_image images',
  summary: 'summary subtitle',
  date: 'date_published date_modified',
  author: 'authors',
  section: 'tags section_path kicker',
  content: 'content_html content_text attachments',
};

/**
 * Keeps a feed to its own terms: withdrawn and outdated items leave, the fields that may not be
 * shown leave every item. Whoever holds the result can no longer forget them.
 */
export function applyTerms(feed: Feed, now = Date.now()): Feed {
  const { removed = [], terms: { show, max_items, max_age_days } = {} } = feed._dongpo ?? {};
  feed.items = feed.items
    .filter(
      ({ id, url, date_published, date_modified }) =>
        !removed.some((gone) => gone === id || httpUrl(gone) === (url ?? '')) &&
        // An item without a date cannot be shown to be young enough.
        (!max_age_days || Date.parse(date_published ?? date_modified!) >= now - max_age_days * 864e5),
    )
    .slice(0, max_items);
  for (const field in show && fields) {
    if (show!.includes(field)) continue;
    for (const name of fields[field]!.split(' ')) {
      for (const item of feed.items) {
        delete item[name as 'image'];
        delete item._dongpo?.[name as 'images'];
      }
    }
  }
  return feed;
}
