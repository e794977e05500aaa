import type { ReactiveController } from 'lit';
import { watchLanguage } from '../i18n/watch-language.js';
import { type ColorSchemeController, prefersDark } from './color-scheme-controller.js';
import type { WidgetHost } from './widget-host.js';

const schemes = new Set<ColorSchemeController>();
const look = (): void => {
  for (const scheme of schemes) scheme.update();
};
let watching = false;

/** Pages switch to dark by a class, a style or a data attribute of html or body. */
function watchScheme(): void {
  if (watching) return;
  watching = true;
  prefersDark.onchange = look;
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body])
    if (root) observer.observe(root, { attributes: true });
  // A page that fades to dark has its colour only afterwards.
  document.addEventListener('transitionend', look);
}

/** Keeps an element in the page's language and colours when they change, or when it comes into another page. */
export class PageController implements ReactiveController {
  #stop?: () => void;

  constructor(private readonly host: WidgetHost) {
    host.addController(this);
  }

  hostConnected(): void {
    const { host } = this;
    watchScheme();
    schemes.add(host.colorSchemeController);
    host.colorSchemeController.update();
    this.#stop = watchLanguage(host, () => host.requestUpdate());
  }

  hostDisconnected(): void {
    schemes.delete(this.host.colorSchemeController);
    this.#stop?.();
  }
}
