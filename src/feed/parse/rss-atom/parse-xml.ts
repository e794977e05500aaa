import { decodeEntities } from '../../../text/entities.js';
import { httpUrl } from '../../model/http-url.js';

/** An element, read tolerantly. */
export interface XmlNode {
  /** Lower case, prefix made conventional by its namespace: `title`, `dc:creator`, `media:content`. */
  name: string;
  /** Values as written: references are not decoded. */
  attributes: Record<string, string>;
  /** Elements, text as written (references not decoded), and CDATA sections: their text in an array. */
  kids: (XmlNode | string | [string])[];
  /** `xml:base` in force, resolved; absent where none is given. */
  base?: string;
  /** What was made of an item when it ended; its kids are then let go, for the memory of large feeds. */
  item?: unknown;
}

/** Elements are nested no deeper, since readers of the tree recurse: what is comes out flat. */
const maxDepth = 99;

/** HTML elements that never close. Not `link` and `source`, which feeds close. */
export const voids = /^([bh]r|img|input|wbr)$/;

/** A name as written, understood: once for each of a feed. */
interface Name {
  name: string;
  written: string;
  isItem: boolean;
  isVoid: boolean;
  /** Text right inside is white space or junk. */
  isList: boolean;
}

/** A name behind `<` makes a tag; other `<` are text. */
const tagName = /[a-z_][^\s<>/]*/iy;
// Values stop at `<`, so that an unclosed quote costs one tag and not the rest of the feed.
const attribute = /([^\s/"'=<>]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?/y;
const none: Record<string, string> = {};
const [exclamation, slash, greater, question] = [33, 47, 62, 63];

/** White space, and what of a broken tag stands between attributes: `/ " ' =`. */
const isGap = (unit: number): boolean =>
  unit <= 32 || unit === slash || unit === 34 || unit === 39 || unit === 61;

export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The conventional prefix of a namespace, or of a prefix that nobody declared: none for RSS, Atom and XHTML. */
const conventional = (space: string, prefix: string): string =>
  /itunes|feedburner|content|media|mrss|\bdc/.exec(space)?.[0].replace('mrss', 'media') ??
  (/atom|xhtml|\brss[\d./]*$/i.test(space) ? '' : prefix);

/**
 * Reads anything that resembles XML 1.0 (https://www.w3.org/TR/xml/) in linear time; never throws.
 * Comments, instructions and declarations are passed over: nothing that a DOCTYPE declares is expanded.
 * @param readItem makes of an item, when it ends, what its node then holds
 * @returns a nameless node that holds the top-level elements
 */
export function readXml(
  text: string,
  limit: number,
  url?: string,
  readItem?: (node: XmlNode) => unknown,
): XmlNode {
  const root = { name: '', attributes: none, kids: [] } as XmlNode;
  const open = [root];
  /** The names of what is open. */
  const inside = [{ written: '' } as Name];
  let [within] = inside as [Name];
  /** Namespaces by prefix. */
  const spaces = new Map<string, string>();
  /** Conventional names by those written. */
  const names = new Map<string, Name>();
  let node = root;
  let position = 0;
  let cdataEnd = 0;

  const find = (what: string) => {
    const index = text.indexOf(what, position);
    return index < 0 ? text.length : index;
  };
  const nameOf = (written: string): Name => {
    let known = names.get(written);
    if (!known) {
      const [local, prefix] = written.toLowerCase().split(':').reverse();
      const space = prefix && conventional(spaces.get(prefix) ?? prefix, prefix);
      const name = (space ? `${space}:${local}` : local) || `${prefix}:`;
      const isItem = name === 'item' || name === 'entry';
      const isList = isItem || /^(rss|feed|rdf:rdf|channel)$/.test(name);
      known = { name, written, isItem, isVoid: voids.test(name), isList };
      names.set(written, known);
    }
    return known;
  };
  const close = ({ name, isItem }: Name) => {
    let index = open.length;
    while (--index && open[index]!.name !== name);
    if (!index) return;
    if (isItem) {
      limit--;
      const item = open[index]!;
      item.item = readItem?.(item);
      item.kids = [];
    }
    open.length = inside.length = index;
    node = open[index - 1]!;
    within = inside[index - 1]!;
  };

  while (limit > 0) {
    const start = find('<');
    // Cut off: half a sentence is still worth reading, half a link or date is not.
    if (
      start > position &&
      !within.isList &&
      (start < text.length || /^(title|desc|summ|cont)/.test(node.name))
    )
      node.kids.push(text.slice(position, start));
    if (start === text.length) break;
    position = start + 1;
    const mark = text.charCodeAt(position);
    const closes = mark === slash;
    tagName.lastIndex = closes ? ++position : position;
    if (mark === exclamation && text.startsWith('[CDATA[', position + 1)) {
      position += 8;
      // Searched once: unclosed sections must not each search the rest.
      if (cdataEnd < position) cdataEnd = find(']]>');
      let end = cdataEnd;
      // Another section opens, or nothing closes: this one was left open, and ends with its element.
      if (end === text.length || text.slice(position, end).includes('<![C'))
        end = Math.min(find(`</${node.name}`), end);
      node.kids.push([text.slice(position, end)]);
      position = end === cdataEnd ? end + 3 : end;
    } else if (mark === exclamation && text.startsWith('--', position + 1)) position = find('-->') + 3;
    else if (mark === exclamation || mark === question) position = find('>') + 1;
    else if (!tagName.test(text)) node.kids.push(closes ? '&lt;/' : '&lt;');
    else {
      const from = position;
      const to = tagName.lastIndex;
      position = to;
      let attributes = none;
      for (;;) {
        while (isGap(text.charCodeAt(position))) position++;
        if (text.charCodeAt(position) === greater) break;
        attribute.lastIndex = position;
        const found = attribute.exec(text);
        if (!found) break;
        position = attribute.lastIndex;
        if (attributes === none) attributes = {};
        const key = found[1]!.toLowerCase();
        attributes[key] = found[2] ?? found[3] ?? found[4] ?? '';
        if (key.startsWith('xmlns:')) {
          spaces.set(key.slice(6), attributes[key]!);
          names.clear();
        }
      }
      const empty = text.charCodeAt(position - 1) === slash;
      if (text.charCodeAt(position) === greater) position++;
      // After the attributes: they may declare the prefix.
      const known =
        closes && to - from === within.written.length && text.startsWith(within.written, from)
          ? within
          : nameOf(text.slice(from, to));
      // An item inside an item: the first was never closed.
      if (closes || known.isItem) close(known);
      if (closes) continue;
      const child: XmlNode = { name: known.name, attributes, kids: [], base: node.base, item: undefined };
      if (attributes['xml:base'])
        child.base = httpUrl(decodeEntities(attributes['xml:base']), node.base ?? url);
      node.kids.push(child);
      if (!empty && open.length < maxDepth && !known.isVoid) {
        open.push(child);
        inside.push(known);
        within = known;
        node = child;
      }
    }
  }
  return root;
}

/** Neither text nor a CDATA section. */
export const isElement = (kid?: XmlNode['kids'][number]): kid is XmlNode => !!(kid as XmlNode)?.name;

export const hasElements = (node: XmlNode): boolean => node.kids.some(isElement);

/** Child elements by one or several names; those of the first name come first. */
export const all = (node: XmlNode, names: string): XmlNode[] => {
  const found: XmlNode[] = [];
  for (const name of names.split(' '))
    for (const kid of node.kids as XmlNode[]) if (kid.name === name) found.push(kid);
  return found;
};

/** Plain text of an element, decoded once. */
export const text = (node: XmlNode): string =>
  node.kids
    .map((kid) => (typeof kid === 'string' ? decodeEntities(kid) : isElement(kid) ? text(kid) : kid[0]))
    .join('')
    .trim();

/** An attribute, decoded; empty where it is absent. */
export const attr = (node: XmlNode, name: string): string => {
  const value = node.attributes[name];
  return value ? decodeEntities(value).trim() : '';
};
