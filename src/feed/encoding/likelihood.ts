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
/** A Latin letter that the languages of an encoding do not have, and the least number over which those are spread that they have. */
const OTHER_LATIN_LETTER = -6;
const MIN_LATIN_LETTERS = 20;
/** A Latin letter beyond ASCII behind another one, and behind two of them. */
const PAIR = -1.5;
const RUN = -5;
/** A letter of an alphabet that the encoding is not used for. */
const OTHER_ALPHABET = -8;
/** A letter of another script beside one of ASCII. */
const SCRIPTS_MIXED = -5;
/** A capital within a word of small letters. */
const CAPITAL_WITHIN_WORD = -4;
/** Share of capitals and of less common letters is spread over so many. */
const ALPHABET_SIZE = 45;
/** A character outside the usual ones, and one that only an extension of the encoding has. */
const RARE_CHARACTER = -13;

const IS_UNREADABLE = /[\ufffd\x80-\x9f\ue000-\uf8ff]/;
const IS_MARK = /[\u2010-\u203a\xa0«»·°©®€™¡¿„\u3000-\u303f\uff00-\uff1f]/;
const IS_LETTER = /[\p{L}\p{M}]/u;
const IS_CAPITAL = /\p{Lu}/u;
const IS_LATIN = /\p{Script=Latin}/u;
const IS_ASCII_LETTER = /[a-z]/i;

const modelOf = (label: string): Model | undefined =>
  MODELS.find(({ labels }) => labels.split(' ').includes(label));

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

/** Logarithm of the probability of a single letter or character. */
function logProbability(character: string, label: string, model: Model | undefined): number {
  if (!model) return IS_LETTER.test(character) ? OTHER_LATIN_LETTER : SIGN;
  const { script, common, share, usual } = model;
  if (script === 'latin')
    return common.includes(character.toLowerCase())
      ? -Math.log(Math.max(common.length, MIN_LATIN_LETTERS))
      : OTHER_LATIN_LETTER;
  if (common.includes(character)) return Math.log(share / common.length);
  if (usual) {
    const characters = usualOf(label, usual);
    return characters.has(character) ? Math.log((1 - share) / characters.size) : RARE_CHARACTER;
  }
  return IS_LATIN.test(character) ? OTHER_ALPHABET : Math.log((1 - share) / ALPHABET_SIZE);
}

/** What the neighbours of a letter add to its likelihood. */
function ofNeighbours(letter: string, before: string, run: number, after: string, script: Script): number {
  let sum = 0;
  if (script === 'latin') {
    if (run > 1) sum += RUN;
    else if (run > 0) sum += PAIR;
  } else if (IS_ASCII_LETTER.test(before) || IS_ASCII_LETTER.test(after)) sum += SCRIPTS_MIXED;
  if (IS_CAPITAL.test(letter) && before !== before.toUpperCase()) sum += CAPITAL_WITHIN_WORD;
  return sum;
}

/** Likelihood of a text that was decoded from an encoding. */
export function likelihood(text: string, label: string): number {
  const model = modelOf(label);
  const script = model?.script ?? 'latin';
  const characters = [...text];
  const known = new Map<string, number>();
  let sum = 0;
  let run = 0;
  for (const [index, character] of characters.entries()) {
    if (character < '\x80') {
      run = 0;
      continue;
    }
    const before = characters[index - 1] ?? '';
    const after = characters[index + 1] ?? '';
    if (IS_UNREADABLE.test(character)) sum += UNREADABLE;
    else if (!IS_LETTER.test(character)) {
      sum += IS_MARK.test(character) ? QUOTATION_MARK : SIGN;
      if (character !== '’' && script !== 'characters' && IS_LETTER.test(before) && IS_LETTER.test(after))
        sum += SIGN_WITHIN_WORD;
    } else {
      const own = known.get(character) ?? logProbability(character, label, model);
      known.set(character, own);
      sum += own + ofNeighbours(character, before, run, after, script);
      run++;
      continue;
    }
    run = 0;
  }
  return sum;
}
