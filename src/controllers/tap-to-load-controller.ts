import type { ReactiveController } from 'lit';
import { adoptStyles } from '../dom/adopt-styles.js';
import { srcsetOf } from '../feed/model/srcset.js';
import tapToLoadStyles from '../styles/tap-to-load.styles.js';
import type { WidgetHost } from './widget-host.js';

/**
 * Loads pictures on demand, for readers who save data. A picture is rendered as an `img` without `src`; this
 * controller makes it a button that loads it.
 */
export class TapToLoadController implements ReactiveController {
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    const root = host.renderRoot;
    adoptStyles(root, [tapToLoadStyles]);
    root.addEventListener('click', this.#onActivate);
    root.addEventListener('keydown', this.#onActivate);
    host.addController(this);
  }

  hostUpdated(): void {
    const { renderRoot, messages, feedController } = this.#host;
    const items = feedController.feed ? this.#host.visibleItems(feedController.feed) : [];
    for (const [index, row] of renderRoot.querySelectorAll('[part~=item]').entries()) {
      const image = row.querySelector<HTMLImageElement>('img:not([src])');
      const { image: address, _dongpo } = items[index] ?? {};
      if (!image || !address) continue;
      image.dataset.src = address;
      const srcset = srcsetOf(address, _dongpo?.images);
      if (srcset) image.dataset.srcset = srcset;
    }
    for (const image of renderRoot.querySelectorAll<HTMLImageElement>('img[data-src]:not([src])')) {
      const isNew = image.dataset.alt === undefined;
      if (isNew) image.dataset.alt = image.alt;
      image.alt = messages.picture;
      image.tabIndex = 0;
      image.setAttribute('role', 'button');
      // Chromium lays out an image without `alt` and `src` as an empty one, until it is inserted again.
      if (isNew) image.parentNode?.insertBefore(image, image.nextSibling);
    }
  }

  readonly #onActivate = (event: Event): void => {
    const image = event.target as HTMLImageElement;
    if (image.getAttribute('role') !== 'button') return;
    // A click has no key. (`instanceof` would fail in a frame, which has classes of its own.)
    const { key } = event as KeyboardEvent;
    if (key && key !== 'Enter' && key !== ' ') return;
    // Space would scroll the page, and a click would follow the link around the picture.
    event.preventDefault();
    const { src = '', srcset, alt = '' } = image.dataset;
    if (srcset) image.srcset = srcset;
    image.src = src;
    image.alt = alt;
    image.removeAttribute('role');
    image.removeAttribute('tabindex');
    image.removeAttribute('data-src');
  };
}
