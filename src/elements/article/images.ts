/** Images of the article, not those of a list beside it, nor signs in a sentence, whose words are read if they fail. */
const ARTICLE_IMAGES = '.lead img, .gallery img, .body img:not([data-inline])';

/** Text without white space and caption marks, to compare two texts. */
const comparableText = (text = ''): string => text.replace(/^[\s▲△]+|\s+/g, '');

/** Makes no image say what its caption says, and hides those that have failed already; their boxes stay. */
export function fixImages(root: ShadowRoot): void {
  for (const image of root.querySelectorAll<HTMLImageElement>(ARTICLE_IMAGES)) {
    // A picture that opens is a button, which needs a name.
    if (!image.closest('[data-picture]')) fixAlt(image);
    const hasFailed = image.complete && !image.naturalWidth && image.currentSrc;
    if (hasFailed) hideImage(image);
  }
}

function fixAlt(image: HTMLImageElement): void {
  const { dataset } = image;
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent?.trim();
  if (!caption || dataset.altFixed !== undefined) return;
  dataset.altFixed = '';
  // An image that waits for a tap keeps its own text in `data-alt`.
  const isDeferred = dataset.alt !== undefined;
  const alt = dataset.alt ?? image.alt;
  const repeatsCaption = comparableText(alt) === comparableText(caption);
  const fixed = !alt ? caption : repeatsCaption ? '' : alt;
  if (isDeferred) dataset.alt = fixed;
  else image.alt = fixed;
}

/** Hides images that fail later, and shows those that load after a tap. These events do not bubble. */
export function handleImageErrors(root: ShadowRoot): void {
  const onImage =
    (act: (image: HTMLImageElement) => void) =>
    ({ target }: Event): void => {
      if ((target as Element).matches(ARTICLE_IMAGES)) act(target as HTMLImageElement);
    };
  root.addEventListener('error', onImage(hideImage), true);
  root.addEventListener('load', onImage(showImage), true);
}

const showImage = (image: HTMLImageElement): void =>
  void Object.assign(image.style, { visibility: '', contain: '' });

function hideImage(image: HTMLImageElement): void {
  const width = image.getAttribute('width');
  const height = image.getAttribute('height');
  // WebKit gives a failed image the square shape of its icon, except with size containment.
  Object.assign(image.style, { visibility: 'hidden', contain: 'size' });
  // Engines forget the aspect ratio of an image that failed.
  if (width && height)
    Object.assign(image.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` });
}
