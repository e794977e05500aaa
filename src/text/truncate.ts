import { GRAPHEME } from './grapheme-fallback.js';
import type { PlainText } from './kinds.js';

/** Characters that take two columns (East Asian Wide), and emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ufaff\ufe30-\uff60\u{1f000}-\u{3fffd}]/u;

/** Text in which each character is a grapheme: Latin, Greek, Cyrillic, Han, kana and Hangul without marks. */
const SIMPLE =
  /^[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3030-\u3098\u309b-\u9fff가-힣\uff01-\uff60]*$/;

/** UTF-16 units of a grapheme at most; of one that is longer, the rest is not read. */
const MAX_UNITS = 40;

let segmenter: Intl.Segmenter | undefined;

/** The graphemes of a text, one after the other: segmenting takes a second a megabyte. */
function* graphemesOf(text: string): Iterable<string> {
  if (!Intl.Segmenter) {
    yield* text.match(GRAPHEME) ?? [];
    return;
  }
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Ends a text with an ellipsis: at its last space if that is near, and without punctuation before it. */
function withEllipsis(text: string): string {
  const space = text.lastIndexOf(' ');
  const end = space > text.length * 0.8 ? space : text.length;
  return `${text.slice(0, end).replace(/[\s…,.·]+$/, '')}…`;
}

/**
 * Shortens text to a width in columns: a Latin letter takes one, a Hangul syllable, a Han character and an emoji two.
 * Never splits a grapheme; ends at a space where one is near, and with `…`.
 */
export function truncate(text: PlainText, width: number): PlainText {
  // No character is wider than two columns a UTF-16 unit.
  if (text.length * 2 <= width) return text;
  const isSimple = SIMPLE.test(text.slice(0, width + 1));
  const source = text.slice(0, isSimple ? width + 1 : width * MAX_UNITS);
  let columns = 0;
  let length = 0;
  let previousLength = 0;
  for (const grapheme of isSimple ? source : graphemesOf(source)) {
    columns += WIDE.test(grapheme) ? 2 : 1;
    if (columns > width) return withEllipsis(source.slice(0, length));
    previousLength = length;
    length += grapheme.length;
  }
  // The last grapheme of `source` may be half of one.
  return source === text ? text : `${source.slice(0, previousLength)}…`;
}
