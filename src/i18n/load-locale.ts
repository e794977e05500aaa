import { cachedIntl } from './intl-cache.js';
import { loadedLocales } from './locale-registry.js';
import { koreanLocalizer, type Localizer } from './localizer.js';
import type { Counted, Messages } from './messages.js';

/** Imports by locale, each written out: bundlers find no chunk behind a computed name. */
const importers: Record<string, () => Promise<{ default: Messages }>> = {
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
/** Imports under way, by locale. One that failed stays: a browser does not fetch a failed module again. */
const loading = new Map<string, Promise<void>>();
const failed = new Set<string>();

/**
 * The locale that serves a language tag, and the tag to format dates and numbers by. The locale is that of the
 * region, else of the script (`zh-HK`: `zh-TW`), else of the language, else English; Korean without a tag.
 */
export function matchLocale(tag = 'ko'): [locale: string, formatTag: string] {
  try {
    // Java writes `zh_HK`. Written Cantonese is served in the Chinese of Hong Kong.
    const wanted = new Intl.Locale(tag.replace(/_/g, '-').replace(/^(zh-)?yue/i, 'zh-HK'));
    const maximized = wanted.maximize();
    const maximize = (name: string): Intl.Locale => new Intl.Locale(name).maximize();
    const sameLanguage = Object.keys({ ...importers, ...loadedLocales }).filter(
      (name) => name.split('-')[0] === maximized.language,
    );
    const sameScript = sameLanguage.filter((name) => maximize(name).script === maximized.script);
    const locale = sameScript.find((name) => maximize(name).baseName === maximized.baseName) ?? sameScript[0];
    if (locale) return [locale, `${wanted}`];
    // The messages are in another script than the tag: dates in the tag's would not match them.
    if (sameLanguage[0]) return [sameLanguage[0], sameLanguage[0]];
  } catch {
    // `tag` is no language tag.
  }
  return ['en', 'en'];
}

/** A localizer that formats the messages of `tag`'s locale by the rules of `tag`. */
function createLocalizer(messages: Messages, tag: string): Localizer {
  const count = (text: Counted, number: number): string => {
    const form =
      typeof text === 'string' ? text : (text[cachedIntl('PluralRules', tag).select(number)] ?? text.other);
    return form.replace('{}', cachedIntl('NumberFormat', tag).format(number));
  };
  const localizer: Localizer = { ...messages, tag, count };
  const { ago, days } = messages;
  if (ago)
    localizer.relativePast = (number, unit) => (unit === 'day' && days?.[number]) || count(ago[unit], number);
  // The default calendar of Thai, say, is Buddhist; news is dated in the Gregorian one unless the tag asks for another.
  if (!new Intl.Locale(tag).calendar) localizer.calendar = 'gregory';
  return localizer;
}

/** Finds what `localizerFor` returns, for any language. Starts loading the messages if they are not there yet. */
export function findLocalizer(wanted: string, onLoaded: () => void): Localizer | undefined {
  const [locale, tag] = matchLocale(wanted);
  const messages = loadedLocales[locale];
  if (messages) return createLocalizer(messages, tag);
  const load = importers[locale];
  if (!load || failed.has(locale)) return koreanLocalizer();
  let loaded = loading.get(locale);
  if (!loaded) {
    loaded = load().then(
      ({ default: messages }) => {
        loadedLocales[locale] = messages;
      },
      () => {
        failed.add(locale);
      },
    );
    loading.set(locale, loaded);
  }
  loaded.then(onLoaded);
  return;
}
