/** The rarer forms of dates and, from now on, the rarer names of characters: for the feeds that use them. */
import '../text/entities-html4.js';

export { parseDate } from './dates.js';
