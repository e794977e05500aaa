/** Accents, which belong to no script: Vietnamese has two on a letter, phonetics three. */
const TOO_MANY_ACCENTS = /(\p{sc=Zinh}{4})\p{sc=Zinh}+/gu;
/** Marks of any script, and the invisible characters that join them: Tibetan has up to nine in a stack. */
const TOO_MANY_MARKS = /([\p{M}\p{Cf}]{10})[\p{M}\p{Cf}]+/gu;

/**
 * A text with no more marks on a letter than any script has: browsers paint them over the lines around, and take
 * quadratic time to place them.
 */
export const limitMarks = (text: string): string =>
  text.replace(TOO_MANY_ACCENTS, '$1').replace(TOO_MANY_MARKS, '$1');
