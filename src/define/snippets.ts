/**
 * Looks, now and whenever the page changes, for what platforms leave of a snippet: elements with the
 * class `dongpo-widget`. What turns them into elements of ours is loaded when there is one.
 */
export function watchSnippets(): void {
  // Live, and empty on nearly every page.
  const found = document.getElementsByClassName('dongpo-widget');
  const look = (): void => {
    if (found.length) import('./upgrade.js').then(({ upgrade }) => [...found].forEach(upgrade));
  };
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
