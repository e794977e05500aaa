import { harden } from './harden.js';
import type { DomAdapter, SanitiseOptions } from './options.js';
import { ELEMENTS } from './policy.js';
import { prescan } from './prescan.js';

/** `Element.setHTML`, which TypeScript's DOM types do not have yet. */
interface SetHtml {
  setHTML(html: string, options: { sanitizer: Sanitizer }): void;
}

let sanitizer: Sanitizer | undefined;

/** Parses with the browser's own sanitiser and the policy's allow-list. */
function parseNatively(html: string): Node {
  sanitizer ??= new Sanitizer({
    elements: [...ELEMENTS.keys()],
    attributes: [...new Set([...ELEMENTS.values()].flat())],
    comments: false,
    dataAttributes: false,
  });
  const { body } = document.implementation.createHTMLDocument('');
  (body as HTMLElement & SetHtml).setHTML(html, { sanitizer });
  return body;
}

/** True if the browser has `Element.setHTML`. Chromium 105 to 118 had a trial version without `allowElement`. */
const hasSetHtml = (): boolean => typeof Sanitizer === 'function' && 'allowElement' in Sanitizer.prototype;

async function sanitiseInBrowser(html: string, options: SanitiseOptions): Promise<DocumentFragment> {
  const doc = document.implementation.createHTMLDocument('');
  const scanned = prescan(html, (name) => !(doc.createElement(name) instanceof HTMLUnknownElement));
  const { engine = hasSetHtml() ? 'native' : 'purify' } = options;
  const tree = engine === 'native' ? parseNatively(scanned) : (await import('./purify.js')).purify(scanned);
  return harden(tree ?? doc.createDocumentFragment(), options, doc);
}

function sanitiseWith(dom: DomAdapter, html: string, options: SanitiseOptions): DocumentFragment {
  const scanned = prescan(html, dom.isElementName);
  return harden(dom.parse(scanned), options, dom.createDocument());
}

/**
 * Turns an article's untrusted HTML into a clean fragment. The fragment belongs to an inert document: nothing in it
 * loads or runs until it is inserted into another one.
 *
 * Three passes read one table (`policy.ts`): the pre-scan; the browser's own sanitiser, or DOMPurify where it is
 * missing; and the hardening pass. On a server (`options.dom`), the parser stands in for the second.
 */
export async function sanitise(html: string, options: SanitiseOptions): Promise<DocumentFragment> {
  const { dom } = options;
  return dom ? sanitiseWith(dom, html, options) : sanitiseInBrowser(html, options);
}
