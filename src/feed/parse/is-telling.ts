import { plainText } from '../../text/plain.js';
import { saysNothing } from './read-members.js';

/** A text that is longer says something for certain; one without markup does if it is longer than a dash. */
const MAX_BLANK = 500;
const MAX_BLANK_TEXT = 9;
const MEDIA = /<(?:img|iframe|video|audio|embed|object|table|svg)\b/i;

/** True if HTML says something. `orShows`: pictures and other media count. */
export function isTelling(html: string, orShows = false): boolean {
  if (html.length > MAX_BLANK || (html.length > MAX_BLANK_TEXT && !/[<&]/.test(html))) return true;
  return (orShows && MEDIA.test(html)) || !saysNothing(plainText(html));
}
