import { monthNumber } from './english-names.js';
import { isRfc3339 } from './rfc3339.js';

/** RFC 822 as most feeds write it: `Mon, 23 Nov 2026 14:05:00 +0900`. */
const COMMON_RFC_822 =
  /^(?:\w{3}, )?(\d\d?) (\w{3}) (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d) (?:GMT|UTC|Z|([+-][01]\d)([0-5]\d))$/;
/** RFC 822 with a year of four digits, as RSS 2.0 asks for it. */
const RFC_822 = /^(?:\w{3}, )?\d\d? \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d{4})$/;

/** True if the form of a date is that of RFC 822. */
export const isRfc822 = (text: string): boolean => RFC_822.test(text);

/** RFC 3339 of a date in the commonest form of RFC 822, the fast way; `undefined` for any other. */
export function parseCommonRfc822(text: string): string | undefined {
  const [, digits = '', name = '', year, time, hours = '+00', minutes = '00'] =
    COMMON_RFC_822.exec(text) ?? [];
  const month = monthNumber(name.toLowerCase());
  if (!month) return undefined;
  const day = digits.padStart(2, '0');
  const iso = `${year}-${`${month}`.padStart(2, '0')}-${day}T${time}${hours}:${minutes}`;
  // Each month has the days up to the 28th.
  return (day > '00' && day < '29') || isRfc3339(iso) ? iso : undefined;
}
