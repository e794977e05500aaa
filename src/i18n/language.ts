export const hostOf = (root: Node): Element | undefined => (root as ShadowRoot).host;

/** The nearest of the element and its ancestors, through shadow roots, that a selector finds. */
function nearest(element: Element | undefined, selector: string): HTMLElement | undefined {
  for (; element; element = hostOf(element.getRootNode())) {
    const found = element.closest<HTMLElement>(selector);
    if (found) return found;
  }
  return;
}

const speaking = '[lang]:not([lang=""])';

/** The `lang` of the element or its nearest ancestor that has one, through shadow roots. */
export const languageOf = (element: Element): string | undefined => nearest(element, speaking)?.lang;

/** The `dir` that is set no farther away than the language; none: its script's direction holds. */
export const directionOf = (element: Element): string | undefined =>
  nearest(element, `[dir],${speaking}`)?.dir;
