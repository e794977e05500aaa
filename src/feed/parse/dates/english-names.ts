import type { LanguageNames } from './names-by-language.js';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** Numbers by name and by its first three letters, of which the first name has `from`. */
const numbered = (names: string[], from: number): [string, number][] =>
  names.flatMap((name, index): [string, number][] => [
    [name, index + from],
    [name.slice(0, 3), index + from],
  ]);

/** The names of English, which most dates have; they need no Intl. */
export const ENGLISH: LanguageNames = {
  language: 'en',
  months: new Map([...numbered(MONTHS, 1), ['sept', 9]]),
  weekdays: new Map([...numbered(WEEKDAYS, 0), ['tues', 2], ['thur', 4], ['thurs', 4]]),
  hasDotAfterDay: false,
  hasDotAfterYear: false,
  isPersianCalendar: false,
};

const OTHER_WORDS = new Set('st nd rd th of the at on in by date posted'.split(' '));

/** True if every word is one that English dates have. */
export const isEnglish = (words: string[]): boolean =>
  words.every((word) => ENGLISH.months.has(word) || ENGLISH.weekdays.has(word) || OTHER_WORDS.has(word));
