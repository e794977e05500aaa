/**
 * Characters that a terminal or a log viewer obeys or hides: controls (C0 and C1), line separators, bidi controls and
 * other format characters. The joiners of emoji and of Persian are left.
 */
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text as one line that a terminal prints as it is: white space collapsed, controls replaced. */
export const toLine = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().replace(UNPRINTABLE, '\ufffd');

/** A text of several lines that a terminal prints as they are. */
export const toLines = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => (character === '\n' ? character : '\ufffd'));

/** JSON that a terminal prints as it is: what it would obey is escaped, so that the value stays the same. */
export const toPrintableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(UNPRINTABLE, (character) =>
    character === '\n'
      ? character
      : Array.from(
          { length: character.length },
          (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
