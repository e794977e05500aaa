/** Markup with the snippet's class, or, where editors strip classes, a link whose fragment names an element. */
const SNIPPET_SELECTOR = '.dongpo-widget,a[href*="#dongpo-"]';

/** Upgrades the snippets in a part of the page. If the code for it cannot be loaded, they stay as they are. */
function upgradeSnippets(root: ParentNode): void {
  const snippets = [...root.querySelectorAll(SNIPPET_SELECTOR)];
  if (!snippets.length) return;
  import('./upgrade.js').then(
    ({ upgradeSnippet }) => snippets.forEach(upgradeSnippet),
    () => {},
  );
}

/** Upgrades plain markup that platforms leave of a snippet, now and whenever nodes are added to the page. */
export function watchSnippets(): void {
  upgradeSnippets(document);
  new MutationObserver((records) => {
    // Mutations of `childList` happen to elements and to the document.
    for (const { target, addedNodes } of records)
      if (addedNodes.length) upgradeSnippets(target as Element | Document);
  }).observe(document, { childList: true, subtree: true });
}
