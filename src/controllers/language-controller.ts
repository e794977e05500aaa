import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { directionOf, languageOf } from '../i18n/language.js';
import { koreanLocalizer, type Localizer } from '../i18n/localizer.js';
import { localizerFor } from '../i18n/localizer-for.js';
import { settings } from './settings-controller.js';

/** Milliseconds for which an element waits for its language's file before it shows Korean. */
const KOREAN_DELAY = 200;

/** The language tag asked for: the element's own, the page setting, an ancestor's. `undefined` if nobody says. */
export const requestedLanguage = (host: Element): string | undefined =>
  host.getAttribute('lang') || settings.lang || languageOf(host);

/** Resolves when the messages of an element's language are there, or could not be loaded. */
export function messagesLoaded(host: Element): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (localizerFor(requestedLanguage(host), check)) resolve();
    };
    check();
  });
}

/**
 * Keeps an element's messages: those of its own `lang`, of an ancestor, of the document, else Korean. A `lang` that
 * changes later is seen by `PageController`, which updates the host.
 */
export class LanguageController implements ReactiveController {
  /** `undefined` while the first language's file is loading; then the last language that was loaded. */
  messages?: Localizer;
  #timer?: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Direction of the block: an own or inherited `dir`, else that of the language. */
  get dir(): string | undefined {
    return directionOf(this.#host) || (this.messages && (this.messages.dir ?? 'ltr'));
  }

  hostUpdate(): void {
    const host = this.#host;
    const messages = localizerFor(requestedLanguage(host), () => host.requestUpdate());
    if (messages) {
      this.messages = messages;
      this.hostDisconnected();
    } else if (!this.messages) {
      this.#timer ??= setTimeout(() => {
        this.messages = koreanLocalizer();
        host.requestUpdate();
      }, KOREAN_DELAY);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
