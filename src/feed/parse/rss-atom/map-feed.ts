import type { ParseOptions } from '../../model/types.js';
import { rarely } from '../rarely.js';
import { firstImage, isBody, permalink } from './body.js';
import { address, authors, homePage, html, isHtml, relates } from './constructs.js';
import type { Media } from './media-rss.js';
import { all, attr, hasElements, readXml, text, type XmlNode } from './parse-xml.js';

/** Elements of feeds and items by what they say; of each kind, those that stand first are believed first. */
const kinds = {
  id: 'guid id',
  title: 'title dc:title media:title',
  origin: 'feedburner:origlink',
  link: 'link',
  summary:
    'description summary tagline abstract dc:description itunes:summary itunes:subtitle media:description',
  subtitle: 'subtitle sub_title',
  content: 'content:encoded content fullitem yandex:full-text body',
  published: 'pubdate published issued created dc:issued dc:created dc:date',
  modified: 'lastbuilddate updated modified dc:modified',
  author: 'author dc:creator dc:author itunes:author managingeditor',
  tag: 'category dc:subject',
  language: 'language dc:language',
  source: 'source',
  rights: 'rights copyright dc:rights',
  ttl: 'ttl',
  period: 'sy:updateperiod',
  media: 'media:content enclosure media:group media:thumbnail itunes:image image thumbnail',
};
type Kind = keyof typeof kinds;
type Found = Partial<Record<Kind, XmlNode[]>>;

/** Name -> kind and rank. */
const ranks = new Map(
  (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    kinds[kind].split(' ').map((name, rank) => [name, { kind, rank }] as const),
  ),
);

/** The children of an element by kind. */
function gather({ kids }: XmlNode): Found {
  const found: Found = {};
  let several = false;
  for (const kid of kids as XmlNode[]) {
    const known = ranks.get(kid.name);
    if (!known) continue;
    const nodes = found[known.kind];
    if (nodes) several = nodes.push(kid) > 1;
    else found[known.kind] = [kid];
  }
  if (several)
    for (const kind in found)
      found[kind as Kind]!.sort((a, b) => ranks.get(a.name)!.rank - ranks.get(b.name)!.rank);
  return found;
}

/** What the first of these says that says anything. */
function first(nodes: XmlNode[] = [], read: (node: XmlNode) => string | undefined = html) {
  for (const node of nodes) {
    const value = read(node);
    if (value) return value;
  }
}

const language = (node: XmlNode, found: Found) => first(found.language, text) ?? attr(node, 'xml:lang');

/** The pictures of an item, and the largest; what is more than `media:content` or `enclosure` and sizes is rare. */
function readPictures(item: XmlNode, { media = [], link }: Found) {
  const plain = media.every(
    (node) =>
      !hasElements(node) &&
      ranks.get(node.name)!.rank < 2 &&
      /^image/.test(node.attributes.type ?? node.attributes.medium ?? ''),
  );
  const read: { images?: Media[]; attachments?: Media[]; summary?: string } =
    (plain && !link?.some(({ attributes }) => attributes.rel === 'enclosure')
      ? {
          images: media.map((node) => {
            const { width, height } = node.attributes;
            return { url: address(node), width, height };
          }),
        }
      : rarely(({ readMedia }) => readMedia(item))) ?? {};
  return { ...read, image: [...(read.images ?? [])].sort((a, b) => +b.width! - +a.width!)[0]?.url };
}

function readItem(item: XmlNode): unknown {
  const found = gather(item);
  const id = first(found.id, text) ?? attr(item, 'rdf:about');
  const url = first(found.origin, address) ?? homePage(found.link) ?? permalink(found.id);
  const headline = first(found.title);
  const modified = first(found.modified, text);
  const media = readPictures(item, found);
  const summary = first(found.summary) ?? media.summary;
  let body: XmlNode | undefined;
  const own = first(found.content, (node) => {
    body = node;
    return html(node);
  });
  const content = own ?? (isBody(summary ?? '') ? summary : undefined);
  // Atom says of plain text that it is plain; RSS never does.
  const isPlain =
    own && body!.name === 'content' && !/html/.test(body!.attributes.type ?? '') && !isHtml(own);
  return {
    // An item that says nothing of itself is one all the same.
    id: id || (!(url ?? headline ?? summary ?? content) && hasElements(item) ? '?' : undefined),
    url,
    title: headline,
    content_html: isPlain ? undefined : content,
    content_text: isPlain ? content : undefined,
    summary,
    image: media.image ?? firstImage(content ?? summary ?? ''),
    date_published: first(found.published, text) ?? modified,
    date_modified: modified,
    authors: authors(found.author),
    tags: found.tag?.map((tag) => attr(tag, 'label') || attr(tag, 'term') || html(tag)),
    language: language(item, found),
    attachments: media.attachments,
    _dongpo: {
      subtitle: first(found.subtitle),
      images: media.images,
      source: first(found.source, (node) => (hasElements(node) ? first(all(node, 'title')) : html(node))),
      rights: first(found.rights),
    },
  };
}

/**
 * Reads RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0), and what resembles them, into the shape of JSON
 * Feed 1.1 with `_dongpo`. Text fields are HTML, addresses may be relative, dates are as published;
 * absent fields may be undefined or empty.
 * @returns undefined if the text is no feed
 */
export function parseXml(xml: string, { limit = 1000, url }: ParseOptions): unknown {
  // Only a top-level element makes a feed: SVG holds RDF, television guides hold channels.
  const [root] = all(readXml(xml, limit || 1000, url, readItem), 'rss feed rdf:rdf channel');
  if (!root) return;
  const [channel = root] = all(root, 'channel');
  const found = gather(channel);
  // RSS 1.0 puts items and image beside the channel.
  const places = [...new Set([channel, root])];
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: first(found.title),
    home_page_url: homePage(found.link),
    feed_url: first(found.link, (link) => (relates(link, 'self') ? address(link) : undefined)),
    description: first(found.summary) ?? first(found.subtitle),
    icon: first(
      places.flatMap((place) => all(place, 'image logo itunes:image icon')),
      address,
    ),
    language: language(channel, found) || attr(root, 'xml:lang'),
    authors: authors(found.author),
    items: places.flatMap((place) => all(place, 'item entry')).map((item) => item.item ?? readItem(item)),
    _dongpo: {
      rights: first(found.rights),
      edited: first(found.modified, text),
      ttl: first(found.ttl, text) ?? (found.period && rarely(({ ttl }) => ttl(channel))),
    },
  };
}
