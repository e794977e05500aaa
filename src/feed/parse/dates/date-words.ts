import { englishNames, isEnglish } from './english-names.js';
import { fold, isSameLanguage, type LanguageNames, namesForScriptOf } from './names-by-language.js';

/** The words of a date as one language reads them. */
export interface DateWords {
  /** 1 to 12. */
  month: number;
  /** The place of the month's name among the words. */
  at: number;
  /** 0 (Sunday) to 6. */
  weekday?: number | undefined;
  isPersianCalendar: boolean;
}

/** A reading of one language, and how well its names fit. */
interface ScoredWords {
  words: DateWords;
  score: number;
  /** True if no word of four letters or more is another than a name of the language, written out. */
  isExact: boolean;
}

/** A number that a word names; `isExact` is false for the start of a name, and for a name with an ending. */
interface NamedNumber {
  value: number;
  isExact: boolean;
}

const MIN_ABBREVIATION = 3;
/** Letters of the longest ending: `ноябрда`, `listopadu`. */
const MAX_ENDING = 3;
/** Latin script, in which Intl gives names with each ending that they have; of Greek it has `Ιανουαρίου` alone. */
const LATIN = /^[\0-\u024f\u1e00-\u1eff]/;

/** The number that a word names; `undefined` if it names none, or several by their common start. */
function findNumber(word: string, names: Map<string, number>): NamedNumber | undefined {
  const value = names.get(word);
  if (value !== undefined) return { value, isExact: true };
  if (word.length < MIN_ABBREVIATION) return undefined;
  const values = new Set<number>();
  const stem = LATIN.test(word) ? word : word.slice(0, Math.max(word.length - 2, MIN_ABBREVIATION));
  for (const [name, each] of names) {
    const hasEnding =
      name.length > MIN_ABBREVIATION && word.startsWith(name) && word.length <= name.length + MAX_ENDING;
    const hasOtherEnding = name.startsWith(stem) && name.length <= word.length + MAX_ENDING;
    if (hasEnding || hasOtherEnding || name.startsWith(word)) values.add(each);
  }
  const [only] = values;
  return values.size === 1 && only !== undefined ? { value: only, isExact: false } : undefined;
}

/** Reads words by the names of one language; `undefined` if they hold no month, or more than one. */
function readIn(names: LanguageNames, words: string[]): ScoredWords | undefined {
  const found: { month: number; at: number }[] = [];
  let weekday: number | undefined;
  let score = 0;
  let isExact = true;
  let next = 0;
  for (const [at, word] of words.entries()) {
    if (at < next) continue;
    // Mongolian and Arabic have months of two words.
    const pair = names.months.get(`${word} ${words[at + 1]}`);
    const month = pair === undefined ? findNumber(word, names.months) : { value: pair, isExact: true };
    const day = findNumber(word, names.weekdays);
    // A weekday comes before the month: Spanish `mar, 10 mar`.
    const isWeekday =
      day && !found.length && words.slice(at + 1).some((other) => findNumber(other, names.months));
    const name = isWeekday ? day : (month ?? day);
    isExact &&= name ? name.isExact : word.length <= MIN_ABBREVIATION;
    if (!name) continue;
    if (name === month) {
      found.push({ month: name.value, at });
      score += name.isExact ? 4 : 1;
      if (pair !== undefined) next = at + 2;
    } else {
      weekday = name.value;
      score += name.isExact ? 2 : 1;
    }
  }
  const [only, second] = found;
  if (!only || second) return undefined;
  const { isPersianCalendar } = names;
  return { words: { ...only, weekday, isPersianCalendar }, score, isExact };
}

const MAX_CACHED = 5000;
const cache = new Map<string, ScoredWords | undefined>();

/** The same, kept for the other dates of a feed: these repeat the same few words. */
function readCached(names: LanguageNames, words: string[]): ScoredWords | undefined {
  const key = `${names.language} ${words.join(' ')}`;
  if (!cache.has(key)) {
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(key, readIn(names, words));
  }
  return cache.get(key);
}

/** The word whose script says which languages are asked: one of another script than Latin, else the longest. */
function tellingWord(words: string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.find((word) => /[^\0-\u024f\u1e00-\u1eff]/.test(word)) ?? longestFirst[0] ?? '';
}

/** The languages that may have the words, English last. */
function* languagesOf(words: string[], language: string): Generator<LanguageNames> {
  yield* namesForScriptOf(tellingWord(words), language);
  yield englishNames();
}

/**
 * Reads a date's words: as English if all are English, else in the language of their script whose names fit best.
 *
 * @param language of the feed
 * @param hasDotAfter true if a full stop follows the number of the day, of the year
 * @param fitsDate says if the weekday of a reading is that of its date
 * @returns `undefined` if there is no month, or if two languages fit as well and name different ones
 */
export function readDateWords(
  source: string[],
  language: string,
  hasDotAfter: { day: boolean; year: boolean },
  fitsDate: (words: DateWords) => boolean,
): DateWords | undefined {
  const folded = source.map(fold);
  // Two months are a weekday of another language, and a month: `mar 10 nov`.
  const inEnglish = isEnglish(folded) ? readCached(englishNames(), folded) : undefined;
  if (inEnglish) return inEnglish.words;
  let bestScore = 0;
  let best: DateWords | undefined;
  for (const names of languagesOf(folded, language)) {
    const reading = readCached(names, folded);
    if (!reading) continue;
    const { words, isExact } = reading;
    const isOwn = isSameLanguage(names.language, language);
    const isRightWeekday = words.weekday !== undefined && fitsDate(words);
    // No other language fits better, and its names need not be made.
    if (isExact && (isOwn || isRightWeekday)) return words;
    const score =
      reading.score +
      (isOwn ? 3 : 0) +
      (isRightWeekday ? 2 : 0) +
      (names.hasDotAfterDay === hasDotAfter.day ? 0.5 : 0) +
      (names.hasDotAfterYear === hasDotAfter.year ? 0.5 : 0);
    if (score > bestScore) {
      bestScore = score;
      best = words;
    } else if (score === bestScore && best?.month !== words.month) best = undefined;
  }
  return best;
}

/** The days of the week (0 is Sunday) that words name, in the feed's language or any other of their script. */
export function readWeekdays(source: string[], language: string): Set<number> {
  const words = source.map(fold);
  const weekdaysIn = ({ weekdays }: LanguageNames): number[] =>
    words.flatMap((word) => weekdays.get(word) ?? []);
  const inEnglish = weekdaysIn(englishNames());
  if (inEnglish.length) return new Set(inEnglish);
  const found = new Set<number>();
  for (const names of namesForScriptOf(tellingWord(words), language)) {
    const weekdays = weekdaysIn(names);
    if (weekdays.length && isSameLanguage(names.language, language)) return new Set(weekdays);
    for (const each of weekdays) found.add(each);
  }
  return found;
}
