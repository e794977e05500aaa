import { loadedLocales } from './locale-registry.js';
import type { Counted, Messages } from './messages.js';

/** The messages of a language, with what it takes to format numbers and dates in it. */
export interface Localizer extends Messages {
  /** BCP 47 tag for `Intl` and the `lang` of the block, with the page's region if it has one: `zh-HK`. */
  tag: string;
  /** Calendar of dates, as `Intl.DateTimeFormat` takes it. Default: that of `tag`. */
  calendar?: string;
  /** Formats the time since then. Default: `Intl.RelativeTimeFormat`. */
  relativePast?: ((count: number, unit: 'minute' | 'hour' | 'day') => string) | undefined;
  /** Formats a day, of which the time in UTC is given. Default: `Intl.DateTimeFormat`. */
  formatDay?: (day: Date) => string;
  /** A text with its number, in the plural form and digits of the language. */
  count(text: Counted, number: number): string;
}

/** The ages of a language by its own messages; `undefined` if it has none. */
export function relativePast({ ago, days }: Messages, count: Localizer['count']): Localizer['relativePast'] {
  return ago && ((number, unit) => (unit === 'day' && days?.[number]) || count(ago[unit], number));
}

/** Korean has one plural form, so that it needs no `Intl.PluralRules`. */
const count = (text: Counted, number: number): string =>
  (typeof text === 'string' ? text : text.other).replace(
    '{}',
    number < 1000 ? `${number}` : number.toLocaleString('ko'),
  );

/** As `Intl.DateTimeFormat` has it, whose first use costs a phone 20 ms: `2026. 11. 23.` */
const formatDay = (day: Date): string =>
  `${day.getUTCFullYear()}. ${day.getUTCMonth() + 1}. ${day.getUTCDate()}.`;

/** Korean without `Intl`, as far as the first headline needs it. */
export function koreanLocalizer(): Localizer {
  const { ko } = loadedLocales;
  return { ...ko, tag: 'ko', count, formatDay, relativePast: relativePast(ko, count) };
}
