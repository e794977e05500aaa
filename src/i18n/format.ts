import { cachedIntl } from './intl-cache.js';
import type { Localizer } from './localizer.js';

/** How dates are shown. */
export type DateStyle = 'relative' | 'date' | 'datetime';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Older dates are not shown as an age. */
const MAX_AGE_DAYS = 7;

/** True for `YYYY-MM-DD`, a day without a time of day. */
export const isDateOnly = (iso: string): boolean => iso.length <= 10;

/** Formats as `Intl.DateTimeFormat` does; in the reader's zone if `options.timeZone` is not the name of one. */
export function formatInZone(time: number, tag: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return cachedIntl('DateTimeFormat', tag, options).format(time);
  } catch {
    return cachedIntl('DateTimeFormat', tag, { ...options, timeZone: undefined }).format(time);
  }
}

/**
 * The calendar day of a time in a zone, as the number of days since 1970-01-01.
 *
 * @param timeZone IANA zone; default: the reader's, which needs no `Intl`
 */
export function calendarDay(time: number, timeZone?: string): number {
  if (!timeZone) return Math.floor((time - new Date(time).getTimezoneOffset() * MINUTE_MS) / DAY_MS);
  // Swedish short dates are `YYYY-MM-DD`.
  return Date.parse(formatInZone(time, 'sv', { timeZone, dateStyle: 'short' })) / DAY_MS;
}

/**
 * The age of a date: `3분 전`, `5시간 전`, and from 24 hours on in days of the zone's calendar: `어제`, `3일 전`.
 *
 * @param iso RFC 3339, or `YYYY-MM-DD`, of which the age is in days: `오늘`
 * @param timeZone IANA zone; default: the reader's
 * @returns `undefined` for a date older than 7 days or more than a day ahead
 */
export function formatAge(
  iso: string,
  localizer: Localizer,
  timeZone?: string,
  now = Date.now(),
): string | undefined {
  const relative = (count: number, unit: 'day' | 'hour' | 'minute'): string =>
    localizer.relativePast?.(count, unit) ??
    cachedIntl('RelativeTimeFormat', localizer.tag, { numeric: 'auto' }).format(-count, unit);
  const time = Date.parse(iso);
  const today = calendarDay(now, timeZone);
  if (isDateOnly(iso)) {
    const days = today - time / DAY_MS;
    return days < 0 || days > MAX_AGE_DAYS ? undefined : relative(days, 'day');
  }
  // An item seems to be from the future where the reader's clock is slow: it is shown as new.
  const elapsed = Math.max(0, now - time);
  if (elapsed > MAX_AGE_DAYS * DAY_MS || time - now > DAY_MS) return;
  if (elapsed < MINUTE_MS) return localizer.now;
  if (elapsed < HOUR_MS) return relative(Math.floor(elapsed / MINUTE_MS), 'minute');
  if (elapsed < DAY_MS) return relative(Math.floor(elapsed / HOUR_MS), 'hour');
  return relative(today - calendarDay(time, timeZone), 'day');
}

/**
 * A date as the reader sees it.
 *
 * @param iso RFC 3339, or `YYYY-MM-DD`, which is the same day in every zone
 * @param style default `relative`: the age of a date of the last 7 days, else the date
 * @param timeZone IANA zone; default, and if it is not the name of one: the reader's
 */
export function formatDate(
  iso: string,
  localizer: Localizer,
  style: DateStyle = 'relative',
  timeZone?: string,
): string {
  const age = style === 'relative' ? formatAge(iso, localizer, timeZone) : undefined;
  if (age) return age;
  const { datesAs, tag, calendar, formatDay } = localizer;
  const withTime = style === 'datetime' && !isDateOnly(iso);
  const time = Date.parse(iso);
  if (formatDay && !withTime)
    return formatDay(new Date(isDateOnly(iso) ? time : calendarDay(time, timeZone) * DAY_MS));
  return formatInZone(time, datesAs ?? tag, {
    timeZone: isDateOnly(iso) ? 'UTC' : timeZone,
    calendar,
    dateStyle: datesAs ? 'short' : withTime ? 'long' : 'medium',
    timeStyle: withTime ? 'short' : undefined,
  });
}
