import { childrenNamed, type XmlNode } from './xml-node.js';

const ROOTS = ['rss', 'feed', 'rdf:rdf', 'channel'];

export const isRoot = ({ name }: XmlNode): boolean => ROOTS.includes(name);

export const itemsIn = (container: XmlNode): XmlNode[] => childrenNamed(container, 'item', 'entry');

const hasOwnItems = (node: XmlNode): boolean => itemsIn(node).length > 0;

/**
 * The elements that hold items: RSS 1.0 puts them beside the channel. Of several channels, the first that has items is the
 * feed's; one may come empty before it.
 */
export function containersOf(root: XmlNode): XmlNode[] {
  const channels = childrenNamed(root, 'channel');
  const channel = channels.find(hasOwnItems) ?? channels[0];
  return channel ? [channel, ...channels.filter((each) => each !== channel), root] : [root];
}

export const hasItems = (root: XmlNode): boolean => containersOf(root).some(hasOwnItems);

/**
 * The top-level element that holds a feed, of several the first that has items.
 *
 * @param top holds the top-level elements
 */
export function findFeed(top: XmlNode): XmlNode | undefined {
  const roots = childrenNamed(top, ...ROOTS);
  return roots.find(hasItems) ?? roots[0];
}
