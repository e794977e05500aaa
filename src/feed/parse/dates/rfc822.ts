import { isRfc3339 } from './rfc3339.js';

/** RFC 822 as most feeds write it: `Mon, 23 Nov 2026 14:05:00 +0900`. */
const COMMON_RFC_822 =
  /^(?:\w{3}, )?\d\d? [A-Z][a-z]{2} \d{4} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:GMT|KST|[+-][01]\d[0-5]\d)$/;
/** Offsets of the names in it. */
const OFFSETS: Record<string, string> = { GMT: '+00:00', KST: '+09:00' };
/** Length of `Mon, `. */
const WEEKDAY_LENGTH = 5;
/** Numbers of the months. */
const MONTHS: Record<string, string> = {
  Jan: '01',
  Feb: '02',
  Mar: '03',
  Apr: '04',
  May: '05',
  Jun: '06',
  Jul: '07',
  Aug: '08',
  Sep: '09',
  Oct: '10',
  Nov: '11',
  Dec: '12',
};
/** RFC 822 with a year of four digits, as RSS 2.0 asks for it. */
const RFC_822 = /^(?:\w{3}, )?\d\d? \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d{4})$/;

/** True if the form of a date is that of RFC 822. */
export const isRfc822 = (text: string): boolean => RFC_822.test(text);

/** RFC 3339 of a date in the commonest form of RFC 822, the fast way; `undefined` for any other. */
export function parseCommonRfc822(text: string): string | undefined {
  if (!COMMON_RFC_822.test(text)) return undefined;
  // Each part has its place: groups of the expression would take twice as long.
  const withoutWeekday = text.charAt(3) === ',' ? text.slice(WEEKDAY_LENGTH) : text;
  const date = withoutWeekday.charAt(1) === ' ' ? `0${withoutWeekday}` : withoutWeekday;
  const month = MONTHS[date.slice(3, 6)];
  if (!month) return undefined;
  const day = date.slice(0, 2);
  const zone = date.slice(21);
  const offset = OFFSETS[zone] ?? `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const iso = `${date.slice(7, 11)}-${month}-${day}T${date.slice(12, 20)}${offset}`;
  // Each month has the days up to the 28th.
  return (day > '00' && day < '29') || isRfc3339(iso) ? iso : undefined;
}
