import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { directionOf, languageOf } from '../i18n/language.js';
import { korean, type Words, wordsFor } from '../i18n/localizer.js';
import { settings } from './settings-controller.js';

/** How long a block waits for its language's file before it shows Korean. Milliseconds. */
const patience = 200;

/** The language wanted of an element; none: nobody said. */
export const requestedLanguage = (host: Element): string | undefined =>
  host.getAttribute('lang') || settings.lang || languageOf(host);

/**
 * An element's messages: those of its own `lang`, an ancestor's, the document's, else Korean. Where a `lang`
 * changes later, page-watcher.ts sees it.
 */
export class LanguageController implements ReactiveController {
  /** Nothing while the first language's file is on its way; then the last one that was there. */
  messages?: Words;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Direction of the block: what is set, else the language's, as soon as that is known. */
  get dir(): string | undefined {
    const { host, messages } = this;
    return directionOf(host) || (messages && (messages.dir ?? 'ltr'));
  }

  hostConnected(): void {
    this.timer = setTimeout(() => {
      this.messages ??= korean();
      this.host.requestUpdate();
    }, patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  hostUpdate(): void {
    this.messages = wordsFor(requestedLanguage(this.host), () => this.host.requestUpdate()) ?? this.messages;
  }
}
