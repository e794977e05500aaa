import { escapeHtml } from '../text/escape-html.js';

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const VOID_ELEMENT = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** True if elements of that name have no end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements). */
export const isVoidElement = (name: string): boolean => VOID_ELEMENT.test(name);

/** A node as HTML: elements and texts, without comments. The serialisers of servers' DOMs differ. */
export function nodeHtml(node: Node): string {
  if (node.nodeType === TEXT_NODE) return escapeHtml(node.nodeValue ?? '');
  const content = [...node.childNodes].map(nodeHtml).join('');
  if (node.nodeType !== ELEMENT_NODE) return content;
  const { localName, attributes } = node as Element;
  const written = [...attributes].map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`).join('');
  return `<${localName}${written}>${isVoidElement(localName) ? '' : `${content}</${localName}>`}`;
}
