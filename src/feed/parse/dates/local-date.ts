import type { ParsedDate } from './parsed-date.js';
import { isRfc3339 } from './rfc3339.js';
import { formatOffset, offsetAt } from './time-zones.js';

/** `2026-11-23 14:05:00`, `2026.11.23 14:05`, `2026-11-23`: dates as databases and Korean pages write them. */
const LOCAL_DATE = /^((?:19|20)\d\d)([-./])(\d\d?)\2(\d\d?)(?:[ T]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?)?$/;

/** Reads a date whose year comes first and that carries no zone; `undefined` for any other. */
export function parseLocalDate(text: string, timeZone: string): ParsedDate | undefined {
  const [, year, , month = '', day = '', time, seconds = ':00'] = LOCAL_DATE.exec(text) ?? [];
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time ?? '00:00'}${seconds}`;
  if (!year || !isRfc3339(`${local}Z`)) return undefined;
  const iso = local + formatOffset(offsetAt(Date.parse(`${local}Z`), timeZone));
  return time ? { iso } : { iso, dateOnly: true };
}
