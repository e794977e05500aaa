/** An element with our class, or, where editors strip classes, a link whose fragment names an element. */
const selector = '.dongpo-widget,a[href*="#dongpo-"]';

/**
 * Looks, now and whenever the page changes, for what platforms leave of a snippet. What turns it into
 * an element of ours is loaded when there is one.
 */
export function watchSnippets(): void {
  const look = (root: ParentNode): void => {
    const found = [...root.querySelectorAll(selector)];
    // Without it the snippet stays as it is.
    if (found[0])
      import('./upgrade.js').then(
        ({ upgrade }) => found.forEach(upgrade),
        () => {},
      );
  };
  look(document);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) if (addedNodes[0]) look(target as Element);
  }).observe(document, { childList: true, subtree: true });
}
