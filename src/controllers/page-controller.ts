import type { ReactiveController } from 'lit';
import { watchLanguage } from '../i18n/watch-language.js';
import { type SchemeController, system } from './color-scheme-controller.js';
import type { LivingHost } from './widget-host.js';

const schemes = new Set<SchemeController>();
const look = (): void => {
  for (const scheme of schemes) scheme.look();
};
let watching = false;

/** Pages switch to dark by a class, a style or a data attribute of html or body. */
function watchScheme(): void {
  if (watching) return;
  watching = true;
  system.onchange = look;
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body])
    if (root) observer.observe(root, { attributes: true });
  // A page that fades to dark has its colour only afterwards.
  document.addEventListener('transitionend', look);
}

/** Keeps an element in the page's language and colours when they change, or when it comes into another page. */
export class PageWatcher implements ReactiveController {
  #stop?: () => void;

  constructor(private readonly host: LivingHost) {
    host.addController(this);
  }

  hostConnected(): void {
    const { host } = this;
    watchScheme();
    schemes.add(host.scheme);
    host.scheme.look();
    this.#stop = watchLanguage(host, () => host.requestUpdate());
  }

  hostDisconnected(): void {
    schemes.delete(this.host.scheme);
    this.#stop?.();
  }
}
