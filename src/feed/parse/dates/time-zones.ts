import { DAY_MS } from '../../model/defaults.js';

export const MINUTE_MS = 60_000;

/** Hours from UTC, by names in lower case. */
const HOURS = new Map([
  ['gmt', 0],
  ['utc', 0],
  ['ut', 0],
  ['kst', 9],
  ['jst', 9],
  ['hkt', 8],
  ['msk', 3],
  ['met', 1],
  ['cet', 1],
  ['bst', 1],
  ['mest', 2],
  ['cest', 2],
]);

/** Standard time of American zones (RFC 5322, 4.3), and of the Atlantic one: `est`, `edt`, `et`. */
const AMERICAN_HOURS: Record<string, number> = { a: -4, e: -5, c: -6, m: -7, p: -8 };

const CHINA_HOURS = 8;

/**
 * Minutes from UTC of a zone's name.
 *
 * @param name in lower case
 * @param timeZone the feed's zone: `cst` is China's in Asia
 * @returns `undefined` for a name that is not known
 */
export function offsetOfName(name: string, timeZone: string): number | undefined {
  // Military letters mean UTC (RFC 5322, 4.3).
  if (name.length === 1) return 0;
  if (name === 'cst' && timeZone.startsWith('Asia')) return CHINA_HOURS * 60;
  const [, letter = '', season] = /^([aecmp])([sd]?)t$/.exec(name) ?? [];
  const american = AMERICAN_HOURS[letter];
  if (american !== undefined) return (american + (season === 'd' ? 1 : 0)) * 60;
  const hours = HOURS.get(name);
  return hours === undefined ? undefined : hours * 60;
}

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/** A formatter of numeric dates and times; `undefined` for a zone that does not exist. */
function formatterOfZone(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(timeZone)) {
    let formatter: Intl.DateTimeFormat | undefined;
    try {
      formatter = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    } catch {
      // No such zone.
    }
    formatters.set(timeZone, formatter);
  }
  return formatters.get(timeZone);
}

/**
 * Minutes from UTC of an IANA zone at a local time; 0 for a zone that does not exist. Of a local time that comes
 * twice, the first is meant; one that is left out is read as if the clock had not been put forward (RFC 5545, 3.3.5).
 *
 * @param local the local time in milliseconds, as if it were UTC
 */
export function offsetAt(local: number, timeZone: string): number {
  const formatter = formatterOfZone(timeZone);
  if (!formatter) return 0;
  const offsetAtTime = (time: number): number => {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (
      formatter.format(time).match(/\d+/g) ?? []
    ).map(Number);
    return Math.ceil((Date.UTC(year, month - 1, day, hour, minute) - time) / MINUTE_MS);
  };
  const before = offsetAtTime(local - DAY_MS);
  const after = offsetAtTime(local + DAY_MS);
  const holds = (offset: number): boolean => offsetAtTime(local - offset * MINUTE_MS) === offset;
  return holds(before) || !holds(after) ? before : after;
}
