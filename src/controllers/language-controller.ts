import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf } from '../i18n/language.js';
import { localeFor, messagesOf } from '../i18n/locale.js';
import ko from '../i18n/locales/ko.js';
import type { Messages } from '../i18n/messages.js';
import { settings } from './settings.js';

/** How long a block waits for its language's file before it shows Korean. Milliseconds. */
const patience = 200;

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
    const locale = localeFor(this.host.getAttribute('lang') || settings.lang || languageOf(this.host));
    this.messages = messagesOf(locale, () => this.host.requestUpdate()) ?? this.messages;
  }
}
