/**
 * For the few feeds that use them: other encodings than UTF-8, the rarer forms of dates and, from now
 * on, the rarer names of characters.
 */
import '../text/entities-html4.js';

export { parseDate } from './dates.js';
export { decode } from './decode.js';
