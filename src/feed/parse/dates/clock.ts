import type { DateContext } from './feed-date.js';
import { offsetOfName } from './zone-names.js';

/** A time of day, and where it stands in the text. */
export interface Clock {
  hours: number;
  minutes: number;
  seconds: number;
  /** True if the text said am or pm. */
  hasHalf: boolean;
  start: number;
  end: number;
}

/**
 * `14:05:32`, `am 2:05`, `2:05pm`, `T14:05:32.123`, `14:`. Groups: am or pm before, hours, minutes, seconds, am or pm
 * behind.
 */
const COLON_CLOCK =
  /(^|\d\s?t\s?|[^\p{L}\d])(?:([ap])\.?\s?m\b\.?\s*)?(\d\d?):\s?(\d\d?)?(?::\s?(\d\d?)?(?:[.,]\d+)?)?:?(?:\s*([ap])\.?\s?m\b\.?)?/iu;
/** `14.05`, `14.05.32` of Danish, Finnish and Indonesian. */
const DOT_CLOCK = /(^|[^\d.,/-])()([01]?\d|2[0-4])\.([0-5]\d)(?:\.([0-5]\d))?()(?![\d.]|\s?[./-]\s?\d)/g;

function readClock(match: RegExpExecArray | RegExpMatchArray): Clock | undefined {
  const [all, start = '', before, hour, minute = 0, second = 0, half = before] = match;
  const clock = {
    hours: Number(hour),
    minutes: Number(minute),
    seconds: Number(second),
    hasHalf: half !== undefined,
  };
  if (clock.hours > 24 || clock.minutes > 59 || clock.seconds > 60) return undefined;
  // `14:05 PM` says the same twice.
  if (half && clock.hours < 13) clock.hours = (clock.hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const index = match.index ?? 0;
  // The day's last digit stands before a `T`.
  return { ...clock, start: index + start.search(/t?\s?$/i), end: index + all.length };
}

/**
 * The time of day in a text.
 *
 * @returns `undefined` if there is none, `null` if there is no such time
 */
export function findClock(text: string): Clock | null | undefined {
  const withColon = COLON_CLOCK.exec(text);
  if (withColon) return readClock(withColon) ?? null;
  const withDots = [...text.matchAll(DOT_CLOCK)].at(-1);
  return withDots && readClock(withDots);
}

/** A zone, and the length of its text. */
interface Zone {
  /** Minutes from UTC; `undefined` if the text names none. */
  offset?: number;
  /** True if the text names a zone that is not known, or two that differ. */
  isUnknown?: boolean;
  length: number;
}

/** Words in capitals that stand behind a time and are no zone. */
const NO_ZONE =
  /^(AM|PM|UHR|HRS?|MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/;
const SPELLED_ZONE = /^\s*(Eastern|Central|Mountain|Pacific)( Standard| Daylight)? Time/i;
const ZONE_NAME = /^[\s,]*(?:etc\/)?([a-z]+\/[\w/]+|[a-z]{1,5}(?![\p{L}\d.'’]))/iu;
/** `+0900`, `+09:00`, `+9`, and with a space behind the sign, `+ 0300`; `- 12:00` is the end of a time. */
const OFFSET = /^[\s,]*([+-])(?:(\d\d?)(?::?(\d\d)(?::00)?)?|\s(\d\d)(\d\d)|\s(\d\d?):(\d\d))(?![\d:./-])/;

/** Minutes of an offset that {@link OFFSET} found; `undefined` if no place on Earth has it. */
function readOffset([, sign, a, b, c, d, e, f]: RegExpExecArray): number | undefined {
  const hours = Number(a ?? c ?? e);
  const minutes = Number(b ?? d ?? f ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** The name at the start of a text, and its offset; `undefined` if no zone's name stands there. */
function readName(text: string, local: number, context: DateContext): Zone | undefined {
  const spelled = SPELLED_ZONE.exec(text);
  if (spelled) {
    const [{ length }, region = '', season = ''] = spelled;
    const name = `${region.slice(0, 1)}${season.trim().slice(0, 1)}T`.toUpperCase();
    const offset = offsetOfName(name, local, context);
    return offset === undefined ? undefined : { offset, length };
  }
  const [{ length } = '', name = ''] = ZONE_NAME.exec(text) ?? [];
  const capitals = name.toUpperCase();
  if (!name || NO_ZONE.test(capitals)) return undefined;
  const isCapital = name === capitals;
  // `14:05 h`.
  if (name.length === 1 && !isCapital && name !== 'z') return undefined;
  // A small word may be one of the language: `met`, `est`.
  const mayBeName =
    isCapital ||
    name.includes('/') ||
    /^(\s*$|[+-]|gmt|utc)/i.test(text.slice(length)) ||
    /^(gmt|utc)$/i.test(name);
  if (!mayBeName) return undefined;
  const offset = offsetOfName(name.includes('/') ? name : capitals, local, context);
  if (offset !== undefined) return { offset, length };
  return isCapital && name.length > 1 ? { isUnknown: true, length } : undefined;
}

/**
 * The zone at the start of a text: a name, an offset, or both, of which the offset counts; either may come twice.
 *
 * @returns `null` for an offset that no place on Earth has
 */
export function readZone(text: string, local: number, context: DateContext): Zone | null {
  const name = readName(text, local, context);
  let length = name?.length ?? 0;
  let offset: number | undefined;
  for (let match = OFFSET.exec(text.slice(length)); match; match = OFFSET.exec(text.slice(length))) {
    if (match[1] === '-' && match[6]) break;
    const minutes = readOffset(match);
    if (minutes === undefined) return null;
    if (offset !== undefined && offset !== minutes)
      return { isUnknown: true, length: length + match[0].length };
    offset = minutes;
    length += match[0].length;
  }
  if (offset === undefined) return name ?? { length };
  const behind = readName(text.slice(length), local, context);
  return { offset, length: length + (behind?.length ?? 0) };
}
