import { escapeHtml, isElement, voids, type XmlNode } from './parse-xml.js';

/** The content of an element that holds elements, as HTML source. */
export const source = (node: XmlNode): string =>
  node.kids
    .map((kid) => {
      if (typeof kid === 'string') return kid;
      if (!isElement(kid)) return escapeHtml(kid[0]);
      let tag = `<${kid.name}`;
      for (const key of Object.keys(kid.attributes))
        tag += ` ${key}="${kid.attributes[key]!.replace(/"/g, '&quot;')}"`;
      return `${tag}>${source(kid)}${voids.test(kid.name) ? '' : `</${kid.name}>`}`;
    })
    .join('');
