/**
 * The three readers behind one interface, in a page or on Node: `parse` reads a feed, and `fields` gives what the
 * corpora assert of it, taken as each reader's own documentation says.
 */
import { parseFeed as parseFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../../dist/feed/index.js';

const firstOf = (value) => (Array.isArray(value) ? value[0] : value);
const textOf = (value) =>
  typeof value === 'object' && value ? (value.value ?? value.text ?? value.content) : value;
const alternate = (links) => links?.find(({ rel }) => !rel || rel === 'alternate')?.href;

const dongpo = {
  parse: (input, _text, { url, contentType, timeZone, limit }) =>
    parseFeed(input, { url, contentType, timeZone, limit }),
  fields: (feed) => ({
    title: feed.title,
    link: feed.home_page_url,
    description: feed.description,
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      id: item.id,
      published: item.date_published ?? item.date_modified,
      content: item.content_html ?? item.content_text ?? item.summary,
      author: item.authors?.[0]?.name,
    })),
  }),
};

const feedsmithFields = {
  json: (feed) => ({
    title: feed.title,
    link: feed.home_page_url,
    description: feed.description,
    items: (feed.items ?? []).map((item) => ({
      title: item.title,
      link: item.url ?? item.external_url,
      id: item.id,
      published: item.date_published ?? item.date_modified,
      content: item.content_html ?? item.content_text ?? item.summary,
      author: item.authors?.[0]?.name,
    })),
  }),
  atom: (feed) => ({
    title: textOf(feed.title),
    link: alternate(feed.links),
    description: textOf(feed.subtitle),
    items: (feed.entries ?? []).map((item) => ({
      title: textOf(item.title),
      link: alternate(item.links),
      id: item.id,
      published: item.published ?? item.updated ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
      content: textOf(item.content) ?? textOf(item.summary),
      author: item.authors?.[0]?.name ?? item.dc?.creators?.[0],
    })),
  }),
  rss: (feed) => ({
    title: textOf(feed.title) ?? feed.dc?.titles?.[0],
    link: textOf(feed.link) ?? alternate(feed.atom?.links),
    description: textOf(feed.description),
    items: (feed.items ?? []).map((item) => ({
      title: textOf(item.title) ?? item.dc?.titles?.[0],
      link:
        textOf(item.link) ??
        alternate(item.atom?.links) ??
        (item.guid?.isPermaLink !== false ? item.guid?.value : undefined),
      id: item.guid?.value ?? item.rdf?.about,
      published:
        item.pubDate ??
        item.dc?.dates?.[0] ??
        item.dcterms?.created?.[0] ??
        item.dcterms?.issued?.[0] ??
        item.atom?.published ??
        item.atom?.updated,
      content: item.content?.encoded ?? textOf(item.description) ?? item.dc?.descriptions?.[0],
      author: textOf(firstOf(item.authors)?.name ?? firstOf(item.authors)) ?? item.dc?.creators?.[0],
    })),
  }),
};

const feedsmith = {
  parse: (_input, text) => parseFeedsmith(text),
  fields: ({ format, feed }) => (feedsmithFields[format] ?? feedsmithFields.rss)(feed),
};

const rssParser = {
  parse: (_input, text) => new RssParser({ defaultRSS: 2.0 }).parseString(text),
  fields: (feed) => ({
    title: feed.title,
    link: feed.link,
    description: feed.description,
    items: (feed.items ?? []).map((item) => ({
      title: item.title,
      link: item.link,
      id: item.guid ?? item.id,
      published: item.isoDate ?? item.pubDate,
      content: item['content:encoded'] ?? item.content ?? item.summary,
      author: item.creator ?? item.author,
    })),
  }),
};

export const READERS = { dongpo, feedsmith, 'rss-parser': rssParser };

/** The fields of a feed. `input`: its text or bytes; `text`: for the readers that take no bytes. */
export async function readFields(name, input, text, options) {
  const { parse, fields } = READERS[name];
  return fields(await parse(input, text, options));
}
