type Raw = Record<string, unknown>;

const object = (value: unknown): Raw => (value && typeof value === 'object' ? (value as Raw) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** WordPress wraps its HTML. */
const rendered = (value: unknown): unknown => object(value).rendered ?? value;
/** WordPress means UTC and does not say so. */
const utc = (value: unknown): unknown => (typeof value === 'string' && value ? `${value}Z` : undefined);

/** A post of WordPress's REST API, with `_embed` or without (https://developer.wordpress.org/rest-api/reference/posts/). */
function fromPost(post: Raw): Raw {
  const embedded = object(post._embedded);
  const picture = object(list(embedded['wp:featuredmedia'])[0]);
  const { width, height } = object(picture.media_details);
  const terms = list(embedded['wp:term']).flatMap(list).map(object);
  const named = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => name);
  const image = { url: picture.source_url, caption: rendered(picture.caption), width, height };
  return {
    id: post.id,
    url: post.link,
    title: rendered(post.title),
    content_html: rendered(post.content),
    summary: rendered(post.excerpt),
    date_published: utc(post.date_gmt) ?? post.date,
    date_modified: utc(post.modified_gmt) ?? post.modified,
    authors: list(embedded.author).map((author) => ({ name: object(author).name, url: object(author).link })),
    tags: [...named('category'), ...named('post_tag')],
    image: image.url,
    _dongpo: { images: [image] },
  };
}

/** An item of a list that somebody made for himself: the words of RSS, or plain ones, for those of JSON Feed. */
const fromItem = (item: Raw): Raw => ({
  ...item,
  id: item.id ?? item.guid,
  url: item.url ?? item.link ?? item.href,
  content_html: item.content_html ?? rendered(item.content),
  summary: item.summary ?? item.description ?? rendered(item.excerpt),
  // Which is a member of feeds only.
  description: undefined,
  date_published: item.date_published ?? item.pubDate ?? item.published ?? item.date,
  date_modified: item.date_modified ?? item.updated ?? item.modified,
  image: item.image ?? item.thumbnail,
  tags: item.tags ?? item.categories ?? item.category,
});

/**
 * JSON that is no JSON Feed, in its shape: posts of WordPress, or a list of things with titles and
 * links; nothing where it is neither.
 */
export function adaptJson(value: unknown): unknown {
  const items = Array.isArray(value) ? value : object(value).items;
  if (!Array.isArray(items)) return;
  return {
    ...(Array.isArray(value) ? undefined : object(value)),
    items: items.map((each) => {
      const item = object(each);
      return 'rendered' in object(item.title) ? fromPost(item) : fromItem(item);
    }),
  };
}
