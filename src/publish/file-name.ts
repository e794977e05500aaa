import { fnv1a } from './hash.js';
import { isSafeName, MAX_NAME } from './safe-name.js';

/** Jamo of Revised Romanization in the order of Unicode's Hangul syllables; `-` is silent. */
const jamo = (letters: string): string[] =>
  letters.split(' ').map((letter) => (letter === '-' ? '' : letter));
const INITIALS = jamo('g kk n d tt r m b pp s ss - j jj ch k t p h');
const VOWELS = jamo('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i');
const FINALS = jamo('- k k k n n n t l k m l l l p l m p p t t ng t t k t p t');

/** Spells Hangul in Revised Romanization, syllable by syllable, without the sound changes between them. */
const romanised = (text: string): string =>
  text.normalize('NFC').replace(/[가-힣]/g, (syllable) => {
    const index = syllable.charCodeAt(0) - 0xac00;
    return [
      INITIALS[Math.floor(index / 588)],
      VOWELS[Math.floor(index / 28) % VOWELS.length],
      FINALS[index % 28],
    ].join('');
  });

/** Longest name of a section that is spelled out; of a longer one the beginning and a hash. */
const MAX_SECTION = 300;

/** A file name cut to its limit. Its hash keeps it apart from others with the same beginning. */
const cut = (fileName: string, name: string): string => {
  const hash = fnv1a(name);
  return `${fileName.slice(0, MAX_NAME - hash.length - 1).replace(/-$/, '')}-${hash}`;
};

/**
 * A file name of a section: ASCII letters, digits and hyphens, which every host and FTP client takes, 80 at most.
 * `국제뉴스` is `gukjenyuseu`. A name that holds another script than Latin and Hangul, or that is a device of Windows, is
 * `u` and its code points in hexadecimal.
 */
export function fileName(name: string): string {
  const beginning = name.slice(0, MAX_SECTION);
  const latin = romanised(beginning).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const hasOtherScript = /(?![a-z\d])[\p{L}\p{N}]/u.test(latin);
  const hyphenated = latin.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
  const isLong = name.length > MAX_SECTION || hyphenated.length > MAX_NAME;
  if (hyphenated && !hasOtherScript && (isLong || isSafeName(hyphenated)))
    return isLong ? cut(hyphenated, name) : hyphenated;
  const codePoints = Array.from(beginning.trim(), (character) => character.codePointAt(0)?.toString(16));
  const spelled = `u${codePoints.join('-')}`;
  return isLong || spelled.length > MAX_NAME ? cut(spelled, name) : spelled;
}
