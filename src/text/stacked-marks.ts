/** Marks of no script of their own, such as accents: Vietnamese has two on a letter, phonetics three. */
const ACCENTS = '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
/** Marks of all scripts, and the invisible characters that join them: Tibetan has up to nine in a stack. */
const MARKS = '\\p{M}\\u200c\\u200d\\u{e0020}-\\u{e007f}';
const TOO_MANY_ACCENTS = new RegExp(`([${ACCENTS}]{4})[${ACCENTS}]+`, 'g');
const ONE_MARK = new RegExp(`[${MARKS}]`, 'u');
const AT_END = new RegExp(`[${MARKS}]+$`, 'u');
/** UTF-16 units of the marks on a letter at most. */
const MAX_LENGTH = 20;
const TOO_MANY_MARKS = new RegExp(`([${MARKS}]{10})[${MARKS}]+`, 'gu');

/**
 * A text with no more marks on a letter than any script has: browsers paint them over the lines around, and take
 * quadratic time to place them.
 */
export const limitMarks = (text: string): string =>
  text.replace(TOO_MANY_ACCENTS, '$1').replace(TOO_MANY_MARKS, '$1');

export const hasMarks = (text: string): boolean => ONE_MARK.test(text);

/** The marks that a text ends with, on which those of a text behind it would be stacked. */
export const marksAtEnd = (text: string): string => AT_END.exec(text.slice(-MAX_LENGTH))?.[0] ?? '';
