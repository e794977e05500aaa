const hostOf = (root: Node): Element | undefined => (root as ShadowRoot).host;

/** The `lang` of the element or its nearest ancestor that has one, through shadow roots. */
export function languageOf(element: Element | undefined): string | undefined {
  for (; element; element = hostOf(element.getRootNode())) {
    const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    if (lang) return lang;
  }
  return;
}

const watched = new WeakMap<Node, Set<() => void>>();

/**
 * Calls back when a `lang` changes anywhere in the roots that hold an element: one observer
 * a root, however many elements.
 *
 * @returns what ends it
 */
export function watchLanguage(element: Element | undefined, changed: () => void): () => void {
  const joined: Set<() => void>[] = [];
  for (; element; element = hostOf(element.getRootNode())) {
    const root = element.getRootNode();
    const calls = watched.get(root) ?? new Set();
    if (!watched.has(root)) {
      watched.set(root, calls);
      const observer = new MutationObserver(() => {
        for (const call of calls) call();
      });
      observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    }
    joined.push(calls.add(changed));
  }
  return () => {
    for (const calls of joined) calls.delete(changed);
  };
}
