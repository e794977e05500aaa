import { fullYear, isPersianYear, persianDay, utcDay } from './calendar.js';
import { type DateWords, readDateWords, readWeekdays } from './date-words.js';
import { type DayOrder, likeliestOrder } from './day-order.js';
import type { DateContext } from './feed-date.js';

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
const NUMERIC = /(^|[^\d./-]|[^\d]-)(\d{1,4})\s?([./-])\s?(0?\d\d?)\s?\3\s?(\d{1,4})(?!\d|\s?[/-]\s?\d|\.\d)/;
const WORDS = /[\p{L}\p{M}'’ʻʼ]{2,}/gu;
/** A number, with the full stop behind it, or a word, which Thai abbreviates as `ม.ค.`. */
const TOKENS = /(\d+)(\s?\.)?|(?:[\p{L}\p{M}]{1,4}\.){2,}|[\p{L}\p{M}'’ʻʼ]{2,}/gu;
const MAX_WORDS = 12;

/** The day of three numbers in one order; `undefined` if there is no such day. */
function dayIn(order: DayOrder, numbers: [string, string, string]): number | undefined {
  const [a, b, c] = numbers;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (year.length === 3 || year.length === 1 || day.length > 2 || month.length > 3) return undefined;
  const read = isPersianYear(Number(year)) ? persianDay : utcDay;
  return read(fullYear(year), Number(month), Number(day));
}

const weekdayOf = (time: number): number => new Date(time).getUTCDay();

/** The day of the week that a text names, which may choose among two orders. */
function fitsWeekday(text: string, context: DateContext, days: number[]): number | undefined {
  const words = text.match(WORDS)?.slice(0, MAX_WORDS) ?? [];
  if (!words.length) return undefined;
  const weekdays = readWeekdays(words, context.language ?? '');
  const fitting = days.filter((time) => weekdays.has(weekdayOf(time)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** `23.11.2026`, `11/23/26`, `2026-11-23`. */
function parseNumericDay(text: string, context: DateContext, hasTwelveHours: boolean): Day | undefined {
  const [, , a = '', separator = '', b = '', c = ''] = NUMERIC.exec(text) ?? [];
  if (!a) return undefined;
  const likeliest = likeliestOrder(context, separator, hasTwelveHours);
  const possible: DayOrder[] = a.length > 2 ? ['ymd'] : c.length > 2 ? ['dmy', 'mdy'] : ['ymd', 'dmy', 'mdy'];
  const byLikelihood = [...new Set([likeliest.order, ...possible])].filter((order) =>
    possible.includes(order),
  );
  const days = byLikelihood.map((order) => dayIn(order, [a, b, c])).filter((time) => time !== undefined);
  const [first, ...others] = days;
  if (first === undefined) return undefined;
  if (others.every((time) => time === first)) return { time: first };
  const fitting = fitsWeekday(text, context, days);
  if (fitting !== undefined) return { time: fitting };
  return likeliest.isSure ? { time: first } : { time: first, ambiguous: true };
}

/** The day and the year of a date whose month is a word, from the two numbers beside it. */
function dayAndYear(before: string[], after: string[]): [day: string, year: string] | undefined {
  const numbers = [...before, ...after];
  const [first = '', second = ''] = numbers;
  if (numbers.length !== 2) return undefined;
  if (first.length === 4 && second.length < 3) return [second, first];
  // `26 23 Nov` says not which is the year.
  if (first.length > 2 || (second.length !== 4 && (second.length !== 2 || before.length === 2)))
    return undefined;
  return [first, second];
}

/** `23 November 2026`, `2026. november 23.`, `Nov 23, 26`. */
function parseNamedDay(text: string, { language = '' }: DateContext): Day | undefined {
  const tokens = [...text.matchAll(TOKENS)];
  const words = tokens.filter(({ 1: number }) => !number);
  // A day and a year.
  if (tokens.length - words.length !== 2 || !words.length || words.length > MAX_WORDS) return undefined;
  const dayOf = ({ month, at, isPersianCalendar }: DateWords): number | undefined => {
    const place = words[at]?.index ?? 0;
    const numbers = (of: RegExpMatchArray[]) => of.flatMap(({ 1: number }) => number ?? []);
    const found = dayAndYear(
      numbers(tokens.filter(({ index = 0 }) => index < place)),
      numbers(tokens.filter(({ index = 0 }) => index > place)),
    );
    if (!found) return undefined;
    const [day, year] = found;
    if (isPersianCalendar && isPersianYear(Number(year))) return persianDay(Number(year), month, Number(day));
    return utcDay(fullYear(year), month, Number(day));
  };
  const hasDot = (isOne: (digits: number) => boolean): boolean =>
    tokens.some(({ 1: number = '', 2: dot }) => dot && isOne(number.length));
  const read = readDateWords(
    words.map(([word]) => word),
    language,
    { day: hasDot((digits) => digits < 3), year: hasDot((digits) => digits === 4) },
    (words) => {
      const time = dayOf(words);
      return time !== undefined && weekdayOf(time) === words.weekday;
    },
  );
  const time = read && dayOf(read);
  return time === undefined ? undefined : { time };
}

/** `2026-11`, `November 2026`, `2026`, and nothing else. */
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
  parseNamedDay(text, context);
