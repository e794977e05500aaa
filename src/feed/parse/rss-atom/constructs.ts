/** Constructs that RSS and Atom share: texts, addresses, links and persons. */

import { decodeEntities } from '../../../text/entities.js';
import { escapeHtml } from '../../../text/escape-html.js';
import { restoreEscaped, withoutCdata } from '../../../text/escaped-markup.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { escapeTagWords } from '../../../text/tag-words.js';
import { httpUrl } from '../../model/http-url.js';
import type { FeedAuthor } from '../../model/types.js';
import { applyBaseElement } from '../pictures/base-href.js';
import { resolveAddresses } from '../pictures/resolve-addresses.js';
import { saysNothing } from '../read-members.js';
import { innerHtml } from './inner-html.js';
import {
  attribute,
  childrenNamed,
  hasElements,
  prefixedAttribute,
  textContent,
  type XmlNode,
} from './xml-node.js';

/** A text in base64: Atom 0.3's mode, and the media type of bytes. */
const BASE64_TYPE = /base64|octet/;
const MAX_PERSON_LENGTH = 300;
/** UTF-16 units of a title with bare tags that is looked at closely. */
const MAX_BARE_TITLE = 1000;

/** True if a text holds tags or references: it is HTML, whatever its type says. */
export const isHtml = (text: string): boolean => /<\/?[a-z!]|&#?\w+;/i.test(text);

/** Text from base64 (RFC 4287, 4.1.3.3); empty if it is none. */
function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)));
  } catch {
    return '';
  }
}

/**
 * An Atom text construct (RFC 4287, 3.1; Atom 0.3's `mode`) or any text of RSS, as HTML. A text that is said to be plain
 * is escaped, unless it evidently holds HTML all the same.
 */
export function textConstruct(node: XmlNode): HtmlSource {
  const { type, mode } = node.attributes;
  if (type?.includes('xhtml') || hasElements(node)) return innerHtml(node);
  // Plain text or HTML, as it turns out.
  const text: string = textContent(node);
  if ((type || mode) && BASE64_TYPE.test(`${mode} ${type}`)) return decodeBase64(text);
  if (type !== 'text') return text;
  return isHtml(text) ? escapeTagWords(text) : escapeHtml(text);
}

/** XHTML without a tag but its root's: its tags were escaped, and not to be shown. */
const LONE_DIV = /^<div\b[^<>]*>[^<]*<\/div>$/;

/** True for an XHTML text, in which what is escaped is meant to be shown. */
const isXhtml = ({ attributes }: XmlNode): boolean => attributes.type?.includes('xhtml') === true;

/**
 * A text that may hold paragraphs, as HTML. Tags that were escaped once too often are restored, addresses are completed
 * by the `xml:base` in force, if there is one.
 */
export function bodyConstruct(node: XmlNode): HtmlSource {
  const html = withoutCdata(textConstruct(node));
  const mayBeEscaped = html.includes('&') && (!isXhtml(node) || LONE_DIV.test(html));
  const restored = mayBeEscaped ? restoreEscaped(html) : html;
  const based = applyBaseElement(restored);
  return node.base ? resolveAddresses(based, node.base) : based;
}

/** An element that holds all the rest of a title: its tag was written bare and never closed. */
const REST_IN_ELEMENT = /<(?!(?:[abiu]|em|strong|su[bp]|font|span|p|div|h\d)>)([a-z][\w-]*)>(.*)<\/\1>\s*$/is;

/** A title without the closing tags that the reader of XML made up at its end. */
function withoutMadeUpEnds(html: HtmlSource): HtmlSource {
  const rest = html.replace(REST_IN_ELEMENT, '<$1>$2');
  return rest === html ? html : withoutMadeUpEnds(rest);
}

/** A title as HTML; a tag that names an element (`Using <select> well`) is escaped. */
export function titleConstruct(node: XmlNode): HtmlSource {
  const html = bodyConstruct(node);
  if (!html.includes('<')) return html;
  const hasBareTags = html.length <= MAX_BARE_TITLE && hasElements(node) && !isXhtml(node);
  return escapeTagWords(hasBareTags ? withoutMadeUpEnds(html) : html);
}

/**
 * The address that an element holds: in a `url` element, in `url` or `href`, or as its text. `xml:base` is applied.
 * Decoded twice, since some publishers escape it twice.
 */
export function resolveUrl(node: XmlNode): string {
  const inner = childrenNamed(node, 'url')[0] ?? node;
  const written = attribute(node, 'url') || attribute(node, 'href') || textContent(inner);
  const address = decodeEntities(
    written || prefixedAttribute(node, 'href') || prefixedAttribute(node, 'resource'),
  );
  return (node.base && httpUrl(address, node.base)) || address;
}

/** True if an Atom link has a relation (RFC 4287, 4.2.7.2). A link without one, such as RSS's, is an alternate. */
export const hasRel = (link: XmlNode, relation: string): boolean =>
  link.attributes.rel === relation || relationsOf(link).includes(relation);

const ALTERNATE = ['alternate'];

/** The relations of an Atom link in lower case; of one that is an address, the last part. */
function relationsOf(link: XmlNode): string[] {
  const rel = link.attributes.rel ?? prefixedAttribute(link, 'rel');
  if (!rel) return ALTERNATE;
  return rel
    .trim()
    .toLowerCase()
    .replace(/^.*[/#]/s, '')
    .split(' ');
}

/** The address of the page that a feed or an item stands for; of several alternates, the first HTML one. */
export function alternateLink(links: XmlNode[] = []): string | undefined {
  let other: string | undefined;
  for (const link of links) {
    const url = hasRel(link, 'alternate') && resolveUrl(link);
    const { type } = link.attributes;
    if (url && (!type || type.includes('html'))) return url;
    if (url) other ??= url;
  }
  return other;
}

/** The address in a `guid`, unless it says that it is none (RSS 2.0). */
export const permalink = (ids: XmlNode[] = []): string | undefined =>
  ids
    .filter((id) => id.name === 'guid' && attribute(id, 'ispermalink') !== 'false')
    .map(resolveUrl)
    .find((url) => /^(?:https?:|www\.|\/\w)/i.test(url));

/** The name of a person, without a mail address: Atom's `name`, or RSS's `mail (Name)` and `Name <mail>`. */
function personName(person: XmlNode): string {
  const named = childrenNamed(person, 'name')[0] ?? person;
  if (hasElements(named)) return '';
  const name = textConstruct(named).slice(0, MAX_PERSON_LENGTH).trim();
  if (!/[@(]/.test(name)) return name;
  return name
    .replace(/\S+@\S+/g, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
}

/** Persons. Of several kinds of elements (`author`, `dc:creator`, `itunes:author`), the first that names anyone counts. */
export function persons(nodes: XmlNode[] | undefined): FeedAuthor[] | undefined {
  if (!nodes) return undefined;
  const found: FeedAuthor[] = [];
  let kind: string | undefined;
  for (const node of nodes) {
    const name = personName(node);
    if (!name || saysNothing(name)) continue;
    kind ??= node.name;
    if (node.name !== kind) continue;
    const address = childrenNamed(node, 'uri', 'url')[0];
    found.push(address ? { name, url: resolveUrl(address) } : { name });
  }
  return found;
}
