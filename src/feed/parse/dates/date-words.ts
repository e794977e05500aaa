import { monthNumber, weekdayNumber } from './english-names.js';
import { fold, isSameLanguage, type LanguageNames, namesForScriptOf } from './names-by-language.js';

/** The words of a date as one language reads them. */
export interface DateWords {
  /** 1 to 12. */
  month: number;
  /** The place of the month's name among the words. */
  at: number;
  /** 0 (Sunday) to 6. */
  weekday?: number | undefined;
  isPersianCalendar?: boolean;
}

const ENGLISH_MONTH =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
const ENGLISH_WEEKDAY = /^(sun|mon|tues?|wed(nes)?|thu(rs?)?|fri|satu?r?)(day)?$/;
/** Words of English dates that are neither. */
const ENGLISH_OTHER = /^(st|nd|rd|th|of|the|at|on|in|by|date|posted|published|updated|t|z)$/;

/**
 * The words of an English date. `undefined` if one of them is not English, or if two are months: one of these is then
 * a day of the week of another language.
 */
function readEnglish(words: string[]): DateWords | undefined {
  let found: DateWords | undefined;
  let weekday: number | undefined;
  for (const [at, word] of words.entries()) {
    if (ENGLISH_MONTH.test(word)) {
      if (found) return undefined;
      found = { month: monthNumber(word), at };
    } else if (ENGLISH_WEEKDAY.test(word)) weekday = weekdayNumber(word);
    else if (!ENGLISH_OTHER.test(word)) return undefined;
  }
  return found && { ...found, weekday };
}

/** A name that a word is, or begins like, or begins with (`ноябрда`). `isExact` tells the first from the others. */
function findName(word: string, names: Map<string, number>): { value: number; isExact: boolean } | undefined {
  const value = names.get(word);
  if (value !== undefined) return { value, isExact: true };
  if (word.length < 3) return undefined;
  const values = new Set<number>();
  for (const [name, each] of names) {
    const isInflected = name.length > 3 && word.startsWith(name) && word.length < name.length + 4;
    if (isInflected || name.startsWith(word)) values.add(each);
  }
  const [only] = values;
  return values.size === 1 && only !== undefined ? { value: only, isExact: false } : undefined;
}

/** The words as one language reads them, and how well they fit; `undefined` if there is no month, or more than one. */
function readIn(
  names: LanguageNames,
  words: string[],
): { read: DateWords; score: number; isExact: boolean } | undefined {
  const months: { value: number; isExact: boolean; at: number }[] = [];
  let weekday: number | undefined;
  let score = 0;
  let isExact = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const pair = names.months.get(`${word} ${words[at + 1]}`);
    const month = pair === undefined ? findName(word, names.months) : { value: pair, isExact: true };
    const day = findName(word, names.weekdays);
    // The day of the week comes first: Spanish `mar, 10 mar`.
    const isWeekday =
      day && !months.length && words.slice(at + 1).some((other) => findName(other, names.months));
    isExact &&= (isWeekday ? day : (month ?? day))?.isExact ?? false;
    if (isWeekday || !month) {
      if (day) {
        weekday = day.value;
        score += day.isExact ? 2 : 1;
      }
      continue;
    }
    months.push({ ...month, at });
    score += month.isExact ? 4 : 1;
    if (pair !== undefined) at++;
  }
  const [only, second] = months;
  if (!only || second) return undefined;
  const { isPersianCalendar } = names;
  return { read: { month: only.value, at: only.at, weekday, isPersianCalendar }, score, isExact };
}

/** English as one language among others, for words that are not all English. */
const english: LanguageNames = {
  language: 'en',
  months: new Map(
    'january february march april may june july august september october november december'
      .split(' ')
      .flatMap((name, index): [string, number][] => [
        [name, index + 1],
        [name.slice(0, 3), index + 1],
      ]),
  ),
  weekdays: new Map(
    'sunday monday tuesday wednesday thursday friday saturday'
      .split(' ')
      .flatMap((name, index): [string, number][] => [
        [name, index],
        [name.slice(0, 3), index],
      ]),
  ),
  hasDotAfterDay: false,
  hasDotAfterYear: false,
  isPersianCalendar: false,
};

function* withEnglish(names: Iterable<LanguageNames>): Generator<LanguageNames> {
  yield* names;
  yield english;
}

/**
 * The likeliest reading of a date's words: of English if all are English, else of the languages in whose script they
 * are written. `undefined` if two fit as well and name different months.
 *
 * @param hasDotAfter true if a full stop follows the number of the day, of the year
 * @param weekdayFits says if a reading's weekday is that of its date
 */
export function readDateWords(
  source: string[],
  language: string,
  hasDotAfter: { day: boolean; year: boolean },
  weekdayFits: (read: DateWords) => boolean,
): DateWords | undefined {
  const words = source.map(fold);
  const inEnglish = readEnglish(words);
  if (inEnglish) return inEnglish;
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 2) return undefined;
  let best = 0;
  let found: DateWords | undefined;
  for (const names of withEnglish(namesForScriptOf(longest, language))) {
    const result = readIn(names, words);
    if (!result) continue;
    const { read } = result;
    let { score } = result;
    if (names.hasDotAfterDay === hasDotAfter.day) score += 0.5;
    if (names.hasDotAfterYear === hasDotAfter.year) score += 0.5;
    if (isSameLanguage(names.language, language)) score += 3;
    if (read.weekday !== undefined && weekdayFits(read)) {
      // Names of no other language fit better, and theirs need not be made.
      if (result.isExact) return read;
      score += 2;
    }
    if (score > best) {
      best = score;
      found = read;
    } else if (score === best && found && found.month !== read.month) found = undefined;
  }
  return found;
}

/** The days of the week (0 is Sunday) that words name, in any of the languages of their script. */
export function readWeekdays(source: string[], language: string): Set<number> {
  const words = source.map(fold);
  const inEnglish = words.filter((word) => ENGLISH_WEEKDAY.test(word)).map(weekdayNumber);
  if (inEnglish.length) return new Set(inEnglish);
  const [first = ''] = words;
  const names = [...namesForScriptOf(first, language)];
  const own = names.filter((each) => isSameLanguage(each.language, language));
  const found = (list: LanguageNames[]) =>
    new Set(list.flatMap(({ weekdays }) => words.flatMap((word) => weekdays.get(word) ?? [])));
  const inOwn = found(own);
  return inOwn.size ? inOwn : found(names);
}
