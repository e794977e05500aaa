import { loadedLocales } from './locale-registry.js';
import type { Counted, Messages } from './messages.js';

/** The messages of a language, with what it takes to format numbers and dates in it. */
export interface Localizer extends Messages {
  /** BCP 47 tag for `Intl` and the `lang` of the block, with the page's region if it has one: `zh-HK`. */
  tag: string;
  /** Calendar of dates, as `Intl.DateTimeFormat` takes it. Default: that of `tag`. */
  calendar?: string;
  /** Formats the time since then, in a language that the browser's `Intl` may lack. Default: `Intl.RelativeTimeFormat`. */
  relativePast?(count: number, unit: 'minute' | 'hour' | 'day'): string;
  /** A text with its number, in the plural form and digits of the language. */
  count(text: Counted, number: number): string;
}

/** Korean has one plural form, so that it needs no `Intl.PluralRules`. */
const count = (text: Counted, number: number): string =>
  (typeof text === 'string' ? text : text.other).replace('{}', number.toLocaleString('ko'));

export const koreanLocalizer = (): Localizer => ({ ...loadedLocales.ko, tag: 'ko', count });
