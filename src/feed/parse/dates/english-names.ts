import type { LanguageNames } from './names-by-language.js';

const MONTHS = 'january february march april may june july august september october november december';
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday';

/** Numbers by name and by its first three letters, of which the first name has `from`. */
const numbered = (names: string, from: number): [string, number][] =>
  names.split(' ').flatMap((name, index): [string, number][] => [
    [name, index + from],
    [name.slice(0, 3), index + from],
  ]);

let names: LanguageNames | undefined;

/** The names of English, which most dates have; they need no Intl. */
export function englishNames(): LanguageNames {
  names ??= {
    language: 'en',
    months: new Map([...numbered(MONTHS, 1), ['sept', 9]]),
    weekdays: new Map([...numbered(WEEKDAYS, 0), ['tues', 2], ['thur', 4], ['thurs', 4]]),
    hasDotAfterDay: false,
    hasDotAfterYear: false,
    isPersianCalendar: false,
  };
  return names;
}

const OTHER_WORD = /^(st|[nr]d|th|of|the|at|on|in|by|date|posted)$/;

/** True if every word is one that English dates have. */
export function isEnglish(words: string[]): boolean {
  const { months, weekdays } = englishNames();
  return words.every((word) => months.has(word) || weekdays.has(word) || OTHER_WORD.test(word));
}
