import { withPicture } from './pictures/json-pictures.js';
import { asObject, isJsonFeed, type UnknownObject } from './values.js';

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
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
  const image = { url: media.source_url, caption: rendered(media.caption), width, height };
  return {
    id: post.id,
    url: post.link,
    title: rendered(post.title),
    content_html: rendered(post.content),
    summary: rendered(post.excerpt),
    date_published: asUtc(post.date_gmt) ?? post.date,
    date_modified: asUtc(post.modified_gmt) ?? post.modified,
    authors: asList(embedded.author)
      .map(asObject)
      .map(({ name, link }) => ({ name, url: link })),
    tags: [...namesIn('category'), ...namesIn('post_tag')],
    image: image.url,
    _dongpo: { images: [image] },
  };
}

/** An item with the names of RSS, or plain ones, instead of JSON Feed's. */
const fromGenericItem = (item: UnknownObject): UnknownObject => ({
  ...item,
  id: item.id ?? item.guid,
  url: item.url ?? item.link ?? item.href,
  content_html: item.content_html ?? rendered(item.content),
  summary: item.summary ?? item.description ?? rendered(item.excerpt),
  date_published: item.date_published ?? item.pubDate ?? item.published ?? item.date,
  date_modified: item.date_modified ?? item.updated ?? item.modified,
  tags: item.tags ?? item.categories ?? item.category,
});

const adaptItem = (item: UnknownObject): UnknownObject =>
  'rendered' in asObject(item.title) ? fromWordPressPost(item) : fromGenericItem(item);

/**
 * JSON in the shape of JSON Feed: of WordPress's posts, or of a list of objects with titles and links. Each item gets
 * its picture, those of a JSON Feed too. `undefined` if it is none of these.
 *
 * @param feedUrl address of the JSON
 */
export function adaptJson(value: unknown, feedUrl?: string): UnknownObject | undefined {
  const isList = Array.isArray(value);
  const items = isList ? value : asObject(value).items;
  if (!Array.isArray(items)) return undefined;
  const feed = { url: feedUrl, home: asObject(value).home_page_url };
  return {
    ...(isList ? undefined : asObject(value)),
    items: items.map((each) => {
      const item = asObject(each);
      return withPicture(isJsonFeed(value) ? item : adaptItem(item), item, feed);
    }),
  };
}
