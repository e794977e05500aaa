const callbacks = new Set<() => void>();

/**
 * Calls back in the next animation frame, once however often it is asked for. All callbacks share the frame: what they
 * read of styles and layout is calculated once for all, and would be for the frame anyway. They change the tree where
 * they must, since the others read after them.
 *
 * @returns takes it back
 */
export function inNextFrame(callback: () => void): () => void {
  callbacks.add(callback);
  if (callbacks.size === 1)
    requestAnimationFrame(() => {
      const due = [...callbacks];
      callbacks.clear();
      for (const call of due) call();
    });
  return () => callbacks.delete(callback);
}
