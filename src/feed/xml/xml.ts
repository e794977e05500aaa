import { address, authors, html, isHtml, links } from '../atom/atom.js';
import type { ParseOptions } from '../model.js';
import { firstImage, isBody, permalink } from '../rss/rss.js';
import { readMedia } from './media.js';
import { all, attr, readXml, text, type XmlNode } from './reader.js';

/** What the first of these children says that says anything. */
const first = <T = string>(
  node: XmlNode,
  names: string,
  read = html as (node: XmlNode) => T,
): T | undefined => all(node, names).map(read).find(Boolean);

const title = (node: XmlNode) => first(node, 'title dc:title media:title');
const rights = (node: XmlNode) => first(node, 'rights copyright dc:rights');
const description = (node: XmlNode) =>
  first(
    node,
    'description summary subtitle tagline abstract dc:description itunes:summary itunes:subtitle media:description',
  );
const language = (node: XmlNode) => first(node, 'language dc:language', text) ?? attr(node, 'xml:lang');
const homePage = (node: XmlNode) => links(node, 'alternate').map((link) => address(link, 'href'))[0];

function readItem(item: XmlNode): unknown {
  const modified = first(item, 'updated modified dc:modified', text);
  const summary = description(item);
  const body = all(item, 'content:encoded content body').find(html);
  const content = body ? html(body) : isBody(summary ?? '') ? summary : undefined;
  // Atom says of plain text that it is plain; RSS never does.
  const isPlain = body?.name === 'content' && !/html/.test(attr(body, 'type')) && !isHtml(text(body));
  const { images, attachments } = readMedia(item);
  return {
    id: first(item, 'guid id', text) ?? attr(item, 'rdf:about'),
    url: first(item, 'feedburner:origlink', address) ?? homePage(item) ?? permalink(item),
    title: title(item),
    [isPlain ? 'content_text' : 'content_html']: isPlain ? text(body) : content,
    summary,
    image: [...images].sort((a, b) => +b.width! - +a.width!)[0]?.url ?? firstImage(content ?? summary ?? ''),
    date_published:
      first(item, 'pubdate published issued created dc:issued dc:created dc:date', text) ?? modified,
    date_modified: modified,
    authors: authors(item),
    tags: all(item, 'category dc:subject').map((tag) => attr(tag, 'label') || attr(tag, 'term') || html(tag)),
    language: language(item),
    attachments,
    _dongpo: {
      images,
      source: first(item, 'source', (node) => title(node) ?? html(node)),
      rights: rights(item),
    },
  };
}

/**
 * Reads RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0), and what resembles them, into the shape of JSON
 * Feed 1.1 with `_dongpo`. Text fields are HTML, addresses may be relative, dates are as published;
 * absent fields may be undefined or empty.
 * @returns undefined if the text is no feed
 */
export function parseXml(xml: string, options: ParseOptions): unknown {
  // Only a top-level element makes a feed: SVG holds RDF, television guides hold channels.
  const [root] = all(
    readXml(xml, Math.min(options.limit || 1000, 1000), options.url),
    'rss feed rdf:rdf channel',
  );
  if (!root) return;
  const [channel = root] = all(root, 'channel');
  // RSS 1.0 puts items and image beside the channel.
  const places = [...new Set([channel, root])];
  const images = places.flatMap((place) => all(place, 'image')).flatMap((image) => all(image, 'url'));
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: title(channel),
    home_page_url: homePage(channel),
    description: description(channel),
    icon: [...images, ...all(channel, 'logo itunes:image icon')].map((image) => address(image, 'href'))[0],
    language: language(channel) || attr(root, 'xml:lang'),
    authors: authors(channel),
    items: places.flatMap((place) => all(place, 'item entry')).map(readItem),
    _dongpo: {
      rights: rights(channel),
      edited: first(channel, 'lastbuilddate updated modified', text),
    },
  };
}
