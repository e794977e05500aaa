import type { FeedDates, OtherDateParser } from './feed-date.js';
import { parseLabelledDates } from './labelled-dates.js';
import { isPlausible } from './plausible.js';

export { parseLabelledDates };

/** Reads a date of a feed in any form but the two common ones. */
export const parseOtherDate: OtherDateParser = (text, context) => {
  const found = parseLabelledDates(text, context);
  if (!found) return undefined;
  const { iso, modified, dateOnly } = found;
  const dates: FeedDates = {};
  if (iso && isPlausible(iso)) {
    dates.iso = iso;
    if (dateOnly) dates.dateOnly = true;
  }
  if (modified && isPlausible(modified)) dates.modified = modified;
  return dates.iso || dates.modified ? dates : undefined;
};
