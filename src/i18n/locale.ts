import ko from './locales/ko.js';
import type { Messages } from './messages.js';

const files: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => import('./locales/en.js'),
  'zh-CN': () => import('./locales/zh-CN.js'),
};
/** What is there, or on its way. */
const loaded: Record<string, Messages | Promise<void>> = { ko };

/** The locale that serves a language tag: the region's, else the language's, else English; without a tag, Korean. */
export function localeFor(tag = 'ko'): string {
  const language = /^\w+/.exec(tag.toLowerCase())?.[0];
  return language === 'ko' ? language : language === 'zh' ? 'zh-CN' : 'en';
}

/**
 * The messages of a locale, or nothing while they are on their way: then `arrived` is called once
 * they are there. A file that cannot be loaded leaves Korean in its place.
 */
export function messagesOf(locale: string, arrived: () => void): Messages | undefined {
  loaded[locale] ??= files[locale]!().then(
    (file) => {
      loaded[locale] = file.default;
    },
    () => {
      loaded[locale] = ko;
    },
  );
  const messages = loaded[locale]!;
  if (!(messages instanceof Promise)) return messages;
  messages.then(arrived);
  return;
}
