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
const LANGUAGE = 6;

/** A byte that is windows-1252 in UTF-8, on top of its letter; a letter that was cut; and one that is whole, by length. */
const MIXED_IN = -2;
const CUT = -10;
const LETTER_OF_TWO = -4;
const LETTER_OF_THREE = -7;

function likelihoodOfUtf8(bytes: Uint8Array): number {
  let sum = 0;
  for (const { text, isBroken } of readMixedUtf8(bytes)) {
    if (isBroken) {
      const cut = text.split('\ufffd').length - 1;
      const mixedIn = text.replaceAll('\ufffd', '');
      sum += cut * CUT + mixedIn.length * MIXED_IN + likelihood(mixedIn, 'windows-1252');
    } else
      for (const character of text)
        if (character > '\x7f') sum += character < '\u0800' ? LETTER_OF_TWO : LETTER_OF_THREE;
  }
  return sum;
}

/** Encodings of a language's texts; none of English, which is in all and which templates declare. */
function isUsedFor(label: string, language: string): boolean {
  const model = MODELS.find(({ languages }) => languages.test(language));
  return Boolean(model?.labels.split(' ').includes(label));
}

/**
 * The likeliest encoding of bytes that are not valid UTF-8.
 *
 * @param declared labels of the encodings that are declared
 * @param language BCP 47 tag, or an empty text
 */
export function guessEncoding(bytes: Uint8Array, declared: string[], language: string): string {
  const sample = sampleOf(bytes);
  let best = 'utf-8';
  let highest = Number.NEGATIVE_INFINITY;
  for (const label of new Set([...declared, ...Object.keys(PRIORS)])) {
    let score = PRIORS[label] ?? 0;
    if (declared.includes(label))
      score += /^(utf-8|windows-1252)$/.test(label) ? DECLARED_BY_DEFAULT : DECLARED;
    if (isUsedFor(label, language)) score += LANGUAGE;
    score +=
      label === 'utf-8' ? likelihoodOfUtf8(sample) : likelihood(decodeAs(label, sample)?.text ?? '', label);
    if (score > highest) {
      best = label;
      highest = score;
    }
  }
  return best;
}
