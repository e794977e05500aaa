import { loadedLocales } from './locale-registry.js';
import type { Counted, Messages } from './messages.js';

/** The messages of a language, with what it takes to format numbers and dates in it. */
export interface Localizer extends Messages {
  /** BCP 47 tag for `Intl` and the `lang` of the block, with the page's region if it has one: `zh-HK`. */
  tag: string;
  /** Calendar of dates, as `Intl.DateTimeFormat` takes it. Default: that of `tag`. */
  calendar?: string;
  /** Formats the time since then. Default: `Intl.RelativeTimeFormat`. */
  relativePast?(count: number, unit: 'minute' | 'hour' | 'day'): string;
  /** Formats a day, of which the time in UTC is given. Default: `Intl.DateTimeFormat`. */
  formatDay?(day: Date): string;
  /** A text with its number, in the plural form and digits of the language. */
  count(text: Counted, number: number): string;
}

// Korean as `Intl` has it, whose formatters cost a phone 20 ms each to make: the first headline does not wait for them.

/** Korean has one plural form, and small numbers without a separator. */
const count = (text: Counted, number: number): string =>
  (typeof text === 'string' ? text : text.other).replace(
    '{}',
    number < 1000 ? `${number}` : number.toLocaleString('ko'),
  );

const UNITS = { minute: '분', hour: '시간', day: '일' };
const DAYS = ['오늘', '어제', '그저께'];

const relativePast = (number: number, unit: keyof typeof UNITS): string =>
  (unit === 'day' && DAYS[number]) || `${number}${UNITS[unit]} 전`;

const formatDay = (day: Date): string =>
  `${day.getUTCFullYear()}. ${day.getUTCMonth() + 1}. ${day.getUTCDate()}.`;

export const koreanLocalizer = (): Localizer => ({
  ...loadedLocales.ko,
  tag: 'ko',
  count,
  formatDay,
  relativePast,
});
