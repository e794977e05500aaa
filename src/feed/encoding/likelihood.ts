/**
 * Likelihood of a text in an encoding, as a natural logarithm. Texts of the same bytes are compared by it, so a character of
 * two bytes counts once. ASCII, which is the same in all, counts nothing.
 */

import { MODELS, type Model, type Script } from './models.js';

const UNREADABLE = -12;
/** A sign that few texts hold, such as ¬ or ¾. */
const SIGN = -8;
const QUOTATION_MARK = -4;
/** A sign between two letters, except an apostrophe. */
const SIGN_WITHIN_WORD = -5;
/** A Latin letter that a language has, and one that it does not have. */
const LATIN_LETTER = -2.7;
const OTHER_LATIN_LETTER = -6;
/** A sign behind a character beyond ASCII, except what ends a quotation or a sentence. */
const SIGN_BEHIND = -3;
/** A letter and a sign that are UTF-8 in the eyes of windows-1252. */
const MISREAD_UTF8 = -12;
/** An accent or a vowel sign without a letter before it. */
const LOOSE_ACCENT = -8;
/** A Latin letter beyond ASCII behind another one, and behind two of them. */
const PAIR = -1.5;
const RUN = -4;
/** A letter of an alphabet that the encoding is not used for. */
const OTHER_ALPHABET = -8;
/** A letter of another script beside one of ASCII. */
const SCRIPTS_MIXED = -5;
/** A capital, on top of its small letter; and one within a word of small letters. */
const CAPITAL = -1;
const CAPITAL_WITHIN_WORD = -4;
/** A letter that an alphabet has beside the common ones; and how steeply the share of these falls. */
const UNCOMMON_LETTER = -8;
const FALL = 3.4;
/** A character outside the usual ones, and one that only an extension of the encoding has. */
const RARE_CHARACTER = -13;

/** A syllable of Korean that few words hold. */
const RARE_SYLLABLE = -1.5;
/** Other syllables, which are fewer than all: on top of a usual character. */
const USUAL_SYLLABLE = 0.7;
/** A letter behind a sign that opens nothing. */
const LETTER_BEHIND_SIGN = -3;

/** Parts of which a syllable is rare: consonant, vowel and final consonants by their index in Unicode's order. */
const RARE_PARTS = /^(?:1|4|8|10|13) | (?:3|7|10|15) | (?:[2356]|9|1[0-58]|2[4-6])$/;
const OPENS = /[“‘«¡¿„—–\xa0]/;
const IS_UNREADABLE = /[\ufffd\x80-\x9f\ue000-\uf8ff]/;
const IS_MARK = /[\u2010-\u203a\xa0«»·°©®€™¡¿„\u3000-\u303f\uff00-\uff1f]/;
const IS_END = /[’”»…\xa0]/;
const IS_MISREAD_UTF8 = /^(?:[ÂÃ].|â[€‚„])$/;
const IS_LETTER = /[\p{L}\p{M}]/u;
const IS_ACCENT = /\p{M}/u;
const IS_CAPITAL = /\p{Lu}/u;
const IS_LATIN = /\p{Script=Latin}/u;
const IS_ASCII_LETTER = /[a-z]/i;

/** Stands for encodings of whose languages nothing is known. */
const UNKNOWN: Model = { labels: '', script: 'latin', common: [''], languages: /^$/ };

const modelOf = (label: string): Model =>
  MODELS.find(({ labels }) => labels.split(' ').includes(label)) ?? UNKNOWN;

/** Texts of characters by the first bytes; each encoding's are decoded once. */
const usualCharacters = new Map<string, Set<string>>();

function usualOf(label: string, [first, last]: [number, number]): Set<string> {
  let usual = usualCharacters.get(label);
  if (!usual) {
    const bytes: number[] = [];
    for (let lead = first; lead <= last; lead++)
      for (let trail = label === 'shift_jis' || label === 'big5' ? 0x40 : 0xa1; trail < 0xff; trail++)
        bytes.push(lead, trail);
    usual = new Set(new TextDecoder(label).decode(Uint8Array.from(bytes)).replace(/[\0-\x7f\ufffd]/g, ''));
    usualCharacters.set(label, usual);
  }
  return usual;
}

