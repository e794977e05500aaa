import type { ArticleHost } from './article-host.js';

const SELECTOR = 'a[data-picture]';

const picturesOf = (root: ShadowRoot): HTMLAnchorElement[] => [
  ...root.querySelectorAll<HTMLAnchorElement>(SELECTOR),
];

async function openPicture(host: ArticleHost, link: HTMLAnchorElement): Promise<void> {
  try {
    const { openLightbox } = await import('./lightbox.js');
    openLightbox(host, picturesOf(host.renderRoot), link);
  } catch {
    // The view did not load: the picture has an address of its own.
    host.ownerDocument.defaultView?.location.assign(link.href);
  }
}

/** Opens the pictures of galleries in a view of their own, whose code is loaded by the first that is opened. */
export function handlePictures(host: ArticleHost): void {
  const onActivate = (event: MouseEvent | KeyboardEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(SELECTOR);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if ('key' in event && event.key !== ' ') return;
    event.preventDefault();
    void openPicture(host, link);
  };
  host.renderRoot.addEventListener('click', onActivate as EventListener);
  host.renderRoot.addEventListener('keydown', onActivate as EventListener);
}

/** Says of the links to pictures that they open a dialog. Browsers without one follow them. */
export function markPictures({ renderRoot, messages }: ArticleHost): void {
  for (const link of picturesOf(renderRoot)) {
    // A picture that failed is hidden, and names nothing.
    link.setAttribute('aria-label', link.querySelector('img')?.alt || messages.pictures);
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
  }
}
