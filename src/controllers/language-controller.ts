import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf } from '../i18n/language.js';
import { localeFor, messagesOf } from '../i18n/locale.js';
import ko from '../i18n/locales/ko.js';
import type { Messages } from '../i18n/messages.js';
import { settings } from './settings.js';

/** How long a block waits for its language's file before it shows Korean. Milliseconds. */
const patience = 200;

/** The locale of an element, whether its file is there or not. */
export const localeOf = (host: Element): string =>
  localeFor(host.getAttribute('lang') || settings.lang || languageOf(host));

/**
 * An element's messages: those of its own `lang`, an ancestor's, the document's, else Korean. Where a `lang`
 * changes later, page-watcher.ts sees it.
 */
export class LanguageController implements ReactiveController {
  /** Nothing while the first language's file is on its way; then the last one that was there. */
  messages?: Messages;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setTimeout(() => {
      this.messages ??= ko;
      this.host.requestUpdate();
    }, patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  hostUpdate(): void {
    this.messages = messagesOf(localeOf(this.host), () => this.host.requestUpdate()) ?? this.messages;
  }
}
