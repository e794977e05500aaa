import { plainText } from '../../text/plain.js';
import { saysNothing } from './read-members.js';

/** A text that is longer says something for certain; one without markup does if it is longer than a dash. */
const MAX_BLANK = 500;
const MAX_BLANK_TEXT = 9;
/** Texts that programs write where there is none, and an address without a word. */
const FILLER =
  /^(?:none|false|nan|(?:null ?)+|no (?:description|summary|content|excerpt)(?: (?:is )?(?:available|provided))?\.?|\{\{.*\}\}|https?:\/\/\S+)$/i;
const MAX_FILLER = 300;
const MAY_BE_FILLER = /^(?:<[^<>]*>|[\s([]){0,9}(?:n(?:one|an|ull|o)\b|false|http|object|\{\{)/i;
/** HTML that begins with words, behind tags of lines and phrases. */
const BEGINS_WITH_WORDS = /^(?:\s|<(?:p|div|span|strong|b|em|h\d)\b[^<>]*>)*[^\s<&\-–—·.…]/i;
const MEDIA = /<(?:img|iframe|video|audio|embed|object|table|svg)\b/i;

/** True if a text may be one of those: a cheap test. */
export const mayBeFiller = (html: string): boolean => MAY_BE_FILLER.test(html);

/** True if HTML says something. `orShows`: pictures and other media count. */
export function isTelling(html: string, orShows = false): boolean {
  if (html.length > MAX_BLANK) return true;
  const beginsWithWords =
    html.length > MAX_BLANK_TEXT && (BEGINS_WITH_WORDS.test(html) || !/[<&]/.test(html));
  if (beginsWithWords && !mayBeFiller(html)) return true;
  if (orShows && MEDIA.test(html)) return true;
  const text = plainText(html);
  return !saysNothing(text) && !(text.length < MAX_FILLER && FILLER.test(text));
}
