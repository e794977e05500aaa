import type { HtmlSource } from '../../../text/kinds.js';
import { mayHaveNoise } from '../../mend/excerpt-signs.js';
import { hasOddPicture } from '../../mend/media-signs.js';
import type { TextFacts } from '../../mend/text-facts.js';
import { isBody, mayBeBlank } from '../../mend/text-signs.js';
import { widestImage } from '../../model/image-rules.js';
import { plainImage } from '../plain-image.js';
import type { UnknownObject } from '../values.js';
import { isHtml, persons, textConstruct, textFacts } from './constructs.js';
import { itemLink } from './item-links.js';
import { type ItemMedia, readMedia } from './media-rss.js';
import { otherPictures } from './other-picture.js';
import { firstNonEmpty, groupByRole, type NodesByRole } from './roles.js';
import { attribute, childrenNamed, hasElements, textContent, type XmlNode } from './xml-node.js';

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

/** A text of an item, or several candidates, of which the first may say nothing. */
interface Text {
  html?: HtmlSource | HtmlSource[] | undefined;
  /** Plain text, as Atom calls it. RSS never does. */
  plain?: HtmlSource | undefined;
  facts?: TextFacts | undefined;
}

const listOf = (texts: HtmlSource[]): Text['html'] => (texts.length > 1 ? texts : texts[0]);

/** The first text that says something; if that is not certain, all of them. */
export function textOf(nodes: XmlNode[] = []): Text {
  const texts: HtmlSource[] = [];
  let facts: TextFacts | undefined;
  for (const node of nodes) {
    const html = textConstruct(node);
    if (!html) continue;
    facts ??= textFacts(node, html);
    if (nodes.length === 1 || (!texts.length && !mayBeBlank(html))) return { html, facts };
    texts.push(html);
  }
  return { html: listOf(texts), facts };
}

/** Atom says of plain text that it is plain; RSS never does. */
const isPlain = ({ name, attributes }: XmlNode, content: string): boolean =>
  name === 'content' && !attributes.type?.includes('html') && !isHtml(content);

/** The body of an item: the first content that says or shows something, else a summary that holds blocks. */
function bodyOf({ content = [] }: NodesByRole, { html: summary, facts: summaryFacts }: Text): Text {
  const texts: HtmlSource[] = [];
  let plain: HtmlSource | undefined;
  let facts: TextFacts | undefined;
  for (const node of content) {
    const text = textConstruct(node);
    if (!text) continue;
    const isText = isPlain(node, text);
    facts ??= textFacts(node, text);
    if (!mayBeBlank(text)) return isText ? { plain: text } : { html: text, facts };
    if (isText) plain ??= text;
    else texts.push(text);
  }
  if (typeof summary === 'string' && summaryFacts?.type !== 'text' && isBody(summary)) {
    texts.push(summary);
    facts ??= summaryFacts;
  }
  return texts.length ? { html: listOf(texts), facts } : { plain };
}

/** Facts about the texts of an item, by member; `undefined` for most items. */
const factsOf = (title: Text, summary: Text, body: Text): UnknownObject | undefined =>
  title.facts || summary.facts || body.facts
    ? { title: title.facts, summary: summary.facts, content_html: body.facts }
    : undefined;

/** An identifier; empty if it is the word for nothing. */
const idOf = (node: XmlNode): string => textContent(node).replace(/^(?:null|undefined)$/, '');

/**
 * Maps an `item` or an `entry` to the shape of an item of JSON Feed 1.1 with `_dongpo`. Texts are HTML, addresses may be
 * relative, dates are as published; links, texts and dates may be lists of candidates; members may be empty.
 */
export function mapItem(item: XmlNode): UnknownObject {
  const nodes = groupByRole(item);
  const id = firstNonEmpty(nodes.id, idOf) ?? attribute(item, 'rdf:about');
  const url = itemLink(item, nodes);
  const title = textOf(nodes.title);
  const media = readMedia(item, nodes);
  const summary = textOf(media.summary ? [...(nodes.summary ?? []), media.summary] : nodes.summary);
  const body = bodyOf(nodes, summary);
  const saysNothing = !(url.length || title.html || summary.html || body.html || body.plain);
  const widest = widestImage(media.images)?.url;
  const mapped: UnknownObject = {
    // An item whose elements are all unknown is one all the same.
    id: id || (saysNothing && hasElements(item) ? '?' : undefined),
    url,
    title: title.html,
    content_html: body.html,
    content_text: body.plain,
    summary: summary.html,
    image: widest ?? (typeof body.html === 'string' ? plainImage(body.html) : undefined),
    thumbnails: media.thumbnails,
    pictures: undefined,
    date_published: candidates(nodes.published, nodes.modified),
    date_modified: candidates(nodes.modified),
    authors: persons(nodes.author),
    tags: nodes.tag?.map(tagOf),
    language: languageOf(item, nodes),
    attachments: media.attachments,
    _dongpo: extensionOf(nodes, media),
    text_facts: factsOf(title, summary, body),
    has_odd_excerpt: false,
    has_odd_picture: widest !== undefined && hasOddPicture(widest, media.images),
  };
  if (!mapped.image) mapped.pictures = otherPictures(nodes);
  if (mayHaveNoise(mapped)) mapped.has_odd_excerpt = true;
  return mapped;
}
