import { harden } from './harden.js';
import { ELEMENTS } from './policy.js';
import { prescan } from './prescan.js';

/** How an article's links and images are to be written. */
export interface SanitiseOptions {
  /** The item's address: links and images resolve against it. */
  base?: string;
  /** Query parameters for outgoing links, `utm_source=partner`. */
  linkParams?: string;
  /** `_blank` opens links in a new tab. */
  target?: string;
  /** Says so to screen readers, `(새 창)`: added to such links in `<span class="hidden">`. */
  newTab?: string;
  /** The text of a link that stands for a video or a sound; without it, the name of its host. */
  videoLabel?: string;
  /** Forces one engine. For tests. */
  engine?: 'native' | 'purify';
}

/** What a browser brings for this, and a server does not. */
export interface Inert {
  /** A new document in which nothing loads or runs. */
  document(): Document;
  /** The tree of some HTML, as the standard says (https://html.spec.whatwg.org/multipage/parsing.html). */
  parse(html: string): Node;
  /** Whether HTML has an element of that name. */
  isElement(name: string): boolean;
}

/** Set on a server. */
export const server: { inert?: Inert } = {};

let sanitizer: Sanitizer | undefined;

function parseNatively(html: string): Node {
  sanitizer ??= new Sanitizer({
    elements: [...ELEMENTS.keys()],
    attributes: [...new Set([...ELEMENTS.values()].flat())],
    comments: false,
    dataAttributes: false,
  });
  const { body } = document.implementation.createHTMLDocument('');
  (body as HTMLElement & { setHTML(html: string, options: object): void }).setHTML(html, { sanitizer });
  return body;
}

/** `allowElement` tells the API that shipped from the one that Chromium 105 to 118 tried. */
const isNative = () => typeof Sanitizer === 'function' && 'allowElement' in Sanitizer.prototype;

/**
 * Turns an article's hostile HTML into a clean fragment. The fragment belongs to an inert document:
 * nothing in it loads, and nothing runs, until it is inserted somewhere.
 *
 * Pre-scan, then the browser's own sanitiser or DOMPurify, then a hardening pass, all three from
 * one table (`policy.ts`).
 */
export async function sanitise(html: string, options: SanitiseOptions): Promise<DocumentFragment> {
  const { inert } = server;
  if (inert) return harden(inert.parse(prescan(html, inert.isElement)), options, inert.document());
  const doc = document.implementation.createHTMLDocument('');
  const text = prescan(html, (name) => !(doc.createElement(name) instanceof HTMLUnknownElement));
  const native = options.engine ? options.engine === 'native' : isNative();
  const tree = native ? parseNatively(text) : (await import('./purify.js')).purify(text);
  return harden(tree ?? doc.createDocumentFragment(), options, doc);
}
