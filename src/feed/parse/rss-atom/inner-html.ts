import { decodeEntities } from '../../../text/entities.js';
import { escapeHtml } from '../../../text/escape-html.js';
import type { HtmlSource, XmlText } from '../../../text/kinds.js';
import { resolveAttribute } from '../pictures/resolve-addresses.js';
import { isVoidElement } from './xml-names.js';
import type { XmlChild, XmlNode } from './xml-node.js';

/** The value of an attribute, completed by the `xml:base` of its own element, if one is in force. */
function resolved({ base }: XmlNode, name: string, value: XmlText): XmlText {
  if (!base) return value;
  const decoded = decodeEntities(value);
  const address = resolveAttribute(name, decoded, base);
  // The same characters are escaped in XML.
  const escaped: string = escapeHtml(address);
  return address === decoded ? value : escaped;
}

function outerHtml(child: XmlChild): string {
  if (typeof child === 'string') return child;
  if (child.name === undefined) return escapeHtml(child.cdata);
  const attributes = Object.entries(child.attributes).map(
    ([name, value]) => ` ${name}="${resolved(child, name, value).replace(/"/g, '&quot;')}"`,
  );
  const end = isVoidElement(child.name) ? '' : `</${child.name}>`;
  return `<${child.name}${attributes.join('')}>${innerHtml(child)}${end}`;
}

/** The content of an element that holds elements, as HTML source. */
export const innerHtml = (node: XmlNode): HtmlSource => node.children.map(outerHtml).join('');
