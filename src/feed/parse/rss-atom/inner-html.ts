import { escapeHtml } from '../../../text/escape-html.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { isVoidElement } from './xml-names.js';
import type { XmlChild, XmlNode } from './xml-node.js';

function outerHtml(child: XmlChild): string {
  if (typeof child === 'string') return child;
  if (child.name === undefined) return escapeHtml(child.cdata);
  const attributes = Object.entries(child.attributes).map(
    ([name, value]) => ` ${name}="${value.replace(/"/g, '&quot;')}"`,
  );
  const end = isVoidElement(child.name) ? '' : `</${child.name}>`;
  return `<${child.name}${attributes.join('')}>${innerHtml(child)}${end}`;
}

/** The content of an element that holds elements, as HTML source. */
export const innerHtml = (node: XmlNode): HtmlSource => node.children.map(outerHtml).join('');
