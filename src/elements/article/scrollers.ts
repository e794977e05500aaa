const watchers = new WeakMap<ShadowRoot, ResizeObserver>();

/** What overflows sideways can be reached by keyboard, and says what it is; what does not is no stop. */
function mind(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth;
  if (overflows === box.hasAttribute('tabindex')) return;
  if (overflows) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.dataset.name!);
  } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
}

/** Tables and listings of a body; those without a caption are named by `name`, the article's title. */
export function fitScrollers(root: ShadowRoot, name: string): void {
  const watcher =
    watchers.get(root) ??
    new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const box = target.closest<HTMLElement>('.scroll');
        // None where another body has replaced its own.
        if (box) mind(box);
      }
    });
  watchers.set(root, watcher);
  for (const node of root.querySelectorAll<HTMLElement>('.body :is(table, pre):not(.scroll, .scroll *)')) {
    let box = node;
    if (node.localName === 'table') {
      // As a block with a role it would be no table to a screen reader.
      box = document.createElement('div');
      node.replaceWith(box);
      box.append(node);
    }
    box.classList.add('scroll');
    box.dataset.name = node.querySelector('caption')?.textContent?.trim() || name;
    watcher.observe(box);
    if (box !== node) watcher.observe(node);
  }
}
