/** The DOM of a server, with the libraries that it is made of: one file, loaded with the first article. */
import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import type { DomAdapter } from '../content/options.js';

/** Elements of HTML, obsolete ones included (https://html.spec.whatwg.org/multipage/indices.html#elements-3). */
const ELEMENT_NAMES = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
  canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
  figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img
  input ins kbd keygen label legend li link listing main map mark marquee menu meta meter nav nobr noembed noframes
  noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script
  search section select slot small source span strike strong style sub summary sup table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

const createDocument = (): Document =>
  parseHTML('<!doctype html><html><head></head><body></body></html>').document;

type Tree = DefaultTreeAdapterMap['childNode'] | DefaultTreeAdapterMap['documentFragment'];

/** Copies the parser's tree into nodes of a document, without comments and the contents of templates. */
function copyTree(from: Tree, to: Node, doc: Document): void {
  if (!('childNodes' in from)) return;
  for (const child of from.childNodes) {
    if ('value' in child) to.appendChild(doc.createTextNode(child.value));
    if (!('tagName' in child)) continue;
    const { namespaceURI, tagName, attrs } = child;
    // Only the texts of SVG and MathML are copied.
    const element = namespaceURI.endsWith('/xhtml')
      ? doc.createElement(tagName)
      : doc.createDocumentFragment();
    if ('setAttribute' in element) for (const { name, value } of attrs) element.setAttribute(name, value);
    copyTree(child, element, doc);
    to.appendChild(element);
  }
}

export const domAdapter: DomAdapter = {
  createDocument,
  parse(html) {
    const doc = createDocument();
    const root = doc.createElement('div');
    copyTree(parseFragment(html), root, doc);
    return root;
  },
  isElementName: (name) => ELEMENT_NAMES.has(name.toLowerCase()),
};
