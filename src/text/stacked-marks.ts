/** Accents, which belong to no script: Vietnamese has two on a letter, phonetics three. */
const TOO_MANY_ACCENTS = /(\p{sc=Zinh}{4})\p{sc=Zinh}+/gu;
/** Marks of any script, and the invisible characters that join them: Tibetan has up to nine in a stack. */
const TOO_MANY_MARKS = /([\p{M}\p{Cf}]{10})[\p{M}\p{Cf}]+/gu;
/** UTF-16 units of a text that may hold such a word. */
const MAX_WORD = 400;
/**
 * A word that is one of no language, nor a sentence of those that write no spaces, in the scripts that join their
 * letters or have no spaces: from Arabic to Thai, Burmese, Khmer and Mongolian, and Adlam.
 */
const LONG_WORD = /[\u200c-\u200d\u0600-\u18af\ua840-\ua87f\ufb50-\ufeff\u{10ac0}-\u{1e95f}]{400}/gu;

/** A text whose endless words are parted: browsers shape such a word anew for each line of it. */
export const partLongWords = (text: string): string =>
  text.length > MAX_WORD ? text.replace(LONG_WORD, '$& ') : text;

/**
 * A text with no more marks on a letter than any script has: browsers paint them over the lines around, and take
 * quadratic time to place them.
 */
export const limitMarks = (text: string): string =>
  text.replace(TOO_MANY_ACCENTS, '$1').replace(TOO_MANY_MARKS, '$1');
