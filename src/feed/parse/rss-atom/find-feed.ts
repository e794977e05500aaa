import { asObject } from '../values.js';
import { childrenNamed, isElement, type XmlNode } from './xml-node.js';

const ROOTS = 'rss feed rdf:rdf channel';
const isRoot = ({ name }: XmlNode): boolean => ROOTS.split(' ').includes(name);

/** The elements that hold items: RSS 1.0 puts them beside the channel, and a channel may come empty before the real one. */
export function containersOf(root: XmlNode): XmlNode[] {
  const channels = childrenNamed(root, 'channel');
  const channel = channels.find(hasOwnItems) ?? channels[0];
  return channel ? [channel, root] : [root];
}

export const itemsIn = (container: XmlNode): XmlNode[] => childrenNamed(container, 'item entry');

const hasOwnItems = (node: XmlNode): boolean => itemsIn(node).length > 0;
const hasItems = (root: XmlNode): boolean => containersOf(root).some(hasOwnItems);

/** True if an element that is no feed holds news all the same: an item with a title. */
const hasNews = (node: XmlNode): boolean => itemsIn(node).some(({ mapped }) => asObject(mapped).title);

/** The first element within a node, of any depth, that holds items. */
function findWithin(node: XmlNode): XmlNode | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    const found = (isRoot(child) ? hasItems(child) : hasNews(child)) ? child : findWithin(child);
    if (found) return found;
  }
  return undefined;
}

/**
 * The element that holds a feed. It is a top-level one, the first that has items; else one within another document, such
 * as an HTML page, if it has items: SVG holds RDF, television guides hold channels. Items may also stand alone.
 *
 * @param top holds the top-level elements
 */
export function findFeed(top: XmlNode): XmlNode | undefined {
  const roots = childrenNamed(top, ROOTS);
  return roots.find(hasItems) ?? findWithin(top) ?? roots[0] ?? (hasNews(top) ? top : undefined);
}
