import { DEFAULT_LIMIT } from '../../model/defaults.js';
import type { ParseOptions } from '../../model/types.js';
import { isTelling } from '../is-telling.js';
import { excerptSource } from '../tidy-item.js';
import type { UnknownObject } from '../values.js';
import {
  alternateLink,
  bodyConstruct,
  hasRel,
  isHtml,
  persons,
  resolveUrl,
  textConstruct,
  titleConstruct,
} from './constructs.js';
import { containersOf, findFeed, itemsIn } from './find-feed.js';
import { firstImage } from './first-image.js';
import { itemLink } from './item-links.js';
import { type ItemMedia, readMedia, widestImage } from './media-rss.js';
import { parseXml } from './parse-xml.js';
import { firstNonEmpty, firstTelling, groupByRole, type NodesByRole } from './roles.js';
import { updatePeriod } from './update-period.js';
import { attribute, childrenNamed, hasElements, textContent, type XmlNode } from './xml-node.js';

/** Tags of blocks: RSS puts whole articles and one-line summaries in the same element, and these tell which it is. */
const isBody = (html: string): boolean =>
  html.includes('<') && /<(p|br|div|img|table|[uo]l|figure|h\d)[\s/>]/i.test(html);

const languageOf = (node: XmlNode, { language }: NodesByRole): string =>
  firstNonEmpty(language, textContent) ?? attribute(node, 'xml:lang');

const tagOf = (category: XmlNode): string =>
  attribute(category, 'label') || attribute(category, 'term') || textConstruct(category);

/** Name of the publication in a `source`: Atom's has a title. */
const sourceOf = (source: XmlNode): string | undefined =>
  hasElements(source) ? firstNonEmpty(childrenNamed(source, 'title')) : textConstruct(source);

/** The extension object of an item; `undefined` if it would be empty, as most are. */
function extensionOf(
  { subtitle, source, rights }: NodesByRole,
  { images }: ItemMedia,
): UnknownObject | undefined {
  if (!subtitle && !source && !rights && !images.length) return undefined;
  return {
    subtitle: firstNonEmpty(subtitle),
    images,
    source: firstNonEmpty(source, sourceOf),
    rights: firstNonEmpty(rights),
  };
}

/** The text of a node; of several nodes the texts, which are candidates: the first that can be read counts. */
function candidates(first: XmlNode[] | undefined, second?: XmlNode[]): string | string[] | undefined {
  const nodes = first && second ? [...first, ...second] : (first ?? second);
  return nodes?.length === 1 && nodes[0] ? textContent(nodes[0]) : nodes?.map(textContent);
}

/** Atom says of plain text that it is plain; RSS never does. */
const isPlain = ({ name, attributes }: XmlNode, content: string): boolean =>
  name === 'content' && !attributes.type?.includes('html') && !isHtml(content);

/** The body of an item: the first content that says or shows something, else a summary that holds blocks. */
function contentOf({ content: nodes = [] }: NodesByRole, summary = ''): { html?: string; text?: string } {
  let blank: { html?: string; text?: string } | undefined;
  for (const node of nodes) {
    const content = bodyConstruct(node);
    if (!content) continue;
    const found = isPlain(node, content) ? { text: content } : { html: content };
    if (isTelling(content, true)) return found;
    blank ??= found;
  }
  return isBody(summary) ? { html: summary } : (blank ?? {});
}

function mapItem(item: XmlNode): UnknownObject {
  const nodes = groupByRole(item);
  const id = firstNonEmpty(nodes.id, textContent) ?? attribute(item, 'rdf:about');
  const url = itemLink(item, nodes);
  const title = firstTelling(nodes.title, titleConstruct);
  const media = readMedia(item, nodes);
  const written = firstTelling(nodes.summary, bodyConstruct);
  const description = written && (!media.summary || isTelling(written)) ? written : media.summary;
  const content = contentOf(nodes, description);
  const body = content.html ?? content.text;
  const saysNothing = !(url.length || title || description || body);
  return {
    // An item whose elements are all unknown is one all the same.
    id: id || (saysNothing && hasElements(item) ? '?' : undefined),
    url,
    title,
    content_html: content.html,
    content_text: content.text,
    summary: excerptSource(description, body, { title, url: typeof url === 'string' ? url : url[0] }),
    image: widestImage(media.images) ?? firstImage(body ?? description ?? ''),
    date_published: candidates(nodes.published, nodes.modified),
    date_modified: candidates(nodes.modified),
    authors: persons(nodes.author),
    tags: nodes.tag?.map(tagOf),
    language: languageOf(item, nodes),
    attachments: media.attachments,
    _dongpo: extensionOf(nodes, media),
  };
}

/**
 * Maps RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0), and what resembles them, to the shape of JSON Feed 1.1 with
 * `_dongpo`. Texts are HTML, addresses may be relative, dates are as published; members may be empty.
 *
 * @param find finds the element that holds the feed
 * @returns `undefined` if the text is no feed
 */
export function mapXmlFeed(
  xml: string,
  { limit, url }: ParseOptions,
  find = findFeed,
): UnknownObject | undefined {
  const root = find(parseXml(xml, { limit: limit || DEFAULT_LIMIT, url, mapItem }));
  if (!root) return undefined;
  const containers = containersOf(root);
  const [channel = root] = containers;
  const nodes = groupByRole(channel);
  const images = containers.flatMap((container) =>
    childrenNamed(container, 'image', 'logo', 'itunes:image', 'icon'),
  );
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: firstTelling(nodes.title, titleConstruct),
    home_page_url: alternateLink(nodes.link),
    feed_url: firstNonEmpty(nodes.link, (link) => (hasRel(link, 'self') ? resolveUrl(link) : undefined)),
    description: firstNonEmpty(nodes.summary) ?? firstNonEmpty(nodes.subtitle),
    icon: firstNonEmpty(images, resolveUrl),
    language: languageOf(channel, nodes) || attribute(root, 'xml:lang'),
    authors: persons(nodes.author),
    items: containers.flatMap(itemsIn).map((item) => item.mapped ?? mapItem(item)),
    _dongpo: {
      rights: firstNonEmpty(nodes.rights),
      edited: firstNonEmpty(nodes.modified, textContent),
      ttl: firstNonEmpty(nodes.ttl, textContent) ?? updatePeriod(channel),
    },
  };
}
