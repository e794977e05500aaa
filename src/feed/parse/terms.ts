import { DAY_MS } from '../model/defaults.js';
import { httpUrl } from '../model/http-url.js';
import type { Feed, FeedItem, ItemExtension } from '../model/types.js';

/** Members of an item, and of its extension object, that leave with each field that may not be shown. */
const MEMBERS_OF_FIELD: Record<string, { item: (keyof FeedItem)[]; extension: (keyof ItemExtension)[] }> = {
  image: { item: ['image', 'banner_image'], extension: ['images'] },
  summary: { item: ['summary'], extension: ['subtitle'] },
  date: { item: ['date_published', 'date_modified'], extension: [] },
  author: { item: ['authors'], extension: [] },
  section: { item: ['tags'], extension: ['section_path', 'kicker'] },
  content: { item: ['content_html', 'content_text', 'attachments'], extension: [] },
};

/** Ids and addresses of the items that a feed withdraws; addresses in the spelling of the model too. */
const withdrawn = (removed: string[]): Set<string | undefined> =>
  new Set([...removed, ...removed.map((each) => (/^\s*https?:/i.test(each) ? httpUrl(each) : each))]);

/** True if an item is not older than that many days. An item without a date cannot be shown to be. */
const isYoung = ({ date_published, date_modified }: FeedItem, days: number, now: number): boolean =>
  Date.parse(date_published ?? date_modified ?? '') >= now - days * DAY_MS;

/**
 * Keeps a feed to its own terms, in place: withdrawn and outdated items leave, and the fields that may not be shown
 * leave every item.
 */
export function applyTerms(feed: Feed, now = Date.now()): Feed {
  const { removed = [], terms: { show, max_items, max_age_days } = {} } = feed._dongpo ?? {};
  const gone = withdrawn(removed);
  const isRemoved = ({ id, url = id }: FeedItem): boolean => gone.has(id) || gone.has(url);
  feed.items = feed.items
    .filter((item) => !isRemoved(item) && (!max_age_days || isYoung(item, max_age_days, now)))
    .slice(0, max_items);
  if (!show) return feed;
  for (const [field, members] of Object.entries(MEMBERS_OF_FIELD)) {
    if (show.includes(field)) continue;
    for (const item of feed.items) {
      for (const name of members.item) delete item[name];
      for (const name of members.extension) delete item._dongpo?.[name];
    }
  }
  return feed;
}
