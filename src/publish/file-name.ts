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

/**
 * A file name of a section: ASCII letters, digits and hyphens, which every host and FTP client takes. `국제뉴스` is
 * `gukjenyuseu`. A name that holds another script than Latin and Hangul is `u` and its code points in hexadecimal.
 */
export function fileName(name: string): string {
  const latin = romanised(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const hasOtherScript = /(?![a-z\d])[\p{L}\p{N}]/u.test(latin);
  const hyphenated = latin.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
  if (hyphenated && !hasOtherScript) return hyphenated;
  const codePoints = Array.from(name.trim(), (character) => character.codePointAt(0)?.toString(16));
  return `u${codePoints.join('-')}`.slice(0, 80);
}
