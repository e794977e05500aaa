import type { OtherDateParser } from './dates/feed-date.js';

let parser: OtherDateParser | undefined;

/** The parser of dates in uncommon forms; `undefined` until its code, a chunk of its own, is there. */
export const loadedDateParser = (): OtherDateParser | undefined => parser;

/** Loads that parser. */
export async function loadDateParser(): Promise<OtherDateParser> {
  parser ??= (await import('./dates/other-date.js')).parseOtherDate;
  return parser;
}
