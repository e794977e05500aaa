import { escapeTagWords } from '../../text/tag-words.js';
import { DEFAULT_LIMIT } from '../model/defaults.js';
import type { ParseOptions } from '../model/types.js';
import { hasOddText } from './odd-texts.js';
import { withPicture } from './pictures/json-pictures.js';
import { needsPictureSearch } from './plain-image.js';
import { tidyItem } from './tidy-item.js';
import { asArray, asObject, type UnknownObject } from './values.js';

/** Elements of a list that are looked at: what is no item is cheap to write, and dear to read. */
const MAX_ITEMS = 10 * DEFAULT_LIMIT;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isAddress = (value: unknown): boolean => typeof value === 'string' && value !== '';
/** WordPress wraps its HTML: `{ rendered: '…' }`. */
const rendered = (value: unknown): unknown => asObject(value).rendered ?? value;
/** WordPress's `…_gmt` dates are UTC and carry no zone. */
const asUtc = (value: unknown): unknown => (typeof value === 'string' && value ? `${value}Z` : undefined);

/** A post of WordPress's REST API, with `_embed` or without (https://developer.wordpress.org/rest-api/reference/posts/). */
function fromWordPressPost(post: UnknownObject): UnknownObject {
  const embedded = asObject(post._embedded);
  const media = asObject(asList(embedded['wp:featuredmedia'])[0]);
  const { width, height } = asObject(media.media_details);
  const terms = asList(embedded['wp:term']).flatMap(asList).map(asObject);
  const namesIn = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => name);
  const full = asObject(asObject(asObject(media.media_details).sizes).full);
  const file = media.source_url ?? full.source_url ?? rendered(media.guid);
  const image = { url: file, caption: rendered(media.caption), width, height };
  return {
    id: post.id,
    url: [post.link, rendered(post.guid)],
    title: rendered(post.title),
    content_html: rendered(post.content),
    summary: rendered(post.excerpt),
    date_published: [asUtc(post.date_gmt), post.date, asUtc(post.modified_gmt)],
    date_modified: [asUtc(post.modified_gmt), post.modified],
    authors: asList(embedded.author)
      .map(asObject)
      .map(({ name, link }) => ({ name, url: link })),
    tags: [...namesIn('category'), ...namesIn('post_tag')],
    image: image.url,
    _dongpo: { images: [image] },
  };
}

const isWordPressPost = (item: unknown): boolean => 'rendered' in asObject(asObject(item).title);

/** Posts that WordPress gives at once where its address does not say how many. */
const POSTS_A_PAGE = 10;

/**
 * Address of the next page of a list: the response's `Link` (RFC 8288), which WordPress sends with every list that goes
 * on. Where no script may read it, a full page of posts is taken to go on.
 */
function nextPage(items: unknown[], url: string | undefined, link: string | undefined): string | undefined {
  const linked = link && /<([^<>]*)>\s*;[^<]*?\brel="?next\b/i.exec(link)?.[1];
  if (link || !url || !items.every(isWordPressPost)) return linked || undefined;
  const next = new URL(url);
  const numberIn = (name: string): number => Number(next.searchParams.get(name));
  if (items.length < (numberIn('per_page') || POSTS_A_PAGE)) return undefined;
  next.searchParams.set('page', `${(numberIn('page') || 1) + 1}`);
  return next.href;
}

/** An item with the names of RSS, or plain ones, instead of JSON Feed's. */
const fromGenericItem = (item: UnknownObject): UnknownObject => ({
  ...item,
  id: item.id ?? item.guid,
  url: [item.url, item.link, item.href, item.permalink, item.guid].filter(isAddress),
  content_html: item.content_html || rendered(item.content),
  summary: item.summary || item.description || rendered(item.excerpt),
  date_published: [item.date_published, item.pubDate, item.published, item.date],
  date_modified: [item.date_modified, item.updated, item.modified],
  tags: item.tags ?? item.categories ?? item.category,
});

const adaptItem = (item: UnknownObject): UnknownObject =>
  isWordPressPost(item) ? fromWordPressPost(item) : fromGenericItem(item);

/** The addresses that complete those of the pictures of items. */
const basesOf = (feed: UnknownObject, url: string | undefined) => ({ url, home: feed.home_page_url });

/**
 * JSON in the shape of JSON Feed: of WordPress's posts, or of a list of objects with titles and links. `undefined` if it
 * is none of these.
 *
 * @param options with the address of the JSON, and the `Link` of its response
 */
export function adaptJson(value: unknown, { url, link }: ParseOptions = {}): UnknownObject | undefined {
  const feed: UnknownObject = Array.isArray(value)
    ? { next_url: nextPage(value, url, link), items: value }
    : asObject(value);
  if (!Array.isArray(feed.items)) return undefined;
  const bases = basesOf(feed, url);
  const items = feed.items.slice(0, MAX_ITEMS).map((each) => {
    const item = asObject(each);
    return withPicture(tidyItem(adaptItem(item)), item, bases);
  });
  // Services that turn RSS into JSON put its title into an object.
  return { ...feed, title: feed.title ?? asObject(feed.feed).title, items };
}

/** A JSON Feed whose odd texts are tidied, and whose pictures are found wherever they stand. */
export function mendJsonFeed(feed: UnknownObject, url?: string): UnknownObject {
  const bases = basesOf(feed, url);
  const items = asArray(feed.items)
    .slice(0, MAX_ITEMS)
    .map((each) => {
      const item = asObject(each);
      const tidy = hasOddText(item) ? tidyItem(item) : item;
      return needsPictureSearch(item) ? withPicture(tidy, item, bases) : tidy;
    });
  const { title } = feed;
  return { ...feed, title: typeof title === 'string' ? escapeTagWords(title) : title, items };
}
