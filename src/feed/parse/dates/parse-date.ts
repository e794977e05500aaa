import { monthNumber, translateMonths } from './month-names.js';
import type { ParsedDate } from './parsed-date.js';
import { MINUTE_MS, offsetAt, offsetOfName } from './time-zones.js';

/** A date is not longer; keeps the expressions cheap. */
const MAX_LENGTH = 99;

/**
 * `14:05:32`, `am 2:05`, `2:05pm`, `T14:05:32.123`, with a zone's name and an offset behind it. Groups: am or pm
 * before, hours, minutes, seconds, am or pm behind, zone, sign, hours and minutes of the offset.
 */
const CLOCK_TIME =
  /(?:t|([ap]m)\s*)?(\d\d?):\s*(\d\d?)?(?::\s*(\d\d?)?(?:[.,]\d+)?)?:?\s*([ap]m)?\s*(?:etc\/)?([a-z]{0,5})\s*(?:([+-])(\d\d?):?(\d\d)?)?(?![\w:+-])/;

const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)/;

/** A date in lower case, with the words and signs of Korean, Chinese and Japanese dates as digits need them. */
const simplify = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/오전|새벽|아침|上午|凌晨|早上|清晨/, 'am')
    .replace(/오후|저녁|下午|中午|傍晚|晚上/, 'pm')
    .replace(/^[^\da-z-]+/, '')
    .replace(/[년월年月]/g, '-')
    .replace(/[시분时時分点]/g, ':')
    .replace(/[일日초秒]/g, ' ')
    // A weekday before the time, then whatever follows in words: "조회:3084", "수정 2026...".
    .replace(/[^\0-~]+\W*(?=\d\d?:|[ap]m)/, ' ')
    .replace(/[^\0-~].*/s, '')
    .replace(/[^\da-z:]+$/, '')
    .replace(/^(\d{8})t?(\d\d)(\d\d)(\d\d)/, '$1 $2:$3:$4')
    // ISO 8601 without the century: `-26-11`.
    .replace(/^-(\d\d)-?(\d\d)$/, '20$1-$2');

/** Midnight, as if it were UTC, of the day in a text that {@link simplify} made, without its time. */
function parseDay(text: string): Date | undefined {
  let month = 0;
  let parts: string[] = [];
  for (const word of text.split(/[\s,./-]+/)) {
    const named = word.length > 2 && monthNumber(word);
    if (/^\d+$/.test(word)) parts.push(word);
    else if (named) month = named;
    else if (word && !WEEKDAY.test(word)) return undefined;
  }
  if (month) parts.splice(1, 0, `${month}`);
  // `20261123`.
  else if (parts.length === 1) parts = /^(\d\d(?:\d\d)?)(\d\d)(\d\d)$/.exec(parts.join())?.slice(1) ?? parts;
  // `23.11.2026`, `23 Nov 26`, `Nov 23 2026`.
  const [first = '', , third = ''] = parts;
  if (third && first.length < 3 && (month || third.length > 2)) parts.reverse();
  const [year = '', monthOfYear = 1, day = 1, surplus] = parts;
  const isYear = year.length === 4 ? year > '1000' : year.length === 2 && parts.length > 2;
  if (surplus || !isYear) return undefined;
  const century = year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900;
  const date = new Date(Date.UTC(century + Number(year), Number(monthOfYear) - 1, Number(day)));
  // A day that does not exist has rolled over.
  return date.getUTCDate() === Number(day) && Number(monthOfYear) <= 12 ? date : undefined;
}

/** A time of day, from what {@link CLOCK_TIME} found. */
interface ClockTime {
  hours: number;
  minutes: number;
  seconds: number;
  /** Minutes from UTC, where the text says so. */
  offset: number | undefined;
}

function parseTime(match: RegExpExecArray, timeZone: string): ClockTime | undefined {
  const [
    ,
    before,
    hour,
    minute = 0,
    second = 0,
    half = before,
    name = '',
    sign,
    zoneHour = 0,
    zoneMinute = 0,
  ] = match;
  const time = { hours: Number(hour), minutes: Number(minute), seconds: Number(second) };
  if (time.hours > 24 || time.minutes > 59 || time.seconds > 60) return undefined;
  if (Number(zoneHour) > 14 || Number(zoneMinute) > 59) return undefined;
  if (half) time.hours = (time.hours % 12) + (half === 'pm' ? 12 : 0);
  const minutes = Number(zoneHour) * 60 + Number(zoneMinute);
  if (sign) return { ...time, offset: sign === '-' ? -minutes : minutes };
  return { ...time, offset: name ? offsetOfName(name, timeZone) : undefined };
}

function parseNumeric(text: string, timeZone: string): ParsedDate | undefined {
  const simple = simplify(text);
  const local = parseDay(simple.replace(CLOCK_TIME, ' '));
  if (!local) return undefined;
  const match = CLOCK_TIME.exec(simple);
  const time = match && parseTime(match, timeZone);
  if (match && !time) return undefined;
  if (time) local.setUTCHours(time.hours, time.minutes, time.seconds);
  // The name of a zone that is not known counts as none.
  const offset = time?.offset ?? offsetAt(local.getTime(), timeZone);
  const hoursAndMinutes = new Date(Math.abs(offset) * MINUTE_MS).toISOString().slice(11, 16);
  const iso = `${local.toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hoursAndMinutes}`;
  return time ? { iso } : { iso, dateOnly: true };
}

/** Seconds since 1970, or milliseconds. */
const EPOCH = /^(1?\d{9})(\d{3})?$/;

/**
 * Reads a date in the forms that feeds use: RFC 822 and its variants, W3C-DTF, asctime, seconds since 1970, and those
 * of Korean and Chinese pages (`2026.11.23 오후 2:05`, `2026-11-23 (월) 14:05`, `2026年11月23日`).
 *
 * @param timeZone IANA zone of dates that carry none
 * @returns `undefined` if there is no such date
 */
export function parseDate(text: string, timeZone: string): ParsedDate | undefined {
  const [, seconds] = EPOCH.exec(text.trim()) ?? [];
  if (seconds) return { iso: new Date(Number(seconds) * 1000).toISOString() };
  return parseNumeric(text, timeZone) ?? parseNumeric(translateMonths(text), timeZone);
}
