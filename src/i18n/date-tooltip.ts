import { showDate } from './format.js';
import { intl } from './intl-cache.js';
import type { Words } from './localizer.js';

/** `대한민국 시간`; in browsers that know no such names, `GMT+9`. */
function zoneName(time: number, tag: string, timeZone?: string): string | undefined {
  for (const timeZoneName of ['shortGeneric', 'short'] as const)
    try {
      return intl('DateTimeFormat', tag, { timeZone, timeZoneName })
        .formatToParts(time)
        .find(({ type }) => type === 'timeZoneName')?.value;
    } catch {
      // No such form of names, or no such zone.
    }
  return timeZone;
}

/**
 * A date in full: a line for each zone in which the clock shows another time, with the zone's name where there
 * are several.
 *
 * @param iso RFC 3339; of a day without a time of day, `YYYY-MM-DD`
 * @param zones IANA zones; none: the reader's. Names of no zone are as the reader's.
 */
export function tooltip(iso: string, words: Words, zones: (string | undefined)[]): string {
  const time = Date.parse(iso);
  if (!iso[10]) return showDate(iso, words, 'date');
  const told = new Map<string, string | undefined>();
  for (const timeZone of zones) {
    const text = showDate(iso, words, 'datetime', timeZone);
    if (!told.has(text)) told.set(text, timeZone);
  }
  if (told.size < 2) return [...told.keys()].join();
  return [...told].map(([text, timeZone]) => `${text} (${zoneName(time, words.tag, timeZone)})`).join('\n');
}
