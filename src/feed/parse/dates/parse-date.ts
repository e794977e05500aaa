import { findClock } from './clock.js';
import type { DateContext } from './feed-date.js';
import { type Day, parseDay } from './parse-day.js';
import type { ParsedDate } from './parsed-date.js';
import { readZone } from './read-zone.js';
import { simplify } from './simplify.js';
import { formatOffset, offsetAt } from './time-zones.js';

/** RFC 3339 of a local time and its minutes from UTC. */
const toIso = (local: number, offset: number): string =>
  `${new Date(local).toISOString().slice(0, 19)}${formatOffset(offset)}`;

/** The zone behind a day without a time: `2026-11-23+09:00`, `23 Nov 2026 GMT`. */
const ZONE_BEHIND_DAY =
  /(?:^\d{4}-\d\d-\d\d|[\s,])((?:GMT|UTC)\s?[+-]\d\d?(?::?\d\d)?|[+-]\s?\d\d:?\d\d|Z|[A-Z]{3,4})$/;
/** A day with its zone, XML Schema's `date`, whose offset looks like a clock. */
const XML_SCHEMA_DATE = /^\d{4}-\d\d-\d\d[+-]\d\d:\d\d$/;
/** The text that cannot follow a clock and its zone: more of them that cannot be read. `10:00 - 12:00` is read to the dash. */
const NO_BOUNDARY = /^[\w:]|^\s*(?:\+|-\w)/;

/** A day at its first minute. */
const atMidnight = ({ time, ambiguous }: Day, { timeZone }: DateContext, offset?: number): ParsedDate => ({
  iso: toIso(time, offset ?? offsetAt(time, timeZone)),
  dateOnly: true,
  ...(ambiguous ? { ambiguous } : undefined),
});

/** A day, or a year and month, without a time. */
function parseDayOnly(text: string, context: DateContext): ParsedDate | undefined {
  const zone = ZONE_BEHIND_DAY.exec(text)?.[1] ?? '';
  const day = zone ? parseDay(text.slice(0, -zone.length), context, false) : undefined;
  if (day) return atMidnight(day, context, readZone(zone, day.time, context)?.offset);
  const whole = parseDay(text, context, false);
  return whole && atMidnight(whole, context);
}

/** A day and a time, in a text without the day's and the time's signs of other scripts. */
function parseSimple(text: string, context: DateContext): ParsedDate | undefined {
  const clock = XML_SCHEMA_DATE.test(text) ? undefined : findClock(text);
  if (clock === null) return undefined;
  if (!clock) return parseDayOnly(text, context);
  const before = text.slice(0, clock.start);
  const behind = text.slice(clock.end);
  // The zone is read once without the day, for its length: its name may stand between the clock and the year.
  const { length } = readZone(behind, 0, context) ?? { length: 0 };
  const day =
    parseDay(before, context, clock.hasHalf) ??
    parseDay(`${before} ${behind.slice(length)}`, context, clock.hasHalf);
  // `12.10.26` is no clock.
  if (!day && clock.hasDots) return parseDayOnly(text, context);
  if (!day || day.isPartial) return undefined;
  const local = day.time + ((clock.hours * 60 + clock.minutes) * 60 + clock.seconds) * 1000;
  const zone = readZone(behind, local, context);
  if (!zone || NO_BOUNDARY.test(behind.slice(zone.length))) return undefined;
  if (zone.isUnknown) return { ...atMidnight(day, context), unknownZone: true };
  const iso = toIso(local, zone.offset ?? offsetAt(local, context.timeZone));
  return day.ambiguous ? { iso, ambiguous: true } : { iso };
}

/** Seconds since 1970, with up to nine digits of their parts. */
const EPOCH = /^(1?\d{9})(?:\d{3}|\d{6}|\d{9}|\.\d+)?$/;
/** `202611231405`, which is no number of seconds. */
const COMPACT = /^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])([0-5]\d)$/;

/**
 * Reads a date in the forms that feeds use: RFC 822 and its variants, W3C-DTF, asctime, seconds since 1970, numbers in
 * the order of the feed's language, names in the languages that newspapers are written in, and the signs of Korean,
 * Chinese and Japanese dates.
 *
 * @returns `undefined` if the text is no date: a part that nobody wrote is not invented
 */
export function parseDate(text: string, context: DateContext): ParsedDate | undefined {
  const trimmed = text.trim();
  const spaced = trimmed.replace(COMPACT, '$1-$2-$3 $4:$5');
  const [, seconds] = EPOCH.exec(spaced) ?? [];
  if (seconds) return { iso: new Date(Number(seconds) * 1000).toISOString() };
  return parseSimple(simplify(spaced, context.language), context);
}
