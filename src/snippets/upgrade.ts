/** Attributes that an upgraded element keeps, beside those that it observes. */
const GLOBAL_ATTRIBUTES = ['lang', 'dir', 'id', 'class', 'title'];

/** The element and its attributes in a link's fragment: `#dongpo-best?limit=3`. */
function parseFragment(hash: string): { name?: string; attributes: URLSearchParams } {
  const [, name, query] = /^#dongpo-(\w+)\??(.*)/.exec(hash) ?? [];
  const attributes = new URLSearchParams(query);
  return name === undefined ? { attributes } : { name, attributes };
}

/**
 * Replaces the remains of a snippet, after a platform has stripped it, by the element:
 *
 * - `<div class="dongpo-widget" data-element="best" data-src="…">`, whose children become the fallback;
 * - `<a class="dongpo-widget" href="FEED">BEST 뉴스</a>`;
 * - `<a href="FEED#dongpo-best?limit=3">BEST 뉴스</a>`, for editors that leave a link only its address.
 *
 * A link's text becomes the heading. Does nothing with markup that names no element of this library.
 */
export function upgradeSnippet(snippet: Element): void {
  if (!(snippet instanceof HTMLElement) || !snippet.isConnected) return;
  const isLink = snippet instanceof HTMLAnchorElement;
  const { name = snippet.dataset.element ?? 'best', attributes } = parseFragment(isLink ? snippet.hash : '');
  if (!/^\w+$/.test(name)) return;
  const element = document.createElement(`dongpo-${name}`);
  const { observedAttributes } = element.constructor as { observedAttributes?: string[] };
  snippet.classList.remove('dongpo-widget');
  if (!snippet.classList.length) snippet.removeAttribute('class');
  // The fragment of some other link may begin like one of a snippet.
  if (!observedAttributes) return;
  // An allow-list, so that `data-onclick` does not become `onclick`.
  for (const attribute of [...observedAttributes, ...GLOBAL_ATTRIBUTES]) {
    const value =
      attributes.get(attribute) ??
      snippet.getAttribute(`data-${attribute}`) ??
      snippet.getAttribute(attribute);
    if (value !== null) element.setAttribute(attribute, value);
  }
  if (snippet.style.length) element.style.cssText = snippet.style.cssText;
  if (isLink) {
    element.setAttribute('src', snippet.href.replace(/#.*/, ''));
    const heading = snippet.textContent?.trim();
    if (heading && !element.hasAttribute('heading')) element.setAttribute('heading', heading);
  } else element.append(...snippet.childNodes);
  snippet.replaceWith(element);
}
