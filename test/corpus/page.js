/** The three readers, behind one interface, in one page; test/corpus/corpus.mjs drives it. */
import { parseFeed as parseFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../../dist/feed/index.js';

const firstOf = (value) => (Array.isArray(value) ? value[0] : value);
const textOf = (value) =>
  typeof value === 'object' && value ? (value.value ?? value.text ?? value.content) : value;
const alternate = (links) => links?.find(({ rel }) => !rel || rel === 'alternate')?.href;

/** The fields that the corpora assert, read as each reader's own documentation says. */
const readers = {
  async dongpo(input, _text, { url, contentType, timeZone, limit }) {
    const feed = await parseFeed(input, { url, contentType, timeZone, limit });
    return {
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
    };
  },

  feedsmith(_bytes, text) {
    const { format, feed } = parseFeedsmith(text);
    if (format === 'json')
      return {
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
      };
    if (format === 'atom')
      return {
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
      };
    return {
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
    };
  },

  async 'rss-parser'(_bytes, text) {
    const feed = await new RssParser({ defaultRSS: 2.0 }).parseString(text);
    return {
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
    };
  },
};

const bytesOf = ({ text, base64 }) =>
  text === undefined
    ? Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))
    : new TextEncoder().encode(text);

/** `{ feed }` or `{ error }` of each case; `decoded` is the text for the readers that take no bytes. */
async function readAll(name, cases) {
  const results = [];
  for (const each of cases) {
    const bytes = bytesOf(each);
    const start = performance.now();
    try {
      results.push({ feed: await readers[name](bytes, each.decoded, each), ms: performance.now() - start });
    } catch (error) {
      results.push({
        error: `${error?.name}: ${error?.message}`.slice(0, 200),
        ms: performance.now() - start,
      });
    }
  }
  return results;
}

/** Milliseconds a reading of a text takes: the median of several, after one that warms up. */
async function time(name, text, { runs, ...options }) {
  const times = [];
  let items = 0;
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    items = (await readers[name](text, text, options)).items.length;
    if (run) times.push(performance.now() - start);
  }
  return { items, ms: times.sort((a, b) => a - b)[times.length >> 1] };
}

Object.assign(window, { corpus: { names: Object.keys(readers), readAll, time } });
