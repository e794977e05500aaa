/**
 * For the few feeds that need it: other encodings than UTF-8, the rarer forms of dates, terms and,
 * from now on, the rarer names of characters.
 */
import '../text/entities-html4.js';
import { parseDate } from './dates.js';
import type { Repair } from './normalise.js';
import { applyTerms } from './terms.js';

export { decode } from './decode.js';

export const repair: Pick<Repair, 'date' | 'terms'> = { date: parseDate, terms: applyTerms };
