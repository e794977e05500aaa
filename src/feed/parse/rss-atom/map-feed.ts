import type { HtmlSource } from '../../../text/kinds.js';
import { DEFAULT_LIMIT } from '../../model/defaults.js';
import { httpUrl } from '../../model/http-url.js';
import type { ParseOptions } from '../../model/types.js';
import { type BodyImage, findImage } from '../pictures/first-image.js';
import { itemAddress } from '../pictures/item-address.js';
import { resolveAddresses } from '../pictures/resolve-addresses.js';
import type { UnknownObject } from '../values.js';
import {
  alternateLink,
  hasRel,
  isHtml,
  permalink,
  persons,
  resolveUrl,
  textConstruct,
} from './constructs.js';
import { type ItemMedia, isThumbnail, type MediaObject, readMedia, widestImage } from './media-rss.js';
import { parseXml } from './parse-xml.js';
import { firstNonEmpty, groupByRole, type NodesByRole } from './roles.js';
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

/** A text whose addresses are completed by the `xml:base` in force, if there is one. */
const resolvedText = (node: XmlNode): HtmlSource =>
  node.base ? resolveAddresses(textConstruct(node), node.base) : textConstruct(node);

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

/** The body of an item: its content, else a summary that holds blocks. */
function contentOf(nodes: NodesByRole, summary = ''): { html?: string; text?: string } {
  for (const node of nodes.content ?? []) {
    const content = resolvedText(node);
    if (!content) continue;
    // Atom says of plain text that it is plain; RSS never does.
    const isPlain = node.name === 'content' && !node.attributes.type?.includes('html') && !isHtml(content);
    return isPlain ? { text: content } : { html: content };
  }
  return isBody(summary) ? { html: summary } : {};
}

/**
 * The picture of an item: the widest of its media, else the first of its texts. A thumbnail is taken where there is
 * nothing larger.
 *
 * @param complete completes an address of a text
 */
function pictureOf(
  widest: MediaObject | undefined,
  texts: HtmlSource[],
  complete: (address: string) => string,
): string | undefined {
  if (widest && !isThumbnail(widest)) return widest.url;
  let image: BodyImage | undefined;
  for (const text of texts) {
    const found = findImage(text);
    if (found && !(image && found.isSmall)) image = found;
    if (image && !image.isSmall) break;
  }
  return image && !(widest && image.isSmall) ? complete(image.url) : widest?.url;
}

function mapItem(item: XmlNode, feedUrl: string | undefined): UnknownObject {
  const nodes = groupByRole(item);
  const id = firstNonEmpty(nodes.id, textContent) ?? attribute(item, 'rdf:about');
  const url = firstNonEmpty(nodes.origin, resolveUrl) ?? alternateLink(nodes.link) ?? permalink(nodes.id);
  const title = firstNonEmpty(nodes.title);
  const modified = firstNonEmpty(nodes.modified, textContent);
  const media = readMedia(item, nodes);
  const summary = firstNonEmpty(nodes.summary, resolvedText) ?? media.summary;
  const content = contentOf(nodes, summary);
  const body = content.html ?? content.text;
  // The feed may come from another host than its articles.
  const complete = (address: string): string =>
    /^https?:/i.test(address) ? address : (httpUrl(address, itemAddress(url, feedUrl)) ?? address);
  for (const image of media.images) if (image.url?.startsWith('/')) image.url = complete(image.url);
  const saysNothing = !(url ?? title ?? summary ?? body);
  return {
    // An item whose elements are all unknown is one all the same.
    id: id || (saysNothing && hasElements(item) ? '?' : undefined),
    url,
    title,
    content_html: content.html,
    content_text: content.text,
    summary,
    image: pictureOf(widestImage(media.images), [body ?? '', summary ?? ''], complete),
    refused_image: media.refused,
    date_published: firstNonEmpty(nodes.published, textContent) ?? modified,
    date_modified: modified,
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
 * @returns `undefined` if the text is no feed
 */
export function mapXmlFeed(xml: string, { limit, url }: ParseOptions): UnknownObject | undefined {
  const map = (item: XmlNode): UnknownObject => mapItem(item, url);
  const top = parseXml(xml, { limit: limit || DEFAULT_LIMIT, url, mapItem: map });
  // Only a top-level element makes a feed: SVG holds RDF, television guides hold channels.
  const [root] = childrenNamed(top, 'rss', 'feed', 'rdf:rdf', 'channel');
  if (!root) return undefined;
  const [channel = root] = childrenNamed(root, 'channel');
  const nodes = groupByRole(channel);
  // RSS 1.0 puts items and image beside the channel.
  const containers = channel === root ? [root] : [channel, root];
  const inContainers = (...names: string[]): XmlNode[] =>
    containers.flatMap((container) => childrenNamed(container, ...names));
  const home = alternateLink(nodes.link);
  const items = inContainers('item', 'entry').map((item) => (item.mapped ?? map(item)) as UnknownObject);
  // Items without an address of their own are read on the site.
  for (const item of items)
    if (typeof item.image === 'string' && !itemAddress(item.url, url))
      item.image = httpUrl(item.image, httpUrl(home, url)) ?? item.image;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: firstNonEmpty(nodes.title),
    home_page_url: home,
    feed_url: firstNonEmpty(nodes.link, (link) => (hasRel(link, 'self') ? resolveUrl(link) : undefined)),
    description: firstNonEmpty(nodes.summary) ?? firstNonEmpty(nodes.subtitle),
    icon: firstNonEmpty(inContainers('image', 'logo', 'itunes:image', 'icon'), resolveUrl),
    language: languageOf(channel, nodes) || attribute(root, 'xml:lang'),
    authors: persons(nodes.author),
    items,
    _dongpo: {
      rights: firstNonEmpty(nodes.rights),
      edited: firstNonEmpty(nodes.modified, textContent),
      ttl: firstNonEmpty(nodes.ttl, textContent) ?? updatePeriod(channel),
    },
  };
}
