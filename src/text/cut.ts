/** Characters that take two columns (East Asian Wide), and emoji. */
const wide = /[\u1100-\u115f\u2e80-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u;

/**
 * Shortens text to a width counted in Latin letters, a Hangul syllable or a Han character
 * counting two. Never splits a grapheme; ends at a space where one is near, and with `…`.
 */
export function cut(text: string, width: number): string {
  // No character is wider than two columns a UTF-16 unit.
  if (text.length * 2 <= width) return text;
  let kept = '';
  // No text is read further than it can be shown.
  for (const grapheme of graphemes(text.slice(0, width * 4))) {
    width -= wide.test(grapheme) ? 2 : 1;
    if (width < 0) {
      const space = kept.lastIndexOf(' ');
      if (space > kept.length * 0.8) kept = kept.slice(0, space);
      return `${kept.replace(/[\s…,.·]+$/, '')}…`;
    }
    kept += grapheme;
  }
  return text;
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): string[] {
  // Firefox had none before 125: there, marks and joined emoji stay with what they belong to.
  if (!Intl.Segmenter) return text.match(/\P{M}(?:\u200d\P{M}|[\p{M}\p{EMod}\u200d])*/gu) ?? [];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
