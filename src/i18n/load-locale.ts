import { intl } from './intl-cache.js';
import { korean, locales, type Words } from './localizer.js';
import type { Counted, Messages } from './messages.js';

/** Each in a file of its own, and by its name, as bundlers want it. */
const files: Record<string, () => Promise<{ default: Messages }>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  id: () => import('./locales/id.js'),
  ja: () => import('./locales/ja.js'),
  kk: () => import('./locales/kk.js'),
  mn: () => import('./locales/mn.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  ru: () => import('./locales/ru.js'),
  th: () => import('./locales/th.js'),
  uz: () => import('./locales/uz.js'),
  vi: () => import('./locales/vi.js'),
  'zh-CN': () => import('./locales/zh-CN.js'),
  'zh-TW': () => import('./locales/zh-TW.js'),
};
const coming: Record<string, Promise<void>> = {};
const failed = new Set<string>();

/**
 * The locale that serves a language tag, and the tag to format by: the locale of the region, else of the script
 * (`zh-HK`: `zh-TW`), else of the language, else English; without a tag, Korean.
 */
export function localeFor(tag = 'ko'): [locale: string, tag: string] {
  try {
    // As Java writes it, too; Cantonese is written in Chinese.
    const wanted = new Intl.Locale(tag.replace(/_/g, '-').replace(/^(zh-)?yue/i, 'zh-HK'));
    const { language, script, baseName } = wanted.maximize();
    const likely = (name: string): Intl.Locale => new Intl.Locale(name).maximize();
    const kin = Object.keys({ ...files, ...locales }).filter((name) => name.split('-')[0] === language);
    const written = kin.filter((name) => likely(name).script === script);
    const locale = written.find((name) => likely(name).baseName === baseName) ?? written[0];
    // Not by a script in which the words are not written.
    if (kin[0]) return [locale ?? kin[0], locale ? `${wanted}` : kin[0]];
  } catch {
    // No language tag.
  }
  return ['en', 'en'];
}

/** As `wordsFor` of words.ts, of any language. */
export function wordsFor(wanted: string, arrived: () => void): Words | undefined {
  const [locale, tag] = localeFor(wanted);
  const messages = locales[locale];
  if (messages) {
    const { ago } = messages;
    const count = (text: Counted, number: number): string => {
      const form =
        typeof text === 'string' ? text : (text[intl('PluralRules', tag).select(number)] ?? text.other);
      return form.replace('{}', intl('NumberFormat', tag).format(number));
    };
    return {
      ...messages,
      tag,
      past:
        ago && ((number, unit) => (unit === 'day' && messages.days?.[number]) || count(ago[unit], number)),
      // Others are for who asks for them, as `th-u-ca-buddhist` does.
      calendar: /-u-.*ca-/.test(tag) ? undefined : 'gregory',
      count,
    };
  }
  if (failed.has(locale)) return korean();
  coming[locale] ??= files[locale]!().then(
    (file) => {
      locales[locale] = file.default;
    },
    () => {
      failed.add(locale);
    },
  );
  coming[locale].then(arrived);
  return;
}
