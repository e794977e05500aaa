import { shadowHostOf } from './language.js';

/** One observer of a document or shadow root, shared by all elements in it. */
interface RootObserver {
  listeners: Set<() => void>;
  disconnect(): void;
}

const observers = new WeakMap<Node, RootObserver>();

/** A function of its own: inside `watchLanguage`, the observer's closure would keep the first element alive. */
function observeRoot(root: Node): RootObserver {
  const listeners = new Set<() => void>();
  const observer = new MutationObserver(() => {
    for (const listener of listeners) listener();
  });
  observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
  const rootObserver = {
    listeners,
    disconnect() {
      observer.disconnect();
      observers.delete(root);
    },
  };
  observers.set(root, rootObserver);
  return rootObserver;
}

/**
 * Calls back when a `lang` or `dir` attribute changes anywhere in the roots that contain the element.
 *
 * @returns stops watching
 */
export function watchLanguage(element: Element, onChange: () => void): () => void {
  const joined: RootObserver[] = [];
  let inner: Element | undefined = element;
  while (inner) {
    const root = inner.getRootNode();
    const observer = observers.get(root) ?? observeRoot(root);
    observer.listeners.add(onChange);
    joined.push(observer);
    inner = shadowHostOf(root);
  }
  return () => {
    for (const { listeners, disconnect } of joined)
      if (listeners.delete(onChange) && !listeners.size) disconnect();
  };
}
