import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf, watchLanguage } from '../i18n/language.js';
import { localeFor, messagesOf } from '../i18n/locale.js';
import ko from '../i18n/locales/ko.js';
import type { Messages } from '../i18n/messages.js';
import { settings } from './settings.js';

/** How long a block waits for its language's file before it shows Korean. Milliseconds. */
const patience = 200;

/** Keeps an element's messages: those of its own `lang`, an ancestor's, the document's, else Korean; live. */
export class LanguageController implements ReactiveController {
  /** Nothing while the first language's file is on its way; then the last one that was there. */
  messages?: Messages;
  private stop?: () => void;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = watchLanguage(this.host, () => this.host.requestUpdate());
    setTimeout(() => {
      this.messages ??= ko;
      this.host.requestUpdate();
    }, patience);
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  /** The locale in force, its messages there or not. */
  get locale(): string {
    return localeFor(this.host.getAttribute('lang') || settings.lang || languageOf(this.host));
  }

  hostUpdate(): void {
    this.messages = messagesOf(this.locale, () => this.host.requestUpdate()) ?? this.messages;
  }
}
