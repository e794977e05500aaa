import { mayHaveNoise } from '../mend/excerpt-signs.js';
import { DEFAULT_LIMIT } from '../model/defaults.js';
import type { ParseOptions } from '../model/types.js';
import { wholeSizes } from './picture-sizes.js';
import { asObject, type UnknownObject } from './values.js';

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
  const { width, height, sizes } = asObject(media.media_details);
  // A thumbnail is a part of the picture.
  const files = Object.values(asObject(sizes)).map((size) => {
    const { source_url, width, height } = asObject(size);
    return { url: source_url, width, height };
  });
  const terms = asList(embedded['wp:term']).flatMap(asList).map(asObject);
  const namesIn = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => name);
  const full = asObject(asObject(sizes).full);
  const image = {
    url: media.source_url ?? full.source_url ?? rendered(media.guid),
    caption: rendered(media.caption),
    width,
    height,
    sizes: wholeSizes(files, { width, height }),
  };
  return {
    ...post,
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

function adaptItem(item: UnknownObject): UnknownObject {
  const adapted = isWordPressPost(item) ? fromWordPressPost(item) : fromGenericItem(item);
  return { ...adapted, has_odd_excerpt: mayHaveNoise(adapted) };
}

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
  const items = feed.items.slice(0, MAX_ITEMS).map((each) => adaptItem(asObject(each)));
  // Services that turn RSS into JSON put its title into an object.
  return { ...feed, title: feed.title ?? asObject(feed.feed).title, items };
}
