import { asObject } from '../values.js';
import { hasItems, isRoot, itemsIn } from './find-feed.js';
import { isElement, type XmlNode } from './xml-node.js';

/** True if an element that is no feed holds news all the same: an item with a title. */
const hasNews = (node: XmlNode): boolean => itemsIn(node).some(({ mapped }) => asObject(mapped).title);

/**
 * The first element that holds a feed with items, or items alone: the document itself, or one within a document of another
 * kind, such as an HTML page. An element without items is none: SVG holds RDF, television guides hold channels.
 */
export function findFeedWithin(node: XmlNode): XmlNode | undefined {
  if (isRoot(node) ? hasItems(node) : hasNews(node)) return node;
  for (const child of node.children) {
    const found = isElement(child) && findFeedWithin(child);
    if (found) return found;
  }
  return undefined;
}
