/** What an article's body needs of a browser, with the libraries that bring it: one file, loaded with the first article. */
import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import type { DomAdapter } from '../content/options.js';

/** Of HTML and its past (https://html.spec.whatwg.org/multipage/indices.html#elements-3), each an element to a browser, too. */
const NAMES = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
  canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
  figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img
  input ins kbd keygen label legend li link listing main map mark marquee menu meta meter nav nobr noembed noframes
  noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script
  search section select slot small source span strike strong style sub summary sup table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

const newDocument = (): Document =>
  parseHTML('<!doctype html><html><head></head><body></body></html>').document;

type Tree = DefaultTreeAdapterMap['childNode'] | DefaultTreeAdapterMap['documentFragment'];

/** A tree of the parser's, as nodes. Templates' contents and comments stay behind. */
function grow(from: Tree, to: Node, doc: Document): void {
  if (!('childNodes' in from)) return;
  for (const child of from.childNodes) {
    if (child.nodeName === '#text') to.appendChild(doc.createTextNode((child as { value: string }).value));
    if (!('tagName' in child)) continue;
    const { namespaceURI, tagName, attrs } = child;
    // What is of no namespace of HTML is copied no farther than its texts.
    const element = namespaceURI.endsWith('/xhtml')
      ? doc.createElement(tagName)
      : doc.createDocumentFragment();
    if ('setAttribute' in element) for (const { name, value } of attrs) element.setAttribute(name, value);
    grow(child, element, doc);
    to.appendChild(element);
  }
}

export const domAdapter: DomAdapter = {
  createDocument: newDocument,
  parse(html) {
    const doc = newDocument();
    const root = doc.createElement('div');
    grow(parseFragment(html), root, doc);
    return root;
  },
  isElementName: (name) => NAMES.has(name.toLowerCase()),
};
