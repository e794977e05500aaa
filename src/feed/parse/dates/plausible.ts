/** News is announced for a few years at most; what is later is the end of a database's time. */
export const MAX_YEARS_AHEAD = 10;
/** Years before are counted by programs: from their zero, the year 1, or from 1900. */
const FIRST_YEAR = '1000';

/** A clock that is set to an earlier year is wrong. */
const YEAR_OF_WRITING = 2026;

/** The last year that a date of a feed can have. */
export const lastYear = (): number => Math.max(new Date().getFullYear(), YEAR_OF_WRITING) + MAX_YEARS_AHEAD;

/** The start of all later dates. The clock is read once, since each date of a feed is compared. */
let tooLate: string | undefined;

/**
 * Days that programs write for "no date": Windows, SQL, Excel, old Macs, and Unix in the zones west and east of Greenwich.
 * The first weeks of 1970 are seconds that were taken for milliseconds.
 */
const ZERO_DAY = /^(1601-01-01|1753-01-01|1899-12-3[01]|190[04]-01-01|1969-12-31|1970-01)/;

/** No zero day is later. */
const AFTER_ZERO_DAYS = '1970-02';

/** True for a date, RFC 3339, that somebody can have meant: no zero date of a program, and none in the far future. */
export function isPlausible(iso: string): boolean {
  tooLate ??= `${lastYear() + 1}`;
  return iso > AFTER_ZERO_DAYS ? iso < tooLate : iso > FIRST_YEAR && !ZERO_DAY.test(iso);
}
