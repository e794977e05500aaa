import type { Messages } from './messages.js';

/** How dates are shown. */
export type DateStyle = 'relative' | 'date' | 'datetime';

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
];

/** `3분 전`, `5시간 전`, `어제`; nothing where it is older than a week or lies ahead by more than a day. */
export function age(time: number, { locale, now }: Messages, at = Date.now()): string | undefined {
  // A reader's clock may be slow: news is never from the future.
  const past = Math.max(0, at - time);
  const [unit, length] = units.find(([, each]) => past >= each) ?? [];
  if (past > 6048e5 || time - at > 864e5) return;
  return unit
    ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(past / length!), unit)
    : now;
}

/**
 * A date as the reader sees it.
 *
 * @param iso RFC 3339
 * @param timeZone IANA zone; default, and where there is no such zone: the reader's
 * @param dayOnly the feed gave no time of day: none is shown, and no zone may move it to another day
 */
export function showDate(
  iso: string,
  messages: Messages,
  style: DateStyle = 'relative',
  timeZone?: string,
  dayOnly?: boolean,
): string {
  // The day as written, in whatever zone: read as UTC and shown as UTC it stays that day.
  const date = new Date(dayOnly ? iso.slice(0, 10) : iso);
  const recent = style === 'relative' && !dayOnly && age(+date, messages);
  if (recent) return recent;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: dayOnly ? 'UTC' : timeZone,
    ...(style === 'datetime' && !dayOnly
      ? { dateStyle: 'long', timeStyle: 'short' }
      : { dateStyle: 'medium' }),
  };
  try {
    return date.toLocaleString(messages.locale, options);
  } catch {
    return date.toLocaleString(messages.locale, { ...options, timeZone: undefined });
  }
}
