const hostOf = (root: Node): Element | undefined => (root as ShadowRoot).host;

/** The value of an attribute on the element or its nearest ancestor, through shadow roots. */
export function inherited(element: Element | undefined, name: 'lang' | 'dir'): string | undefined {
  for (; element; element = hostOf(element.getRootNode())) {
    const value = element.closest(`[${name}]`)?.getAttribute(name);
    if (value) return value;
  }
  return;
}

const watched = new WeakMap<Node, Set<() => void>>();

/**
 * Calls back when a `lang` or `dir` changes anywhere in the roots that hold an element: one observer
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
      observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    }
    joined.push(calls.add(changed));
  }
  return () => {
    for (const calls of joined) calls.delete(changed);
  };
}
