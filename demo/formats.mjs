/**
 * Writes a JSON Feed as RSS 2.0, Atom 1.0 and RSS 1.0 (RDF). Members that a format lacks (ranks, subtitles, captions
 * of further images) are left out, as a newspaper's CMS does.
 */

/** Characters that XML 1.0 does not allow even when escaped. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or a double-quoted attribute. */
export const escapeXml = (text) =>
  String(text)
    .replace(forbidden, '')
    .replace(/[&<>"]/g, (each) => entities[each]);
const cdata = (html) =>
  `<![CDATA[${String(html).replace(forbidden, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const attributes = (values) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
/** An element; empty without text and attributes. */
const element = (name, text, values = {}) => {
  const start = `${name}${attributes(values)}`;
  if (text === undefined || text === '') return start === name ? '' : `<${start}/>`;
  return `<${start}>${escapeXml(text)}</${name}>`;
};
const block = (name, children, values = {}) =>
  `<${name}${attributes(values)}>\n${lines(children)}\n</${name}>`;
const lines = (parts) => parts.flat().filter(Boolean).join('\n');
const document = (root) => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

const names = (holder) => (holder.authors ?? []).flatMap((author) => author.name ?? []);
const sections = (item) => [
  ...new Set([...(item._dongpo?.section_path ?? []).slice(1), ...(item.tags ?? [])]),
];
const modified = (holder) => holder.date_modified ?? holder.date_published;
const edited = (feed) =>
  feed._dongpo?.edited ?? feed.items.map(modified).filter(Boolean).sort().at(-1) ?? '1970-01-01T00:00:00Z';
const rfc822 = (date) => date && new Date(date).toUTCString();
const typeOf = (url) =>
  /\.svg(?:$|\?)/.test(url) ? 'image/svg+xml' : /\.png(?:$|\?)/.test(url) ? 'image/png' : 'image/jpeg';

const media = (item) => {
  const images = item._dongpo?.images ?? (item.image ? [{ url: item.image }] : []);
  return images.map((image) =>
    block(
      'media:content',
      [
        element('media:description', image.caption, { type: image.caption && 'plain' }),
        element('media:credit', image.credit),
      ],
      { url: image.url, medium: 'image', type: typeOf(image.url), width: image.width, height: image.height },
    ),
  );
};

export const types = {
  json: 'application/feed+json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  rdf: 'application/rdf+xml; charset=utf-8',
};

export function toRss(feed) {
  const items = feed.items.map((item) =>
    block('item', [
      element('title', item.title),
      element('link', item.url),
      element('guid', item.url ?? item.id, { isPermaLink: Boolean(item.url) }),
      element('pubDate', rfc822(item.date_published)),
      element('atom:updated', item.date_modified),
      names(item).map((name) => element('dc:creator', name)),
      element('dc:language', item.language),
      sections(item).map((name) => element('category', name)),
      element('description', item.summary),
      item.content_html && `<content:encoded>${cdata(item.content_html)}</content:encoded>`,
      media(item),
    ]),
  );
  const channel = block('channel', [
    element('title', feed.title),
    element('link', feed.home_page_url),
    element('description', feed.description ?? feed.title),
    element('language', feed.language),
    element('copyright', feed._dongpo?.rights),
    element('lastBuildDate', rfc822(edited(feed))),
    feed.feed_url &&
      element('atom:link', '', { href: feed.feed_url, rel: 'self', type: 'application/rss+xml' }),
    items,
  ]);
  return document(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">\n${channel}\n</rss>`,
  );
}

export function toAtom(feed) {
  const people = (holder) => names(holder).map((name) => block('author', [element('name', name)]));
  const entries = feed.items.map((item) =>
    block(
      'entry',
      [
        element('id', item.url ?? `urn:dongpo:${item.id}`),
        element('title', item.title ?? '', { type: 'text' }),
        item.url && element('link', '', { rel: 'alternate', type: 'text/html', href: item.url }),
        element('published', item.date_published),
        element('updated', modified(item) ?? edited(feed)),
        people(item),
        sections(item).map((term) => element('category', '', { term })),
        item.summary && element('summary', item.summary, { type: 'text' }),
        item.content_html && element('content', item.content_html, { type: 'html' }),
        item._dongpo?.rights && element('rights', item._dongpo.rights),
        media(item),
      ],
      { 'xml:lang': item.language },
    ),
  );
  return document(
    block(
      'feed',
      [
        element('id', feed.feed_url ?? feed.home_page_url),
        element('title', feed.title),
        element('subtitle', feed.description),
        element('updated', edited(feed)),
        feed.feed_url &&
          element('link', '', { rel: 'self', type: 'application/atom+xml', href: feed.feed_url }),
        feed.home_page_url &&
          element('link', '', { rel: 'alternate', type: 'text/html', href: feed.home_page_url }),
        element('rights', feed._dongpo?.rights),
        people(feed),
        entries,
      ],
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xml:lang': feed.language,
      },
    ),
  );
}

export function toRdf(feed) {
  const about = (item) => item.url ?? `urn:dongpo:${item.id}`;
  const channel = block(
    'channel',
    [
      element('title', feed.title),
      element('link', feed.home_page_url),
      element('description', feed.description ?? feed.title),
      element('dc:language', feed.language),
      element('dc:rights', feed._dongpo?.rights),
      element('dc:date', edited(feed)),
      block('items', [
        block(
          'rdf:Seq',
          feed.items.map((item) => element('rdf:li', '', { 'rdf:resource': about(item) })),
        ),
      ]),
    ],
    { 'rdf:about': feed.feed_url ?? feed.home_page_url },
  );
  const items = feed.items.map((item) =>
    block(
      'item',
      [
        element('title', item.title),
        element('link', item.url),
        element('description', item.summary),
        element('dc:date', item.date_published),
        names(item).map((name) => element('dc:creator', name)),
        element('dc:language', item.language),
        sections(item).map((name) => element('dc:subject', name)),
        item.content_html && `<content:encoded>${cdata(item.content_html)}</content:encoded>`,
        media(item),
      ],
      { 'rdf:about': about(item) },
    ),
  );
  return document(
    block('rdf:RDF', [channel, items], {
      xmlns: 'http://purl.org/rss/1.0/',
      'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:media': 'http://search.yahoo.com/mrss/',
    }),
  );
}

/** The feed in `json`, `rss`, `atom` or `rdf`. */
export const write = (format, feed) =>
  ({
    json: () => `${JSON.stringify(feed)}\n`,
    rss: () => toRss(feed),
    atom: () => toAtom(feed),
    rdf: () => toRdf(feed),
  })[format]();
