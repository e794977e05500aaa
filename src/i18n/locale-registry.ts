import ko from './locales/ko.js';
import type { Messages } from './messages.js';

/** Messages that are loaded or registered, by locale. Korean is a part of the entry. */
export const loadedLocales: Record<string, Messages> & { ko: Messages } = { ko };
