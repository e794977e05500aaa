const LANGUAGE_SELECTOR = '[lang]:not([lang=""])';

/** The host of a shadow root; `undefined` of any other node. */
export const shadowHostOf = (root: Node): Element | undefined => (root as ShadowRoot).host;

/** Searches as `Element.closest` does, but through shadow roots. */
function closest(element: Element, selector: string): HTMLElement | undefined {
  let inner: Element | undefined = element;
  while (inner) {
    const found = inner.closest<HTMLElement>(selector);
    if (found) return found;
    inner = shadowHostOf(inner.getRootNode());
  }
  return;
}

/** The `lang` of the element or its nearest ancestor that has one, through shadow roots. */
export const languageOf = (element: Element): string | undefined => closest(element, LANGUAGE_SELECTOR)?.lang;

/**
 * The `dir` that applies to the element's language: set on the element that sets `lang`, or on a nearer one.
 * `undefined` or empty: the direction of the language's script holds.
 */
export const directionOf = (element: Element): string | undefined =>
  closest(element, `[dir],${LANGUAGE_SELECTOR}`)?.dir;
