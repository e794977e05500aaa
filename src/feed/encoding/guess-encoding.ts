import { decodeAs } from './decode-as.js';
import { likelihood } from './likelihood.js';
import { readMixedUtf8 } from './mixed-utf8.js';
import { MODELS } from './models.js';
import { sampleOf } from './sample.js';

/**
 * Encodings that are tried where none is declared, or bytes contradict the declared one; and how much likelier each is
 * than the rarest, as a natural logarithm.
 */
const PRIORS: Record<string, number> = {
  'utf-8': 4,
  'windows-1252': 5,
  'euc-kr': 4,
  gb18030: 3,
  'windows-1251': 3,
  shift_jis: 2,
  big5: 2,
  'windows-1250': 2,
  'iso-8859-2': 1,
  'euc-jp': 1,
  'windows-1253': 1,
  'windows-1254': 1,
  'windows-1255': 1,
  'windows-1256': 1,
  'windows-1257': 1,
  'windows-874': 1,
  'koi8-r': 0,
  'windows-1258': 0,
};

/** Weight of a declaration. UTF-8 and Latin-1 are what servers and templates declare without looking. */
const DECLARED = 25;
const DECLARED_BY_DEFAULT = 8;
/** Weight of the feed's language. */
const LANGUAGE = 10;

/** A byte that is windows-1252 in UTF-8, on top of its letter; beside a letter of UTF-8; and a letter that was cut. */
const MIXED_IN = -0.5;
const MIXED_IN_BESIDE = -4;
const CUT = -10;
/** A letter of another script behind a small one of ASCII. */
const SCRIPTS_MIXED = -9;

/** Letters of phonetics, which are a capital and a quotation mark in windows-1252: `É”`. */
const IS_PHONETIC = /[\u0180-\u01ff\u0250-\u036f]/;
/** Letters of the Latin alphabet and its signs, which are weighed as those of windows-1252 are. */
const IS_LATIN = /[\0-\u017f]/;

/** Likelihood of a character that is valid UTF-8 and not Latin: of another alphabet, or of thousands. */
function ofValid(character: string, before: string): number {
  if (IS_PHONETIC.test(character)) return -9;
  if (character < '\u0800') return -5;
  return /[a-z]/.test(before) && /\p{L}/u.test(character) ? -7 + SCRIPTS_MIXED : -7;
}

function likelihoodOfUtf8(bytes: Uint8Array): number {
  let sum = 0;
  let latin = '';
  let before = '';
  for (const { text, isBroken } of readMixedUtf8(bytes)) {
    if (isBroken && before > '\x7f') sum += MIXED_IN_BESIDE;
    for (const character of text) {
      if (character === '\ufffd' && isBroken) sum += CUT;
      else if (isBroken) sum += MIXED_IN;
      else if (!IS_LATIN.test(character)) sum += ofValid(character, before);
      latin += isBroken || IS_LATIN.test(character) ? character.replace('\ufffd', '0') : '0';
      before = character;
    }
  }
  return sum + likelihood(latin, 'windows-1252');
}

/** Labels of the encodings of a language's texts; none of English, which is in all and which templates declare. */
const encodingsOf = (language: string): string[] =>
  MODELS.find(({ languages }) => languages.test(language))?.labels.split(' ') ?? [];

/** True if some characters beyond ASCII are UTF-8. */
const holdsUtf8 = (bytes: Uint8Array): boolean =>
  readMixedUtf8(bytes).some(({ text, isBroken }) => !isBroken && /[^\0-\x7f]/.test(text));

/**
 * The likeliest encoding of bytes that are not valid UTF-8.
 *
 * @param declared labels of the encodings that are declared
 * @param language BCP 47 tag, or an empty text
 */
export function guessEncoding(bytes: Uint8Array, declared: string[], language: string): string {
  const sample = sampleOf(bytes);
  const ofLanguage = encodingsOf(language);
  if (ofLanguage.length && holdsUtf8(sample)) ofLanguage.push('utf-8');
  let best = 'utf-8';
  let highest = Number.NEGATIVE_INFINITY;
  for (const label of new Set([...declared, ...Object.keys(PRIORS)])) {
    let score = PRIORS[label] ?? 0;
    if (declared.includes(label))
      score += /^(utf-8|windows-1252)$/.test(label) ? DECLARED_BY_DEFAULT : DECLARED;
    if (ofLanguage.includes(label)) score += LANGUAGE;
    score +=
      label === 'utf-8' ? likelihoodOfUtf8(sample) : likelihood(decodeAs(label, sample)?.text ?? '', label);
    if (score > highest) {
      best = label;
      highest = score;
    }
  }
  return best;
}
