import { missing } from './missing.js';

/** Characters that take two columns (East Asian Wide), and emoji. */
const wide = /[\u1100-\u115f\u2e80-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u;

/** Where there is no Intl.Segmenter (Firefox before 125); graphemes.ts has what is right. */
let graphemes = /./gsu;

/** From now on, this is what {@link cut} takes for a grapheme where the engine does not say. */
export function learnGraphemes(pattern: RegExp): void {
  graphemes = pattern;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Shortens text to a width counted in Latin letters, a Hangul syllable or a Han character
 * counting two. Never splits a grapheme; ends at a space where one is near, and with `…`.
 */
export function cut(text: string, width: number): string {
  // No character is wider than two columns a UTF-16 unit.
  if (text.length * 2 <= width) return text;
  if (Intl.Segmenter) segmenter ??= new Intl.Segmenter();
  else missing.any = true;
  // Segmenting takes a second a megabyte: no more of it than can be needed.
  const read = text.slice(0, width * 40);
  let kept = '';
  let before = '';
  for (const part of segmenter?.segment(read) ?? read.match(graphemes)!) {
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
