import type { DateContext } from './feed-date.js';
import { offsetOfName } from './zone-names.js';

/** A zone in a text. */
interface Zone {
  /** Minutes from UTC; `undefined` if the text names none that is known. */
  offset?: number;
  /** True if the text names a zone that is not known, or two that differ. */
  isUnknown?: boolean;
  /** UTF-16 units that it takes in the text. */
  length: number;
}

/** Words in capitals that stand behind a time and are no zone. */
const NO_ZONE =
  /^(AM|PM|UHR|HRS?|MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/;
/** A zone's name written out: `Central European Time`; Americans leave out the last word. */
const LONG_NAME =
  /^[\s,]*((?:(?!Local)[A-Z][a-z]+\s){1,3}Time|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?!\s[A-Za-z]))\b/;
/** Zones whose names written out do not begin as they are abbreviated. */
const OTHER_NAMES: Record<string, string | undefined> = {
  'Alaska Standard Time': 'AKST',
  'Alaskan Standard Time': 'AKST',
  'Arab Standard Time': 'MSK',
  'Arabian Standard Time': 'GST',
  'Beijing Time': 'HKT',
  'China Standard Time': 'HKT',
  'Coordinated Universal Time': 'UTC',
  'Israel Standard Time': 'EET',
  'Moscow Standard Time': 'MSK',
  'Moscow Time': 'MSK',
  'Russian Standard Time': 'MSK',
  'Singapore Standard Time': 'SGT',
  'Turkey Standard Time': 'TRT',
};
/** An IANA name, or an abbreviation. */
const ZONE_NAME = /^[\s,]*(?:etc\/)?([a-z]+\/[\w/]+|[a-z]{3}\d[a-z]{3}\b|[a-z]{1,5}(?![\p{L}\d.'’]))/iu;
/** A small word may be one of the language (`met`, `est`): it is a zone before an offset, or at the end. */
const IS_ZONE_BEHIND = /^(\s*$|[+-])/;

/** `+0900`, `+09:00`, `+9`, `0900` where an address took the sign for a space, `--0500`; with a space behind the sign `+ 0300` and `+ 03:00`: `- 12:00` is the end of an event. */
const OFFSETS = [
  /^[\s,]*([+-])-?(\d\d?)(?::?(\d\d)(?::00)?)?(?![\d:./-])/,
  // No year begins with 0 or is before 1500.
  /^\s+()(0\d|1[0-4])([0-5][05])$/,
  /^\s()(00):(00)$/,
  /^[\s,]*([+-])\s(\d\d)(\d\d)(?![\d:./-])/,
  /^[\s,]*(\+)\s(\d\d?):(\d\d)(?![\d:./-])/,
];
const MAX_OFFSET_HOURS = 14;

/** An offset at the start of a text; its minutes are NaN if no place on Earth has it. */
function readOffset(text: string): { minutes: number; length: number } | undefined {
  for (const expression of OFFSETS) {
    const [all, sign, hour, minute = 0] = expression.exec(text) ?? [];
    if (all === undefined) continue;
    const isOnEarth = Number(hour) <= MAX_OFFSET_HOURS && Number(minute) < 60;
    const minutes = isOnEarth ? Number(hour) * 60 + Number(minute) : Number.NaN;
    return { minutes: sign === '-' ? -minutes : minutes, length: all.length };
  }
  return undefined;
}

/** `Eastern Daylight Time` as `EDT`, `Pacific` as `PT`. */
function abbreviate(name: string): string {
  const letters = name.replace(/\B\w|\s/g, '').toUpperCase();
  return OTHER_NAMES[name] ?? (letters.length > 1 ? letters : `${letters}T`);
}

/** A zone's name at the start of a text; `undefined` if none stands there. */
function readName(text: string, local: number, context: DateContext): Zone | undefined {
  const long = LONG_NAME.exec(text);
  const [all = '', word = ''] = long ?? ZONE_NAME.exec(text) ?? [];
  const { length } = all;
  const isIana = word.includes('/');
  const name = long ? abbreviate(word) : isIana ? word : word.toUpperCase();
  if (!name || NO_ZONE.test(name)) return undefined;
  const isUpperCase = Boolean(long) || name === word;
  if (!isUpperCase && word.length === 1 && word !== 'z') return undefined;
  if (!isUpperCase && !/^(gmt|utc)$/i.test(word) && !IS_ZONE_BEHIND.test(text.slice(length)))
    return undefined;
  const offset = offsetOfName(name, local, context);
  if (offset !== undefined) return { offset, length };
  return isUpperCase && name.length > 1 ? { isUnknown: true, length } : undefined;
}

/**
 * The zone at the start of a text: a name, an offset, or both, of which the offset counts; either may come twice.
 *
 * @param local the local time in milliseconds, as if it were UTC
 * @returns `null` for an offset that no place on Earth has
 */
export function readZone(text: string, local: number, context: DateContext): Zone | null {
  const name = readName(text, local, context);
  let length = name?.length ?? 0;
  const first = readOffset(text.slice(length));
  if (!first) return name ?? { length };
  length += first.length;
  const second = readOffset(text.slice(length));
  length += second?.length ?? 0;
  if (Number.isNaN(first.minutes + (second?.minutes ?? 0))) return null;
  if (second && second.minutes !== first.minutes) return { isUnknown: true, length };
  length += readName(text.slice(length), local, context)?.length ?? 0;
  // `+0300 GMT+3`
  const again = readOffset(text.slice(length));
  if (again?.minutes === first.minutes) length += again.length;
  return { offset: first.minutes, length };
}
