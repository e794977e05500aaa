import type { ReactiveController } from 'lit';
import { watchLanguage } from '../i18n/watch-language.js';
import { type ColorSchemeController, prefersDark } from './color-scheme-controller.js';
import type { WidgetHost } from './widget-host.js';

const colorSchemeControllers = new Set<ColorSchemeController>();

function updateColorSchemes(): void {
  for (const controller of colorSchemeControllers) controller.update();
}

let isObserving = false;

/** Observes the ways in which pages switch to dark: a class, a style or a data attribute of html or body. */
function observeColorScheme(): void {
  if (isObserving) return;
  isObserving = true;
  prefersDark.onchange = updateColorSchemes;
  const observer = new MutationObserver(updateColorSchemes);
  for (const element of [document.documentElement, document.body])
    if (element) observer.observe(element, { attributes: true });
  // A page that fades to dark has its final colour only when the transition has ended.
  document.addEventListener('transitionend', updateColorSchemes);
}

/** Keeps its host in the page's language and colours when these change, or when the host moves. */
export class PageController implements ReactiveController {
  #unwatchLanguage?: () => void;
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    observeColorScheme();
    colorSchemeControllers.add(host.colorSchemeController);
    host.colorSchemeController.updateInNextFrame();
    this.#unwatchLanguage = watchLanguage(host, () => host.requestUpdate());
  }

  hostDisconnected(): void {
    colorSchemeControllers.delete(this.#host.colorSchemeController);
    this.#unwatchLanguage?.();
  }
}
