import { DAY_MS } from '../../model/defaults.js';

export const MINUTE_MS = 60_000;

/** `+09:00` of minutes from UTC. */
export function formatOffset(minutes: number): string {
  const hoursAndMinutes = new Date(Math.abs(minutes) * MINUTE_MS).toISOString().slice(11, 16);
  return `${minutes < 0 ? '-' : '+'}${hoursAndMinutes}`;
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

/** True for the name of a zone that exists. */
export const isTimeZone = (name: string): boolean => formatterOfZone(name) !== undefined;

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
