/** IANA zone of dates that carry none. */
export const DEFAULT_TIME_ZONE = 'Asia/Seoul';

/** Items of a feed that are read. */
export const DEFAULT_LIMIT = 1000;

/** Milliseconds of a day. */
export const DAY_MS = 24 * 60 * 60 * 1000;
