export const hostOf = (root: Node): Element | undefined => (root as ShadowRoot).host;

/** The `lang` of the element or its nearest ancestor that has one, through shadow roots. */
export function languageOf(element: Element | undefined): string | undefined {
  for (; element; element = hostOf(element.getRootNode())) {
    const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    if (lang) return lang;
  }
  return;
}
