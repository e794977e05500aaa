const tags = /^(headlines|best|article)$/;

/**
 * Turns what platforms leave of a snippet into the element: `<div class="dongpo-widget"
 * data-element="best" data-src="…">` and `<a class="dongpo-widget" href="FEED">BEST 뉴스</a>`.
 */
export function upgrade(old: Element): void {
  if (!(old instanceof HTMLElement)) return;
  old.classList.remove('dongpo-widget');
  const { element = 'best' } = old.dataset;
  if (!tags.test(element)) return;
  const made = document.createElement(`dongpo-${element}`);
  const known = (made.constructor as { observedAttributes?: string[] }).observedAttributes ?? [];
  // Named ones only: data-onclick must not become onclick.
  for (const name of [...known, 'lang', 'dir', 'id', 'class', 'title']) {
    const value = old.getAttribute(`data-${name}`) ?? old.getAttribute(name);
    if (value) made.setAttribute(name, value);
  }
  made.style.cssText = old.style.cssText;
  if (old instanceof HTMLAnchorElement) {
    made.setAttribute('src', old.href);
    if (old.textContent?.trim()) made.setAttribute('heading', old.textContent.trim());
  } else made.append(...old.childNodes);
  old.replaceWith(made);
}
