import { decodeEntities, entityBegins } from './entities.js';
import { collapseWhitespace, hasInvisible, isSuspect } from './invisible-characters.js';
import type { HtmlSource, PlainText } from './kinds.js';
import { stripTags } from './strip-tags.js';

/** More than any line of news; keeps a 5 MB title cheap. */
const MAX_LENGTH = 20_000;

/** The mark of a cut at the end: `...`, `[…]`, `&hellip;`. */
const ELLIPSIS = /\[?(?:\.{3,}|…|&hellip;|&#8230;)+\]?[\s-]*$/;
/** A tag or a reference that was cut in half at the end. Some feeds escape twice. */
const CUT_MARKUP = /(?:<\/?[a-z]+|&(?:amp;)*(#\w{0,6}|[a-z]{0,7}))$/i;
/** The mark of a cut that {@link plainText} writes in another way. */
const OTHER_ELLIPSIS = /(\.{3}|…[ \]-])[ \]-]*$/;
/** UTF-16 units at the end of a text in which such a mark is looked for: from the start, each place would be tried. */
const ELLIPSIS_LENGTH = 30;
const MARKUP_OR_SPACES = /[<>&]| {2}/;

/** Text without the tag or reference that a cut left at its end. `wasCut`: an ellipsis stood there. */
function dropCutMarkup(text: string, wasCut: boolean): string {
  const [markup, reference] = CUT_MARKUP.exec(text.slice(-20)) ?? [];
  if (!markup) return text;
  // `AT&T` and `Q&a` are words; `&n...`, `&amp` and `&#4` are cut.
  const isCut =
    reference === undefined ||
    ((reference.length > 1 || reference === '#' || wasCut) && entityBegins(reference));
  return isCut ? text.slice(0, -markup.length) : text;
}

/** A text without the mark of a cut at its end, and white space before that. */
function withoutEllipsis(text: string): string {
  const ellipsis = ELLIPSIS.exec(text.slice(-ELLIPSIS_LENGTH))?.[0];
  return ellipsis ? text.slice(0, -ellipsis.length).trimEnd() : text;
}

const withEllipsis = (text: string): string =>
  /[.!?。！？]/.test(text.slice(-1)) ? `${text} …` : `${text}…`;

/**
 * Plain text of an HTML fragment: tags stripped, references decoded once, a reference cut in half at the end removed,
 * the marks of a cut (`...`, `[…]`) made one ellipsis, white space collapsed, invisible characters removed.
 */
export function plainText(html: HtmlSource): PlainText {
  const head = html.slice(0, MAX_LENGTH);
  const isMarkup = /[<&]/.test(head);
  const whole = (isMarkup ? stripTags(head) : head).trimEnd();
  let text = withoutEllipsis(whole);
  const wasCut = text !== whole;
  if (isMarkup) text = decodeEntities(dropCutMarkup(text, wasCut));
  text = collapseWhitespace(text);
  return wasCut && text ? withEllipsis(text) : text;
}

/** {@link plainText} of a text without white space around it, with a fast way for those that are plain already. */
export function cleanText(text: string): PlainText {
  if (isSuspect(text) && (MARKUP_OR_SPACES.test(text) || hasInvisible(text))) return plainText(text);
  const start = OTHER_ELLIPSIS.test(text.slice(-ELLIPSIS_LENGTH)) ? withoutEllipsis(text) : text;
  return start && start !== text ? withEllipsis(start) : start;
}
