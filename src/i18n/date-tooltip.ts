import { formatDate, isDateOnly } from './format.js';
import { cachedIntl } from './intl-cache.js';
import type { Localizer } from './localizer.js';

/** The name of a zone: `대한민국 시간`; `GMT+9` in browsers without such names; an unknown zone's name as it is. */
function zoneName(time: number, tag: string, timeZone?: string): string | undefined {
  for (const timeZoneName of ['shortGeneric', 'short'] as const)
    try {
      return cachedIntl('DateTimeFormat', tag, { timeZone, timeZoneName })
        .formatToParts(time)
        .find(({ type }) => type === 'timeZoneName')?.value;
    } catch {
      // The browser does not know `shortGeneric` (Safari before 15.4), or the zone.
    }
  return timeZone;
}

/**
 * A date in full: one line for each different time that clocks of the zones show, with the zone's name if there
 * are several lines.
 *
 * @param iso RFC 3339, or `YYYY-MM-DD`
 * @param zones IANA zones; `undefined`, or a name of no zone: the reader's
 */
export function dateTooltip(iso: string, localizer: Localizer, zones: (string | undefined)[]): string {
  if (isDateOnly(iso)) return formatDate(iso, localizer, 'date');
  const zonesByText = new Map<string, string | undefined>();
  for (const timeZone of zones) {
    const text = formatDate(iso, localizer, 'datetime', timeZone);
    if (!zonesByText.has(text)) zonesByText.set(text, timeZone);
  }
  const lines = [...zonesByText];
  if (lines.length < 2) return lines.map(([text]) => text).join('');
  return lines
    .map(([text, timeZone]) => `${text} (${zoneName(Date.parse(iso), localizer.tag, timeZone)})`)
    .join('\n');
}
