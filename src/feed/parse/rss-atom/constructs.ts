import { decodeEntities } from '../../../text/entities.js';
import { httpUrl } from '../../model/http-url.js';
import type { FeedAuthor } from '../../model/types.js';
import { rarely } from '../rarely.js';
import { all, attr, escapeHtml, hasElements, text, type XmlNode } from './parse-xml.js';

/** Text with tags or references is HTML, whatever its type says. */
export const isHtml = (text: string): boolean => /<\/?[a-z!]|&#?\w+;/i.test(text);

/**
 * A text construct (RFC 4287, 3.1; Atom 0.3 `mode`) or any RSS text, as HTML. What says that
 * it is plain text is escaped, unless it evidently holds HTML all the same.
 */
export function html(node: XmlNode): string {
  const { type, mode } = node.attributes;
  if (hasElements(node) || (type && /xhtml/.test(type))) return rarely(({ source }) => source(node)) ?? '';
  const raw = text(node);
  if ((mode || type) && /base64|octet|^(video|audio|image)/.test(`${mode}${type}`))
    return rarely(({ fromBase64 }) => fromBase64(raw)) ?? '';
  return type === 'text' && !isHtml(raw) ? escapeHtml(raw) : raw;
}

/** An address, from a `url` inside, from `url`, `href` or the text, with `xml:base` applied. Some publishers escape it twice. */
export function address(node: XmlNode): string {
  const inner = (hasElements(node) && all(node, 'url')[0]) || node;
  const link = decodeEntities(attr(node, 'url') || attr(node, 'href') || text(inner));
  return (node.base && httpUrl(link, node.base)) || link;
}

/** Whether an Atom link is of a relation (RFC 4287, 4.2.7), RSS `link` being an alternate. */
export const relates = (link: XmlNode, relation: string): boolean =>
  (link.attributes.rel ?? 'alternate').endsWith(relation);

/** The address of the page that a feed or an item stands for: of several alternates, HTML comes first. */
export function homePage(links: XmlNode[] = []): string | undefined {
  let other: string | undefined;
  for (const link of links) {
    const url = relates(link, 'alternate') && address(link);
    if (url && /^$|html/.test(link.attributes.type ?? '')) return url;
    if (url) other ??= url;
  }
  return other;
}

/**
 * Persons: Atom's `name` and `uri`, RSS `mail (Name)` and `Name <mail>`, `dc:creator`,
 * `itunes:author`, of which the first kind that names anyone counts. Mail addresses are left out.
 */
export function authors(nodes: XmlNode[] = []): FeedAuthor[] {
  const found: FeedAuthor[] = [];
  let kind = '';
  for (const person of nodes) {
    const [named = person] = all(person, 'name');
    const name = (hasElements(named) ? '' : html(named))
      .slice(0, 300)
      .replace(/\S+@\S+/g, '')
      .trim()
      .replace(/^\((.*)\)$/, '$1');
    kind ||= name && person.name;
    if (!name || person.name !== kind) continue;
    found.push({ name, url: all(person, 'uri url').map((uri) => address(uri))[0] });
  }
  return found;
}
