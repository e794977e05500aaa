import { type ScriptTag, trustedAddresses, trustedPlaces } from '../feed/load/trusted-places.js';
import { pageUrl } from '../feed/model/page-url.js';
import { cutHeading, ELEMENT_NAMES, setPlainAttributes } from './plain-attributes.js';

/** Attributes of the markup itself that the element keeps: whoever wrote the markup has them already. */
const OWN_ATTRIBUTES = ['id', 'class', 'title', 'lang', 'dir'];
/** Blocks of plain markup on a page at one time. */
const MAX_BLOCKS = 50;

/** Values of `rel` by which a page marks links that others wrote or paid for. */
const FOREIGN_LINK = /^(ugc|sponsored)$/;
/** Elements of this library, whose content may be what a server wrote of a feed. */
const OWN_ELEMENTS = 'dongpo-headlines,dongpo-best,dongpo-article,dongpo-ticker,dongpo-sections';
const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';

/** Snippets that were looked at: those that stayed as they are are not looked at again. */
const seen = new WeakSet<Element>();
let blocks: HTMLElement[] = [];

/** The element and its attributes in a link's fragment: `#dongpo-best?limit=3`. */
function parseFragment(hash: string): { name?: string; attributes: URLSearchParams } {
  const [, name, query] = /^#dongpo-(\w+)\??(.*)/.exec(hash) ?? [];
  const attributes = new URLSearchParams(query);
  return name === undefined ? { attributes } : { name, attributes };
}

/** True in an editor, whose content would be saved so, in what the page marks, and for the links of a feed. */
const isLeftAlone = (snippet: HTMLElement): boolean =>
  snippet.isContentEditable ||
  document.designMode === 'on' ||
  !!snippet.closest(`${EDITABLE},[data-dongpo-ignore]`) ||
  (snippet instanceof HTMLAnchorElement && !!snippet.closest(OWN_ELEMENTS));

/** Values of `rel` of the link that a snippet is, or is in, without the one that lets a linked page reach this one. */
const relOf = (snippet: HTMLElement): string[] =>
  (snippet.closest('a')?.getAttribute('rel') ?? '')
    .toLowerCase()
    .split(/[\t\n\f\r ]+/)
    .filter((value) => value && value !== 'opener');

/** The element that a snippet stands for; `undefined` if it stays as it is. */
function createBlock(snippet: HTMLElement, places: readonly string[], base: string): HTMLElement | undefined {
  const isLink = snippet instanceof HTMLAnchorElement;
  const { name: linkedName, attributes } = parseFragment(isLink ? snippet.hash : '');
  const isMarked = snippet.classList.contains('dongpo-widget');
  const name = linkedName ?? (isMarked ? (snippet.dataset.element ?? 'best') : '');
  const rel = relOf(snippet);
  if (!ELEMENT_NAMES.test(name) || rel.some((value) => FOREIGN_LINK.test(value))) return undefined;
  const given = (attribute: string): string | null =>
    attributes.get(attribute) ?? snippet.getAttribute(`data-${attribute}`);
  const src = trustedAddresses(isLink ? snippet.href.replace(/#.*/s, '') : given('src'), places, base);
  // The page itself is no feed: a link within it may have such a fragment.
  if (!src || src === location.href.replace(/#.*/s, '')) return undefined;
  const element = document.createElement(`dongpo-${name}`);
  // The page has an element of its own by this name.
  if (!('observedAttributes' in element.constructor)) return undefined;
  for (const attribute of OWN_ATTRIBUTES) {
    const value = snippet.getAttribute(attribute);
    if (value) element.setAttribute(attribute, value);
  }
  element.classList.remove('dongpo-widget');
  if (!element.classList.length) element.removeAttribute('class');
  if (snippet.style.length) element.style.cssText = snippet.style.cssText;
  setPlainAttributes(
    element,
    given,
    (attribute) => (attribute === 'src' ? src : trustedAddresses(given(attribute), places, base)),
    rel.join(' '),
  );
  const text = isLink && snippet.textContent?.trim();
  if (text && !element.hasAttribute('heading')) element.setAttribute('heading', cutHeading(text));
  return element;
}

function upgradeSnippet(snippet: Element, places: readonly string[], base: string): void {
  const isSnippet = snippet instanceof HTMLDivElement || snippet instanceof HTMLAnchorElement;
  if (!isSnippet || !snippet.isConnected || seen.has(snippet) || isLeftAlone(snippet)) return;
  seen.add(snippet);
  blocks = blocks.filter(({ isConnected }) => isConnected);
  if (blocks.length >= MAX_BLOCKS) return;
  const element = createBlock(snippet, places, base);
  if (!element) return;
  if (snippet instanceof HTMLDivElement) {
    // The children are the fallback: only those of an element that the page wrote replace its parts.
    for (const child of snippet.children) child.removeAttribute('slot');
    element.append(...snippet.childNodes);
  }
  blocks.push(element);
  snippet.replaceWith(element);
}

/**
 * Replaces the remains of snippets, after a platform has stripped them, by the elements:
 *
 * - `<div class="dongpo-widget" data-element="best" data-src="…">`, whose children become the fallback;
 * - `<a class="dongpo-widget" href="FEED">BEST 뉴스</a>`;
 * - `<a href="FEED#dongpo-best?limit=3">BEST 뉴스</a>`, for editors that leave a link only its address.
 *
 * A link's text becomes the heading. Strangers may write such markup, in comments: it stays as it is unless the page's
 * owner named the feed's origin on the script tag, and where the page marks it as a stranger's.
 */
export function upgradeSnippets(snippets: Iterable<Element>, tag: ScriptTag): void {
  const base = pageUrl() ?? location.href;
  const places = trustedPlaces(tag, base, [location.origin, origin]);
  if (!places.length) return;
  for (const snippet of snippets) {
    try {
      upgradeSnippet(snippet, places, base);
    } catch {
      // One that cannot be upgraded keeps no other from it.
    }
  }
}
