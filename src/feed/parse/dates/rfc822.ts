import { isRfc3339 } from './rfc3339.js';

/** RFC 822 as most feeds write it: `Mon, 23 Nov 2026 14:05:00 +0900`. */
const COMMON_RFC_822 =
  /^(?:\w{3}, )?\d\d [A-Z][a-z]{2} \d{4} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:GMT|[+-][01]\d[0-5]\d)$/;
/** Length of `Mon, `. */
const WEEKDAY_LENGTH = 5;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** RFC 822 with a year of four digits, as RSS 2.0 asks for it. */
const RFC_822 = /^(?:\w{3}, )?\d\d? \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d{4})$/;

/** True if the form of a date is that of RFC 822. */
export const isRfc822 = (text: string): boolean => RFC_822.test(text);

/** RFC 3339 of a date in the commonest form of RFC 822, the fast way; `undefined` for any other. */
export function parseCommonRfc822(text: string): string | undefined {
  if (!COMMON_RFC_822.test(text)) return undefined;
  // Each part has its place: groups of the expression would take twice as long.
  const date = text.charAt(3) === ',' ? text.slice(WEEKDAY_LENGTH) : text;
  const month = MONTHS.indexOf(date.slice(3, 6)) / 3 + 1;
  if (month < 1) return undefined;
  const day = date.slice(0, 2);
  const offset = date.endsWith('GMT') ? '+00:00' : `${date.slice(21, 24)}:${date.slice(24)}`;
  const iso = `${date.slice(7, 11)}-${`${month}`.padStart(2, '0')}-${day}T${date.slice(12, 20)}${offset}`;
  // Each month has the days up to the 28th.
  return (day > '00' && day < '29') || isRfc3339(iso) ? iso : undefined;
}
