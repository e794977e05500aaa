import { parseLocalDate } from './local-date.js';
import type { ParsedDate } from './parsed-date.js';
import { isPlausible } from './plausible.js';
import { parseCommonRfc822 } from './rfc822.js';
import { isRfc3339 } from './rfc3339.js';

/** The facts about a feed that say how its dates are written. */
export interface DateContext {
  /** IANA zone of dates that carry none. */
  readonly timeZone: string;
  /** Language tag of the feed. */
  readonly language?: string | undefined;
}

/** The dates in one text. */
export interface FeedDates {
  /** RFC 3339, with the offset as given. */
  iso?: string;
  /** The date of a change (`입력 … 수정 …`), RFC 3339. */
  modified?: string;
  /** True if the text gave no time of day, or one in a zone that is not known. */
  dateOnly?: boolean;
}

/** Reads a date in an uncommon form. */
export type OtherDateParser = (text: string, context: DateContext) => FeedDates | undefined;

/** RFC 3339, as written, or of the common form of RFC 822; `undefined` of any other text. */
export const parseStandardDate = (text: string): string | undefined =>
  isRfc3339(text) ? text : parseCommonRfc822(text);

/** Reads the forms that most feeds have. */
function parseCommonDate(text: string, timeZone: string): ParsedDate | undefined {
  const iso = parseStandardDate(text);
  return iso ? { iso } : parseLocalDate(text, timeZone);
}

/**
 * Reads a date of a feed. The common forms are read here; code for all others is not in the entry, and is passed in.
 *
 * @returns `undefined` for a text that is no date, and for the zero dates of programs
 */
export function parseFeedDate(
  text: string,
  context: DateContext,
  parseOtherDate: OtherDateParser,
): FeedDates | undefined {
  const date = parseCommonDate(text, context.timeZone);
  if (!date) return parseOtherDate(text, context);
  return isPlausible(date.iso) ? date : undefined;
}
