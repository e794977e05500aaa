import type { HtmlSource } from '../../../text/kinds.js';
import { httpUrl } from '../../model/http-url.js';
import { isTelling } from '../is-telling.js';
import { type BodyImage, findImage } from '../pictures/first-image.js';
import { itemAddress } from '../pictures/item-address.js';
import { excerptSource } from '../tidy-item.js';
import type { UnknownObject } from '../values.js';
import { bodyConstruct, isHtml, persons, textConstruct, titleConstruct } from './constructs.js';
import { itemLink } from './item-links.js';
import { type ItemMedia, isThumbnail, type MediaObject, readMedia, widestImage } from './media-rss.js';
import { otherPicture } from './other-picture.js';
import { firstNonEmpty, firstTelling, groupByRole, type NodesByRole } from './roles.js';
import { attribute, childrenNamed, hasElements, textContent, type XmlNode } from './xml-node.js';

const isBody = (html: string): boolean =>
  html.includes('<') && /<(p|br|div|img|table|[uo]l|figure|h\d)[\s/>]/i.test(html);

/** The language of a feed or an item. */
export const languageOf = (node: XmlNode, { language }: NodesByRole): string =>
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

/** Dates of one item that are tried. */
const MAX_CANDIDATES = 10;

/** The text of a node; of several nodes the texts, which are candidates: the first that can be read counts. */
function candidates(first: XmlNode[] | undefined, second?: XmlNode[]): string | string[] | undefined {
  const nodes = first && second ? [...first, ...second] : (first ?? second);
  return nodes?.length === 1 && nodes[0]
    ? textContent(nodes[0])
    : nodes?.slice(0, MAX_CANDIDATES).map(textContent);
}

/** Atom says of plain text that it is plain; RSS never does. */
const isPlain = ({ name, attributes }: XmlNode, content: string): boolean =>
  name === 'content' && !attributes.type?.includes('html') && !isHtml(content);

/** An identifier; empty if it is the word for nothing. */
const idOf = (node: XmlNode): string => textContent(node).replace(/^(?:null|undefined)$/, '');

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
  if (isBody(summary)) return { html: summary };
  return (!isTelling(summary) && blank) || {};
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

/**
 * Maps an `item` or an `entry` to the shape of an item of JSON Feed 1.1 with `_dongpo`. Texts are HTML, addresses may be
 * relative, dates are as published; a link and dates may be lists of candidates; members may be empty.
 */
export function mapItem(item: XmlNode): UnknownObject {
  const nodes = groupByRole(item);
  const id = firstNonEmpty(nodes.id, idOf) ?? attribute(item, 'rdf:about');
  const url = itemLink(item, nodes);
  const title = firstTelling(nodes.title, titleConstruct);
  const media = readMedia(item, nodes);
  const written = firstTelling(nodes.summary, bodyConstruct);
  const description = written && (!media.summary || isTelling(written)) ? written : media.summary;
  const content = contentOf(nodes, description);
  const body = content.html ?? content.text;
  // The feed may come from another host than its articles.
  const complete = (address: string): string =>
    /^https?:/i.test(address) ? address : (httpUrl(address, itemAddress(url, undefined)) ?? address);
  for (const image of media.images) if (image.url?.startsWith('/')) image.url = complete(image.url);
  const saysNothing = !(url.length || title || description || body);
  return {
    // An item whose elements are all unknown is one all the same.
    id: id || (saysNothing && hasElements(item) ? '?' : undefined),
    url,
    title,
    content_html: content.html,
    content_text: content.text,
    summary: excerptSource(description, body, { title, url: typeof url === 'string' ? url : url[0] }),
    image:
      pictureOf(widestImage(media.images), [body ?? '', description ?? ''], complete) ?? otherPicture(item),
    refused_image: media.refused,
    date_published: candidates(nodes.published, nodes.modified),
    date_modified: candidates(nodes.modified),
    authors: persons(nodes.author),
    tags: nodes.tag?.map(tagOf),
    language: languageOf(item, nodes),
    attachments: media.attachments,
    _dongpo: extensionOf(nodes, media),
  };
}
