import { plainText } from '../../text/plain.js';
import { saysNothing } from './read-members.js';

/** A text that is longer says something for certain; one without markup does if it is longer than a dash. */
const MAX_BLANK = 500;
const MAX_BLANK_TEXT = 9;
/** HTML that begins with words, behind tags of lines and phrases. */
const BEGINS_WITH_WORDS = /^(?:\s|<(?:p|div|span|strong|b|em|h\d)\b[^<>]*>)*[^\s<&\-–—·.…]/i;
const MEDIA = /<(?:img|iframe|video|audio|embed|object|table|svg)\b/i;

/** True if HTML says something. `orShows`: pictures and other media count. */
export function isTelling(html: string, orShows = false): boolean {
  if (html.length > MAX_BLANK) return true;
  if (html.length > MAX_BLANK_TEXT && (BEGINS_WITH_WORDS.test(html) || !/[<&]/.test(html))) return true;
  return (orShows && MEDIA.test(html)) || !saysNothing(plainText(html));
}
