/** Pictures of the article, not those of anything beside it. */
const PICTURES = '.lead img, .body img';

const fold = (text?: string | null): string => text?.replace(/^[\s▲△]+|\s+/g, '') ?? '';

/** No picture says what its caption says, and none that failed is seen; its box stays. */
export function mindImages(root: ShadowRoot): void {
  for (const image of root.querySelectorAll<HTMLImageElement>(PICTURES)) {
    // A picture that waits for a tap has its own words in `data-alt`.
    const waits = image.dataset.alt !== undefined;
    const alt = waits ? image.dataset.alt! : image.alt;
    const caption = image.closest('figure')?.querySelector('figcaption')?.textContent?.trim();
    if (caption && image.dataset.minded === undefined) {
      image.dataset.minded = '';
      const better = alt ? (fold(alt) === fold(caption) ? '' : alt) : caption;
      if (waits) image.dataset.alt = better;
      else image.alt = better;
    }
    if (image.complete && !image.naturalWidth && image.currentSrc) hide(image);
  }
}

/** Errors do not bubble. */
export function watchImages(root: ShadowRoot): void {
  root.addEventListener('error', ({ target }) => (target as Element).matches(PICTURES) && hide(target), true);
  // After a tap it may come after all.
  root.addEventListener(
    'load',
    ({ target }) => {
      if ((target as Element).matches(PICTURES))
        Object.assign((target as HTMLElement).style, { visibility: '', contain: '' });
    },
    true,
  );
}

function hide(target: EventTarget | null): void {
  const image = target as HTMLImageElement;
  const [width, height] = [image.getAttribute('width'), image.getAttribute('height')];
  // WebKit gives it the square shape of its own icon, unless it has no shape of its own.
  Object.assign(image.style, { visibility: 'hidden', contain: 'size' });
  // Engines forget the ratio of a picture that failed.
  if (width && height)
    Object.assign(image.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` });
}
