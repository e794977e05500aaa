import { fullYear, isPersianYear, persianDay, utcDay } from './calendar.js';
import { type DateWords, readDateWords, readWeekdays } from './date-words.js';
import { type DayOrder, likeliestOrder } from './day-order.js';
import type { DateContext } from './feed-date.js';
import { lastYear, MAX_YEARS_AHEAD } from './plausible.js';

/** A day that was read. */
export interface Day {
  /** Midnight, as if it were UTC, in milliseconds. */
  time: number;
  /** True if the text is a year, or a year and a month. */
  isPartial?: boolean;
  /** True if day and month may be exchanged. */
  ambiguous?: boolean;
}

/** Three numbers with the same sign between them, and no fourth. */
const NUMERIC_DAY =
  /(?:^|[^\d./-]|[^\d]-)(\d{1,4})\s?([./-])\s?(0?\d\d?)\s?\2\s?(\d{1,4})(?!\d|\s?[/-]\s?\d|\.\d)/;
/** The same with spaces, where the year has four digits: `23 11 2026`. */
const SPACED_DAY = /(?:^|[^\d./:-]\s*)(?=\d{4}|.{4,6}\d{4})(\d\d?|\d{4})( )(\d\d?) (\d\d?|\d{4})(?![\d:./-])/;
const WORD = /[\p{L}\p{M}'’ʻʼ]{2,}/gu;
/** A number, with the full stop behind it, or a word; Thai abbreviates as `ม.ค.`. */
const TOKEN = /(\d+)(\s?\.)?|(?:[\p{L}\p{M}]{1,4}\.){2,}|[\p{L}\p{M}'’ʻʼ]{2,}/gu;
const MAX_WORDS = 12;

/** The day of a date's year, month and day of the month; `undefined` if there is no such day. */
function toDay(year: string, month: string, day: string): number | undefined {
  if (year.length === 3 || year.length === 1 || day.length > 2) return undefined;
  const read = isPersianYear(Number(year)) ? persianDay : utcDay;
  return read(fullYear(year), Number(month), Number(day));
}

const inOrder: Record<DayOrder, (a: string, b: string, c: string) => number | undefined> = {
  ymd: toDay,
  dmy: (day, month, year) => toDay(year, month, day),
  mdy: (month, day, year) => toDay(year, month, day),
};

const weekdayOf = (time: number): number => new Date(time).getUTCDay();

/** True for a day of the last ten years, or the next one. */
function isRecent(time: number): boolean {
  const age = lastYear() - MAX_YEARS_AHEAD - new Date(time).getUTCFullYear();
  return age <= 10 && age >= -1;
}

/** The one of several days whose weekday the text names. */
function dayOfWeekday(text: string, language: string, days: number[]): number | undefined {
  const words = text.match(WORD)?.slice(0, MAX_WORDS) ?? [];
  if (!words.length) return undefined;
  const weekdays = readWeekdays(words, language);
  // Two orders may give the same day: `10.10.26`.
  const fitting = new Set(days.filter((time) => weekdays.has(weekdayOf(time))));
  const [only] = fitting;
  return fitting.size === 1 ? only : undefined;
}

/** The orders that three numbers may be in. */
function possibleOrders(first: string, last: string): DayOrder[] {
  if (first.length > 2) return ['ymd'];
  return last.length > 2 ? ['dmy', 'mdy'] : ['ymd', 'dmy', 'mdy'];
}

/** `23.11.2026`, `11/23/26`, `2026-11-23`. */
function parseNumericDay(text: string, context: DateContext, hasTwelveHours: boolean): Day | undefined {
  const [, a = '', separator = '', b = '', c = ''] = NUMERIC_DAY.exec(text) ?? SPACED_DAY.exec(text) ?? [];
  if (!a) return undefined;
  const { order, isSure } = likeliestOrder(context, separator, c.length > 2, hasTwelveHours);
  const possible = possibleOrders(a, c);
  // Of the same place in the list, the order of the list holds.
  const likeliestFirst = possible.sort((x, y) => Number(y === order) - Number(x === order));
  const days = likeliestFirst.map((each) => inOrder[each](a, b, c)).filter((time) => time !== undefined);
  // News is recent: `10.12.25` is of 2025 rather than of 2010.
  if (!isSure && c.length < 3) days.sort((x, y) => Number(isRecent(y)) - Number(isRecent(x)));
  const [first, ...others] = days;
  if (first === undefined) return undefined;
  if (others.every((time) => time === first)) return { time: first };
  const fitting = dayOfWeekday(text, context.language ?? '', days);
  if (fitting !== undefined) return { time: fitting };
  return isSure ? { time: first } : { time: first, ambiguous: true };
}

/** The day and the year among the numbers before a month's name and behind it. */
function dayAndYear(before: string[], behind: string[]): [day: string, year: string] | undefined {
  const [first = '', second = '', third] = [...before, ...behind];
  if (!second || third) return undefined;
  if (first.length === 4) return [second, first];
  // `26 23 Nov` does not say which is the year.
  const isYear = second.length === 4 || (second.length === 2 && before.length < 2);
  return isYear ? [first, second] : undefined;
}

/** `23 November 2026`, `2026. november 23.`, `Nov 23, 26`. */
function parseNamedDay(text: string, language: string): Day | undefined {
  const tokens = [...text.matchAll(TOKEN)];
  const numbers = tokens.filter(([, digits]) => digits);
  const words = tokens.filter(([, digits]) => !digits);
  if (numbers.length !== 2 || !words.length || words.length > MAX_WORDS) return undefined;

  const dayOf = ({ month, at, isPersianCalendar }: DateWords): number | undefined => {
    const place = words[at]?.index ?? 0;
    const digitsOf = (matches: RegExpMatchArray[]) => matches.map(([, digits = '']) => digits);
    const [day, year = ''] =
      dayAndYear(
        digitsOf(numbers.filter(({ index = 0 }) => index < place)),
        digitsOf(numbers.filter(({ index = 0 }) => index > place)),
      ) ?? [];
    // A month of one calendar has no year of another.
    if (!day || isPersianCalendar !== isPersianYear(Number(year))) return undefined;
    return toDay(year, `${month}`, day);
  };
  const hasDot = (isOne: (digits: number) => boolean): boolean =>
    numbers.some(([, digits = '', dot]) => dot && isOne(digits.length));

  const read = readDateWords(
    words.map(([word]) => word),
    language,
    { day: hasDot((digits) => digits < 3), year: hasDot((digits) => digits === 4) },
    (reading) => {
      const time = dayOf(reading);
      return time !== undefined && weekdayOf(time) === reading.weekday;
    },
  );
  const time = read && dayOf(read);
  return time === undefined ? undefined : { time };
}

/** `2026-11`, `2026`, and nothing else. */
function parsePartialDay(text: string): Day | undefined {
  const [, year, month = 1] = /^((?:19|20)\d\d)(?:[./-]\s?(\d\d?))?[.-]?$/.exec(text) ?? [];
  const time = year ? utcDay(Number(year), Number(month), 1) : undefined;
  return time === undefined ? undefined : { time, isPartial: true };
}

/**
 * The day in a text without its clock.
 *
 * @param hasTwelveHours true if the clock said am or pm
 */
export const parseDay = (text: string, context: DateContext, hasTwelveHours: boolean): Day | undefined =>
  parseNumericDay(text, context, hasTwelveHours) ??
  parsePartialDay(text.trim()) ??
  parseNamedDay(text, context.language ?? '');
