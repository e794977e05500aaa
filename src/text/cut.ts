/** Characters that take two columns (East Asian Wide), and emoji. */
const wide = /[\u1100-\u115f\u2e80-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u;

/** Where there is no Intl.Segmenter (Firefox before 125): marks, jamo, flags and joined emoji stay with what they belong to. */
const grapheme =
  /(?:\p{RI}{2}|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}|^)(?:\u200d\P{M}|[\p{M}\p{EMod}\u200d])*/gu;
let segmenter: Intl.Segmenter | undefined;

/**
 * Shortens text to a width counted in Latin letters, a Hangul syllable or a Han character
 * counting two. Never splits a grapheme; ends at a space where one is near, and with `…`.
 */
export function cut(text: string, width: number): string {
  // No character is wider than two columns a UTF-16 unit.
  if (text.length * 2 <= width) return text;
  segmenter ??= Intl.Segmenter && new Intl.Segmenter();
  // Segmenting takes a second a megabyte: no more of it than can be needed.
  const read = text.slice(0, width * 40);
  let kept = '';
  let before = '';
  for (const part of segmenter?.segment(read) ?? read.match(grapheme)!) {
    const next = typeof part === 'string' ? part : part.segment;
    width -= wide.test(next) ? 2 : 1;
    if (width < 0) {
      const space = kept.lastIndexOf(' ');
      if (space > kept.length * 0.8) kept = kept.slice(0, space);
      return `${kept.replace(/[\s…,.·]+$/, '')}…`;
    }
    before = kept;
    kept += next;
  }
  // The last one may be half.
  return read === text ? text : `${before}…`;
}
