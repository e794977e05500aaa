import { decodeEntities } from '../../text/entities.js';
import type { FeedAuthor } from '../model.js';
import { httpUrl } from '../url.js';
import { all, attr, escapeHtml, hasElements, source, text, type XmlNode } from '../xml/reader.js';

/** Text with tags or references is HTML, whatever its type says. */
export const isHtml = (text: string): boolean => /<\/?[a-z!]|&#?\w+;/i.test(text);

/**
 * A text construct (RFC 4287, 3.1; Atom 0.3 `mode`) or any RSS text, as HTML. What says that
 * it is plain text is escaped, unless it evidently holds HTML all the same.
 */
export function html(node: XmlNode): string {
  const type = attr(node, 'type');
  let raw = source(node).trim();
  if (/xhtml/.test(type) || hasElements(node)) return raw;
  if (/base64|octet/.test(attr(node, 'mode') + type)) {
    try {
      raw = new TextDecoder().decode(Uint8Array.from(atob(raw), (byte) => byte.charCodeAt(0)));
    } catch {
      return '';
    }
  } else raw = decodeEntities(raw);
  return type === 'text' && !isHtml(raw) ? escapeHtml(raw) : raw;
}

/** An address, from an attribute or the text, with `xml:base` applied. Some publishers escape it twice. */
export const address = (node: XmlNode, ...names: string[]): string => {
  const link = decodeEntities(names.map((name) => attr(node, name)).find(Boolean) ?? text(node));
  return httpUrl(link, node.base) ?? link;
};

/** Addresses' elements of a relation (RFC 4287, 4.2.7), RSS `link` being an alternate; pages come first. */
export const links = (node: XmlNode, relation: string): XmlNode[] => {
  const isPage = (link: XmlNode) => +/^$|html/.test(attr(link, 'type'));
  return all(node, 'link')
    .filter((link) => (attr(link, 'rel') || 'alternate').endsWith(relation) && address(link, 'href'))
    .sort((a, b) => isPage(b) - isPage(a));
};

/**
 * Persons: Atom's `name` and `uri`, RSS `mail (Name)` and `Name <mail>`, `dc:creator`,
 * `itunes:author`, of which the first kind that names anyone counts. Mail addresses are left out.
 */
export function authors(node: XmlNode): FeedAuthor[] {
  for (const kind of ['author', 'dc:creator', 'dc:author', 'itunes:author']) {
    const found = all(node, kind).flatMap((person) => {
      const [named = person] = all(person, 'name');
      const name = (hasElements(named) ? '' : html(named))
        .slice(0, 300)
        .replace(/\S+@\S+/g, '')
        .trim()
        .replace(/^\((.*)\)$/, '$1');
      return name ? { name, url: all(person, 'uri url').map((uri) => address(uri))[0] } : [];
    });
    if (found[0]) return found;
  }
  return [];
}
