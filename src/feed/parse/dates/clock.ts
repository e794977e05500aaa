/** A time of day, and where it stands in the text. */
export interface Clock {
  hours: number;
  minutes: number;
  seconds: number;
  /** True if the text said am or pm. */
  hasHalf: boolean;
  /** True if full stops stand between the numbers, which may be a day's. */
  hasDots: boolean;
  start: number;
  end: number;
}

/**
 * `14:05:32`, `am 2:05`, `2:05pm`, `T14:05:32.123`, `14:05:32:123`, `14:`. Groups: the character before, am or pm before, hours,
 * minutes, seconds, am or pm behind.
 */
const COLON_CLOCK =
  /(^|\d\s?t\s?|[^a-z\d+])(?:([ap])\.?\s?m\b\.?\s*)?(\d\d?):\s?(\d\d?)?(?::\s?(\d\d?)?(?:[.,:]\d+)?)?:?(?:\s*([ap])\.?\s?m\b\.?)?/i;
/** `14.05`, `14.05.32` of Danish, Finnish and Indonesian, in the same groups. */
const DOT_CLOCK = /(^|[^\d.,/-])()([01]?\d|2[0-4])\.([0-5]\d)(?:\.([0-5]\d))?(?![\d.]|\s?[./-]\s?\d)/g;

const MAX_HOURS = 24;
const MAX_MINUTES = 59;
/** With the leap second. */
const MAX_SECONDS = 60;

/** The clock that an expression found; `undefined` if there is no such time. */
function readClock(match: RegExpMatchArray, hasDots: boolean): Clock | undefined {
  const [all, start = '', before, hour, minute = 0, second = 0, half = before] = match;
  const written = Number(hour);
  const minutes = Number(minute);
  const seconds = Number(second);
  if (written > MAX_HOURS || minutes > MAX_MINUTES || seconds > MAX_SECONDS) return undefined;
  // `14:05 PM` says the same twice.
  const isHalf = Boolean(half) && written <= 12;
  const hours = isHalf ? (written % 12) + (half?.toLowerCase() === 'p' ? 12 : 0) : written;
  const index = match.index ?? 0;
  return {
    hours,
    minutes,
    seconds,
    hasHalf: Boolean(half),
    hasDots,
    // The last digit of the day stands before a `T`.
    start: index + start.search(/t?\s?$/i),
    end: index + all.length,
  };
}

/**
 * The time of day in a text.
 *
 * @returns `undefined` if there is none, `null` if there is no such time
 */
export function findClock(text: string): Clock | null | undefined {
  const withColon = COLON_CLOCK.exec(text);
  if (withColon) return readClock(withColon, false) ?? null;
  // The day comes first: `23.11.26 14.05`.
  const withDots = [...text.matchAll(DOT_CLOCK)].at(-1);
  return withDots && readClock(withDots, true);
}
