import { type LabelledDates, parseLabelledDates } from './labelled-dates.js';
import { parseCommonRfc822 } from './rfc822.js';
import { isRfc3339 } from './rfc3339.js';

/** Reads a date of a feed, in whatever form. RFC 3339 stays as written; the common form of RFC 822 is read the fast way. */
export function parseFeedDate(text: string, timeZone: string): LabelledDates | undefined {
  if (isRfc3339(text)) return { iso: text };
  const iso = parseCommonRfc822(text);
  return iso ? { iso } : parseLabelledDates(text, timeZone);
}
