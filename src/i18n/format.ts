import { intl } from './intl-cache.js';
import type { Words } from './localizer.js';

/** How dates are shown. */
export type DateStyle = 'relative' | 'date' | 'datetime';

const day = 864e5;

/** As `Intl.DateTimeFormat`; where there is no such zone, in the reader's. */
export function formatDate(time: number, tag: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return intl('DateTimeFormat', tag, options).format(time);
  } catch {
    return intl('DateTimeFormat', tag, { ...options, timeZone: undefined }).format(time);
  }
}

/** Number of the calendar day of a time in a zone. */
export const dayOf = (time: number, timeZone?: string): number =>
  Date.parse(formatDate(time, 'sv', { timeZone, dateStyle: 'short' })) / day;

/**
 * `3분 전`, `5시간 전`; from 24 hours on by the calendar of a zone: `어제`, `3일 전`. Nothing where it is older
 * than a week or lies ahead by more than a day.
 *
 * @param iso RFC 3339; of a day without a time of day, `YYYY-MM-DD`, which is told in days only: `오늘`
 */
export function age(iso: string, words: Words, timeZone?: string, at = Date.now()): string | undefined {
  const time = Date.parse(iso);
  // A reader's clock may be slow: news is never from the future.
  const past = Math.max(0, at - time);
  const days = dayOf(at, timeZone) - (iso[10] ? dayOf(time, timeZone) : time / day);
  if (iso[10] ? past > 7 * day || time - at > day : days < 0 || days > 7) return;
  const [count, unit]: [number, 'day' | 'hour' | 'minute'] =
    !iso[10] || past >= day ? [days, 'day'] : past < 36e5 ? [past / 6e4, 'minute'] : [past / 36e5, 'hour'];
  const whole = Math.floor(count);
  return iso[10] && past < 6e4
    ? words.now
    : (words.past?.(whole, unit) ??
        intl('RelativeTimeFormat', words.tag, { numeric: 'auto' }).format(-whole, unit));
}

/**
 * A date as the reader sees it.
 *
 * @param iso RFC 3339; of a day without a time of day, `YYYY-MM-DD`: no zone moves it to another day
 * @param timeZone IANA zone; default, and where there is no such zone: the reader's
 */
export const showDate = (
  iso: string,
  words: Words,
  style: DateStyle = 'relative',
  timeZone?: string,
): string =>
  (style === 'relative' && age(iso, words, timeZone)) ||
  formatDate(Date.parse(iso), words.datesAs ?? words.tag, {
    timeZone: iso[10] ? timeZone : 'UTC',
    calendar: words.calendar,
    dateStyle: words.datesAs ? 'short' : style === 'datetime' && iso[10] ? 'long' : 'medium',
    timeStyle: style === 'datetime' && iso[10] ? 'short' : undefined,
  });
