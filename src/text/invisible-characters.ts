import { limitMarks, partLongWords } from './stacked-marks.js';
import { replaceC1Controls } from './windows-1252.js';

/**
 * Characters beyond those that Korean, Chinese, Japanese, Latin and Cyrillic news are written with. For speed: classes
 * of Unicode properties take engines ten times as long.
 */
const UNCOMMON =
  /[\u20d0-\u20ff\u0300-\u036f\0-\x1f\x7f-\xad\u0483-\u0489\u0500-\u200f\u2028-\u202f\u205f-\u206f\u3000\u302a-\u302f\u3099\u309a\ua4d0-\uabff\ud7a4-\uff00\uff5f-\uffff]/;
/** The same, markup, and double spaces: one expression, since each goes through the whole text. */
const SUSPECT = new RegExp(`[<>&]|${UNCOMMON.source}| {2}`);
/** Something that is not seen, another space than the usual one, or more marks than most letters have. */
const INVISIBLE = /[\p{C}\ufffd]|[^\S ]|\p{M}{5}/u;
const REMOVED = /(?![\t\n\f\r\u200c-\u200f\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Cs}\ufffd-\uffff]/gu;
/** A joiner that joins nothing: before a space, a Latin letter, a Hangul syllable, a Han character or the end. */
const USELESS_JOINER = /[\u200c\u200d](?=[\s\w가-힣一-鿿]|$)/g;

/** True if a text may hold markup, double spaces, or something that is not seen. */
export const isSuspect = (text: string): boolean => SUSPECT.test(text);

/** True if a text holds something that is not seen, another space than the usual one, stacked marks or an endless word. */
export const hasInvisible = (text: string): boolean =>
  UNCOMMON.test(text) && (INVISIBLE.test(text) || partLongWords(text) !== text);

/**
 * Removes what no reader should see: controls, zero-width and bidi characters, lone surrogates, marks beyond those that
 * a letter can have. Joiners stay where a script or an emoji needs them.
 */
const stripInvisible = (text: string): string =>
  // C1 controls are windows-1252 that was taken for Latin-1.
  partLongWords(limitMarks(replaceC1Controls(text).replace(REMOVED, '').replace(USELESS_JOINER, '')));

/** Makes each run of white space one space, trims, and removes invisible characters and stacked marks. */
export const collapseWhitespace = (text: string): string =>
  hasInvisible(text)
    ? stripInvisible(text)
        .replace(/\s\s+|[^\S ]/g, ' ')
        .trim()
    : text.replace(/ {2,}/g, ' ').trim();
