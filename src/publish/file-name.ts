const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'
  .split(' ')
  .map((each) => (each === '-' ? '' : each));
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'
  .split(' ')
  .map((each) => (each === '-' ? '' : each));

/** Hangul by Revised Romanization, syllable for syllable: a name that is read, not one that is pronounced. */
const romanised = (text: string): string =>
  text.normalize('NFC').replace(/[가-힣]/g, (syllable) => {
    const code = syllable.charCodeAt(0) - 0xac00;
    return initials[Math.floor(code / 588)]! + vowels[Math.floor(code / 28) % 21] + finals[code % 28];
  });

/** A name of letters, digits and hyphens, which every host and FTP client takes: `국제뉴스` is `gukjenyuseu`. */
export function fileName(name: string): string {
  const latin = romanised(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // What has another script is spelt by its code points: it could be anything.
  const other = /(?![a-z\d])[\p{L}\p{N}]/u.test(latin);
  const plain = latin.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
  if (plain && !other) return plain;
  const points = Array.from(name.trim(), (sign) => sign.codePointAt(0)!.toString(16));
  return `u${points.join('-')}`.slice(0, 80);
}
