/**
 * Turns what platforms leave of a snippet into the element:
 *
 * - `<div class="dongpo-widget" data-element="best" data-src="…">`, its children the fallback;
 * - `<a class="dongpo-widget" href="FEED">BEST 뉴스</a>`;
 * - `<a href="FEED#dongpo-best?limit=3">BEST 뉴스</a>`, for editors that leave a link nothing but its
 *   address.
 *
 * The text of a link becomes the heading.
 */
export function upgrade(old: Element): void {
  if (!(old instanceof HTMLElement) || !old.isConnected) return;
  const link = old instanceof HTMLAnchorElement;
  const [, named, query] = (link && /^#dongpo-(\w+)\??(.*)/.exec(old.hash)) || [];
  const settings = new URLSearchParams(query);
  const element = named ?? old.dataset.element ?? 'best';
  if (!/^\w+$/.test(element)) return;
  const made = document.createElement(`dongpo-${element}`);
  const known = (made.constructor as { observedAttributes?: string[] }).observedAttributes;
  old.classList.remove('dongpo-widget');
  if (!old.classList.length) old.removeAttribute('class');
  // Other links may have such a fragment.
  if (!known) return;
  // Named ones only: data-onclick must not become onclick.
  for (const name of [...known, 'lang', 'dir', 'id', 'class', 'title']) {
    const value = settings.get(name) ?? old.getAttribute(`data-${name}`) ?? old.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  if (old.style.length) made.style.cssText = old.style.cssText;
  if (link) {
    made.setAttribute('src', old.href.replace(/#.*/, ''));
    const heading = old.textContent?.trim();
    if (heading && !made.hasAttribute('heading')) made.setAttribute('heading', heading);
  } else made.append(...old.childNodes);
  old.replaceWith(made);
}
