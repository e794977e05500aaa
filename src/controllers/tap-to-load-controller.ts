import type { ReactiveController } from 'lit';
import { adoptStyles } from '../dom/adopt-styles.js';
import picture from '../styles/tap-to-load.styles.js';
import type { WidgetHost } from './widget-host.js';

/** Where the reader saves data, pictures are buttons that fetch them: an `img` without `src`. */
export class TapToLoadController implements ReactiveController {
  constructor(private readonly host: WidgetHost) {
    const root = host.shadowRoot!;
    adoptStyles(root, [picture]);
    root.addEventListener('click', this.#tap);
    root.addEventListener('keydown', this.#tap);
    host.addController(this);
  }

  hostUpdated(): void {
    const { shadowRoot, messages, feedController: data } = this.host;
    const items = data.feed ? this.host.visibleItems(data.feed) : [];
    for (const [index, row] of shadowRoot!.querySelectorAll('[part~=item]').entries()) {
      const image = row.querySelector<HTMLImageElement>('img:not([src])');
      if (image) image.dataset.src = items[index]?.image;
    }
    for (const image of shadowRoot!.querySelectorAll<HTMLImageElement>('img[data-src]:not([src])')) {
      const fresh = image.dataset.alt === undefined;
      if (fresh) image.dataset.alt = image.alt;
      image.alt = messages.picture;
      image.tabIndex = 0;
      image.setAttribute('role', 'button');
      // Chromium lays out an image without `alt` and `src` as one that is empty, whatever its `alt` becomes.
      if (fresh) image.parentNode!.insertBefore(image, image.nextSibling);
    }
  }

  readonly #tap = (event: Event): void => {
    const image = event.target as HTMLImageElement;
    if (image.getAttribute('role') !== 'button') return;
    const { key } = event as KeyboardEvent;
    if (key && key !== 'Enter' && key !== ' ') return;
    // Not the page's scrolling, nor the link around it.
    event.preventDefault();
    const { src, alt } = image.dataset;
    image.src = src!;
    image.alt = alt!;
    image.removeAttribute('role');
    image.removeAttribute('tabindex');
    image.removeAttribute('data-src');
  };
}