/** Likelihood of a letter of another alphabet than the Latin one. The share of letters falls by their rank, in any of them. */
function ofLetter(letter: string, common: string): number {
  if (IS_LATIN.test(letter)) return OTHER_ALPHABET;
  const small = letter.toLowerCase();
  const rank = common.indexOf(small);
  const own = rank < 0 ? UNCOMMON_LETTER : Math.log(FALL / common.length) - (FALL * rank) / common.length;
  return own + (small === letter ? 0 : CAPITAL);
}

/** Likelihood of a syllable of Korean on top: few have a double consonant, a rare vowel, or two consonants behind. */
function ofSyllable(character: string): number {
  const index = character.charCodeAt(0) - 0xac00;
  if (index < 0 || index > 11_171) return 0;
  const parts = `${Math.floor(index / 588)} ${Math.floor(index / 28) % 21} ${index % 28}`;
  return RARE_PARTS.test(parts) ? RARE_SYLLABLE : USUAL_SYLLABLE;
}

/** Likelihood of a character of thousands. */
function ofCharacter(character: string, common: string, share: number, usual: Set<string>): number {
  if (common.includes(character)) return Math.log(share / common.length);
  if (!usual.has(character)) return RARE_CHARACTER;
  return Math.log((1 - share) / usual.size) + ofSyllable(character);
}

/** Likelihood of a letter or character by itself, for each language of an encoding. */
function byLanguage(character: string, label: string, { script, common, share = 0, usual }: Model): number[] {
  if (script === 'latin') {
    const small = character.toLowerCase();
    const capital = small === character ? 0 : CAPITAL;
    return common.map((letters) => (letters.includes(small) ? LATIN_LETTER : OTHER_LATIN_LETTER) + capital);
  }
  return common.map((characters) =>
    usual
      ? ofCharacter(character, characters, share, usualOf(label, usual))
      : ofLetter(character, characters),
  );
}

/** Likelihood that the neighbours of a letter add to it. */
function ofNeighbours(letter: string, before: string, run: number, after: string, script: Script): number {
  let sum = 0;
  if (script === 'latin') {
    if (run > 1) sum += RUN;
    else if (run > 0) sum += PAIR;
  } else if (IS_ASCII_LETTER.test(before) || IS_ASCII_LETTER.test(after)) sum += SCRIPTS_MIXED;
  if (script !== 'characters' && before > '\x7f' && !IS_LETTER.test(before) && !OPENS.test(before))
    sum += LETTER_BEHIND_SIGN;
  if (IS_ACCENT.test(letter) && !IS_LETTER.test(before)) sum += LOOSE_ACCENT;
  if (IS_CAPITAL.test(letter) && before !== before.toUpperCase()) sum += CAPITAL_WITHIN_WORD;
  return sum;
}

/** Likelihood of a sign. */
function ofSign(sign: string, before: string, after: string, script: Script): number {
  let sum = IS_MARK.test(sign) ? QUOTATION_MARK : SIGN;
  if (script === 'characters') return sum;
  if (sign !== '’' && IS_LETTER.test(before) && IS_LETTER.test(after)) sum += SIGN_WITHIN_WORD;
  if (before > '\x7f' && !IS_END.test(sign)) sum += SIGN_BEHIND;
  if (IS_MISREAD_UTF8.test(before + sign)) sum += MISREAD_UTF8;
  return sum;
}

/** Likelihood of a text that was decoded from an encoding, in the likeliest of its languages. */
export function likelihood(text: string, label: string): number {
  const model = modelOf(label);
  const { script } = model;
  const characters = [...text];
  const known = new Map<string, number[]>();
  const languages = model.common.map(() => 0);
  /** The part that is the same in all languages. */
  let sum = 0;
  let run = 0;
  for (const [index, character] of characters.entries()) {
    if (character < '\x80') {
      run = 0;
      continue;
    }
    const before = characters[index - 1] ?? '';
    const after = characters[index + 1] ?? '';
    if (IS_LETTER.test(character)) {
      const own = known.get(character) ?? byLanguage(character, label, model);
      known.set(character, own);
      for (const [language, each] of own.entries()) languages[language] = (languages[language] ?? 0) + each;
      sum += ofNeighbours(character, before, run, after, script);
      run++;
      continue;
    }
    sum += IS_UNREADABLE.test(character) ? UNREADABLE : ofSign(character, before, after, script);
    run = 0;
  }
  return sum + Math.max(...languages);
}
