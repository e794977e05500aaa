import type { ScriptTag } from '../feed/load/trusted-places.js';

/** Markup with the snippet's class, or, where editors strip classes, a link whose fragment names an element. */
const SNIPPET_SELECTOR = '.dongpo-widget,a[href*="#dongpo-"]';
/** Shortest pause between two looks, in milliseconds. */
const PAUSE = 20;
/** A pause is so many times as long as the look before it: looks take at most 2 % of the page's time. */
const PAUSE_FACTOR = 50;

/** Upgrades the snippets of the page. If the code for it cannot be loaded, they stay as they are. */
function upgradeAll(tag: ScriptTag): void {
  const snippets = document.querySelectorAll(SNIPPET_SELECTOR);
  if (!snippets.length) return;
  import('./upgrade.js').then(
    ({ upgradeSnippets }) => upgradeSnippets(snippets, tag),
    () => {},
  );
}

/** Upgrades plain markup that platforms leave of a snippet, now and whenever nodes are added to the page. */
export function watchSnippets(tag: ScriptTag): void {
  const look = (): void => {
    const start = performance.now();
    upgradeAll(tag);
    observer.observe(document, { childList: true, subtree: true });
    pause = PAUSE + PAUSE_FACTOR * (performance.now() - start);
  };
  let pause = PAUSE;
  const observer = new MutationObserver(() => {
    // Until the next look, the page's changes cost nothing, however many they are.
    observer.disconnect();
    setTimeout(look, pause);
  });
  look();
}
