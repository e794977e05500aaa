import { DAY_MS } from '../../model/defaults.js';
import { lastYear } from './plausible.js';

/** Midnight of a day, as if it were UTC, in milliseconds; `undefined` for a day that does not exist. */
export function utcDay(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  // A day that does not exist rolls over.
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** A year of two digits: of this century, unless it lies too far ahead. */
export const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return 2000 + year <= lastYear() ? 2000 + year : 1900 + year;
};

/** The same of a day of the Persian calendar, whose year begins on one of four days of March. */
export function persianDay(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  for (let march = 19; march < 23; march++) {
    const newYear = Date.UTC(year + 621, 2, march);
    if (format.format(newYear) !== '1/1') continue;
    const daysBefore = month < 8 ? (month - 1) * 31 : 186 + (month - 7) * 30;
    return newYear + (daysBefore + day - 1) * DAY_MS;
  }
  return undefined;
}

/** True for a year that only the Persian calendar counts now. */
export const isPersianYear = (year: number): boolean => year >= 1300 && year < 1500;
