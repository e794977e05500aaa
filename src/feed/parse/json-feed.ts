import { datelineNames, splitDateline } from '../../text/dateline.js';
import type { PlainText } from '../../text/kinds.js';
import { plainText } from '../../text/plain.js';
import { truncate } from '../../text/truncate.js';
import { DEFAULT_LIMIT, DEFAULT_TIME_ZONE } from '../model/defaults.js';
import type { Feed, FeedItem, ParseOptions } from '../model/types.js';
import { absoluteUrl } from './absolute-url.js';
import { addBodySizes } from './body-sizes.js';
import type { OtherDateParser } from './dates/feed-date.js';
import { plainImageOf } from './plain-image.js';
import { noFacts, type Reading, readFeedOrItem, readList, saysNothing } from './read-members.js';
import { relocateFields } from './relocate-fields.js';
import { applyTerms } from './terms.js';
import { asObject, asString, type UnknownObject } from './values.js';

/** Width of an excerpt in columns: two lines in the widest layout. */
const EXCERPT_WIDTH = 320;
/** A summary that is longer in UTF-16 units may be wider than that. */
const MAX_SHORT_SUMMARY = EXCERPT_WIDTH / 2;
/** The start of a summary that may be a dateline, or a caption before one. */
const MAY_BE_DATELINE = /^([[▲△(【]|사진)/;

/** The text of a body. One that is nothing but a picture's caption is that. */
const bodyText = (html: string, text: string): PlainText =>
  plainText(html) || plainText(html.replaceAll('figcaption', 'p')) || plainText(text);

/** Makes an item's summary a short excerpt without a dateline, from the body if there is no summary. */
function readExcerpt(item: Partial<FeedItem>, names: string[], { facts }: Reading): void {
  if (item.summary === item.title) delete item.summary;
  const { summary } = item;
  const { content_html: html = '', content_text = '' } = item;
  const body = html || content_text;
  if (summary ? summary.length > MAX_SHORT_SUMMARY || MAY_BE_DATELINE.test(summary) : body) {
    const { text, author } = splitDateline(summary ?? bodyText(html, content_text), names);
    const excerpt = truncate(text, EXCERPT_WIDTH);
    if (saysNothing(excerpt)) {
      delete item.summary;
      facts.hadJunk = true;
    } else item.summary = excerpt;
    if (author) item.authors ??= [{ name: author }];
  }
  if (item.summary === item.title) delete item.summary;
}

/** The id of an item, if it is an address, as it is in a JSON Feed as a rule. Several candidates for a link are all there are. */
const addressInId = ({ id = '' }: Partial<FeedItem>, source: UnknownObject): string | undefined =>
  Array.isArray(source.url) || !/^https?:/.test(id) ? undefined : absoluteUrl(id);

/** Reads one item; `undefined` if it says nothing. */
function readItem(
  value: unknown,
  feed: Feed,
  reading: Reading,
  base: string | undefined,
  datelines: DatelineCache,
): FeedItem | undefined {
  const facts = noFacts();
  reading.facts = facts;
  reading.baseUrl = base;
  const source = asObject(value);
  const item: Partial<FeedItem> = readFeedOrItem(source, 'item', reading);
  relocateFields(item, feed);
  // Said to have none: its body is nothing to be read.
  if (source.summary !== false) readExcerpt(item, datelines(item._dongpo?.source), reading);
  // One that cannot be read gives way to the other.
  if (item.date_modified && !item.date_published && 'date_published' in source) {
    item.date_published = item.date_modified;
    if (facts.dateOnlyFields.length) facts.dateOnlyFields.push('date_published');
  }
  if (facts.modified) item.date_modified = facts.modified;
  if (facts.dateOnlyFields.includes(item.date_published ? 'date_published' : 'date_modified'))
    item._dongpo = { ...item._dongpo, date_precision: 'day' };
  const { title, summary, image, date_published = '' } = item;
  const url = item.url ?? item.external_url ?? addressInId(item, source);
  if (url) item.url = url;
  const picture = image ?? item.banner_image ?? item._dongpo?.images?.[0]?.url ?? plainImageOf(source);
  if (picture) {
    item.image = picture;
    addBodySizes(item, picture);
  }
  // A lone date or picture is an item, though nothing to be shown; junk alone is none.
  if (!url && !title && !summary && (facts.hadJunk ? !picture : !Object.keys(item).length)) return undefined;
  return Object.assign(item, { id: item.id ?? url ?? `${title ?? summary}${date_published}` });
}

/** The names that open a dateline, by the source that an item names. */
type DatelineCache = (source: string | undefined) => string[];

function datelineCache({ title, authors }: Feed): DatelineCache {
  const names = new Map<string | undefined, string[]>();
  return (source) => {
    let known = names.get(source);
    if (!known) {
      known = datelineNames(source, title, authors?.[0]?.name);
      names.set(source, known);
    }
    return known;
  };
}

/**
 * Reads an object of JSON Feed's shape, whatever the types in it: text becomes plain, addresses absolute, dates
 * RFC 3339; values in a wrong field are moved, items that say nothing are dropped, the feed's own terms are applied.
 * Members that the model does not have are not passed on.
 *
 * @param parseOtherDate reads the dates in uncommon forms, whose code is loaded when they are there
 */
export function readJsonFeed(
  source: object,
  { url, timeZone, limit }: ParseOptions,
  parseOtherDate: OtherDateParser,
): Feed {
  const members = asObject(source);
  const reading: Reading = {
    baseUrl: url,
    timeZone: timeZone ?? DEFAULT_TIME_ZONE,
    language: asString(members.language),
    parseOtherDate,
    facts: noFacts(),
  };
  const feed: Feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: '',
    ...readFeedOrItem(members, 'feed', reading),
    items: [],
  };
  const datelines = datelineCache(feed);
  const base = reading.baseUrl;
  feed.items =
    readList(
      members.items,
      (item) => readItem(item, feed, reading, base, datelines),
      limit || DEFAULT_LIMIT,
    ) ?? [];
  return feed._dongpo?.terms || feed._dongpo?.removed ? applyTerms(feed) : feed;
}
