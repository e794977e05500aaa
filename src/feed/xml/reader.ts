import { decodeEntities } from '../../text/entities.js';
import { httpUrl } from '../url.js';

/** An element, read tolerantly. */
export interface XmlNode {
  /** Lower case, prefix made conventional by its namespace: `title`, `dc:creator`, `media:content`. */
  name: string;
  /** Values as written: references are not decoded. Null prototype. */
  attributes: Record<string, string>;
  /** Elements, and text as HTML source: references as written, CDATA escaped. */
  kids: (XmlNode | string)[];
  /** `xml:base` in force, resolved; absent where none is given. */
  base?: string;
}

/** Elements are nested no deeper, since readers of the tree recurse: what is comes out flat. */
const maxDepth = 99;

/** HTML elements that never close. Not `link` and `source`, which feeds close. */
const voids = /^([bh]r|img|input|wbr)$/;

/** A comment, a CDATA section, a declaration or instruction, or a tag. Other `<` are text. */
const opening = /<(?:(!--)|(!\[CDATA\[)|([!?/]?)([a-z_][^\s<>/]*))/iy;
const gap = /[\s/"'=]*/y;
// Values stop at `<`, so that an unclosed quote costs one tag and not the rest of the feed.
const attribute = /([^\s/"'=<>]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?/y;

export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The conventional prefix of a namespace, or of a prefix that nobody declared: none for RSS, Atom and XHTML. */
const conventional = (space: string, prefix: string): string =>
  /itunes|feedburner|content|media|mrss|\bdc/.exec(space)?.[0].replace('mrss', 'media') ??
  (/atom|xhtml|\brss[\d./]*$/i.test(space) ? '' : prefix);

/**
 * Reads anything that resembles XML 1.0 (https://www.w3.org/TR/xml/) in linear time; never throws.
 * Comments, instructions and declarations are passed over: nothing that a DOCTYPE declares is expanded.
 * @returns a nameless node that holds the top-level elements
 */
export function readXml(text: string, limit: number, url?: string): XmlNode {
  const root = { name: '', kids: [] } as unknown as XmlNode;
  const open = [root];
  const spaces: Record<string, string> = Object.create(null);
  let node = root;
  let position = 0;
  let cdataEnd = 0;

  const find = (what: string) => {
    const index = text.indexOf(what, position);
    return index < 0 ? text.length : index;
  };
  const match = (pattern: RegExp) => {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found) position = pattern.lastIndex;
    return found;
  };
  const close = (name: string) => {
    const index = open.map((each) => each.name).lastIndexOf(name);
    if (index < 0) return;
    open.length = index;
    node = open[index - 1];
    if (/^(item|entry)$/.test(name)) limit--;
  };

  while (limit > 0) {
    const start = find('<');
    // Cut off: half a sentence is still worth reading, half a link or date is not.
    if (text[start] || /^(title|desc|summ|cont)/.test(node.name)) node.kids.push(text.slice(position, start));
    if (!text[start]) break;
    position = start;
    const tag = match(opening);
    if (!tag) {
      node.kids.push('&lt;');
      position++;
    } else if (tag[2]) {
      // Searched once: unclosed sections must not each search the rest.
      if (cdataEnd < position) cdataEnd = find(']]>');
      let end = cdataEnd;
      // Another section opens, or nothing closes: this one was left open, and ends with its element.
      if (!text[end] || text.slice(position, end).includes('<![C'))
        end = Math.min(find(`</${node.name}`), end);
      node.kids.push(escapeHtml(text.slice(position, end)));
      position = end === cdataEnd ? end + 3 : end;
    } else if (tag[1]) position = find('-->') + 3;
    else if (/[!?]/.test(tag[3])) position = find('>') + 1;
    else {
      const attributes: Record<string, string> = Object.create(null);
      for (;;) {
        match(gap);
        const found = match(attribute);
        if (!found) break;
        const key = found[1].toLowerCase();
        attributes[key] = found[2] ?? found[3] ?? found[4] ?? '';
        if (/^xmlns:/.test(key)) spaces[key] = attributes[key];
      }
      const empty = text[position - 1] === '/';
      if (text[position] === '>') position++;
      const [local, prefix] = tag[4].toLowerCase().split(':').reverse();
      const space = prefix && conventional(spaces[`xmlns:${prefix}`] ?? prefix, prefix);
      const name = space ? `${space}:${local}` : local;
      // An item inside an item: the first was never closed.
      if (tag[3] || /^(item|entry)$/.test(name)) close(name);
      if (tag[3]) continue;
      const child = { name, attributes, kids: [], base: node.base };
      if (attributes['xml:base'])
        child.base = httpUrl(decodeEntities(attributes['xml:base']), node.base ?? url);
      node.kids.push(child);
      if (!empty && open.length < maxDepth && !voids.test(name)) {
        open.push(child);
        node = child;
      }
    }
  }
  return root;
}

/** The content of an element as HTML source. */
export const source = (node: XmlNode): string =>
  node.kids
    .map((kid) => {
      if (typeof kid === 'string') return kid;
      let tag = `<${kid.name}`;
      for (const key in kid.attributes) tag += ` ${key}="${kid.attributes[key].replace(/"/g, '&quot;')}"`;
      return `${tag}>${source(kid)}${voids.test(kid.name) ? '' : `</${kid.name}>`}`;
    })
    .join('');

export const hasElements = (node: XmlNode): boolean => node.kids.some((kid) => typeof kid !== 'string');

/** Children by name; those of the first name come first. */
export const all = (node: XmlNode, names: string): XmlNode[] =>
  names
    .split(' ')
    .flatMap((name) => node.kids.filter((kid): kid is XmlNode => (kid as XmlNode).name === name));

/** Plain text of an element, decoded once. */
export const text = (node: XmlNode): string => decodeEntities(source(node)).trim();

/** An attribute, decoded; empty where it is absent. */
export const attr = (node: XmlNode, name: string): string =>
  decodeEntities(node.attributes[name] ?? '').trim();
