import { hostOf } from './language.js';

/** Who watches a root, and what ends the watching. */
type Watch = [calls: Set<() => void>, end: () => void];
const watched = new WeakMap<Node, Watch>();

/** Not inside `watchLanguage`: there the observer would hold the element that came first. */
function watch(root: Node): Watch {
  const calls = new Set<() => void>();
  const observer = new MutationObserver(() => {
    for (const call of calls) call();
  });
  observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
  const end = (): void => {
    observer.disconnect();
    watched.delete(root);
  };
  const made: Watch = [calls, end];
  watched.set(root, made);
  return made;
}

/**
 * Calls back when a `lang` or `dir` changes anywhere in the roots that hold an element: one observer
 * a root, however many elements.
 *
 * @returns what ends it
 */
export function watchLanguage(element: Element | undefined, changed: () => void): () => void {
  const joined: Watch[] = [];
  for (; element; element = hostOf(element.getRootNode())) {
    const root = element.getRootNode();
    const one = watched.get(root) ?? watch(root);
    one[0].add(changed);
    joined.push(one);
  }
  return () => {
    for (const [calls, end] of joined) if (calls.delete(changed) && !calls.size) end();
  };
}
