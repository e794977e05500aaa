const observers = new WeakMap<ShadowRoot, ResizeObserver>();

/** Makes a box that overflows a named region that the keyboard reaches, and one that does not no tab stop. */
function updateScrollable(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth;
  if (overflows === box.hasAttribute('tabindex')) return;
  if (overflows) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.dataset.name ?? '');
  } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
}

function observerOf(root: ShadowRoot): ResizeObserver {
  const observer =
    observers.get(root) ??
    new ResizeObserver((entries) => {
      for (const { target } of entries) {
        // `null` if another body has replaced its own.
        const box = target.closest<HTMLElement>('.scroll');
        if (box) updateScrollable(box);
      }
    });
  observers.set(root, observer);
  return observer;
}

/**
 * Makes wide tables and listings of a body scroll by themselves.
 * @param name of those without a caption: the article's title
 */
export function makeScrollable(root: ShadowRoot, name: string): void {
  const observer = observerOf(root);
  for (const node of root.querySelectorAll<HTMLElement>('.body :is(table, pre):not(.scroll, .scroll *)')) {
    // A table with the role of a region would be no table to a screen reader: it gets a box around it.
    const box = node.localName === 'table' ? wrap(node) : node;
    box.classList.add('scroll');
    box.dataset.name = node.querySelector('caption')?.textContent?.trim() || name;
    observer.observe(box);
    if (box !== node) observer.observe(node);
  }
}

function wrap(node: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  node.replaceWith(box);
  box.append(node);
  return box;
}
