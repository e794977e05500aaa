import { decodeEntities, entityBegins } from './entities.js';
import { collapseWhitespace, hasInvisible, hasMarkupOrUncommon } from './invisible-characters.js';
import type { HtmlSource, PlainText } from './kinds.js';
import { stripTags } from './strip-tags.js';

/** More than any line of news; keeps a 5 MB title cheap. */
const MAX_LENGTH = 20_000;

/** The mark of a cut at the end: `...`, `[…]`, `&hellip;`. */
const ELLIPSIS = /\[?(?:\.{3,}|…|&hellip;|&#8230;)+\]?[\s-]*$/;
/** A tag or a reference that was cut in half at the end. Some feeds escape twice. */
const CUT_MARKUP = /(?:<\/?[a-z]+|&(?:amp;)*(#\w{0,6}|[a-z]{0,7}))$/i;
/** The mark of a cut that {@link plainText} writes in another way, and the last character of one. */
const OTHER_ELLIPSIS = /(\.{3}|…[ \]-])[ \]-]*$/;
const ENDS_OTHER_ELLIPSIS = /[. \]-]/;

/** True if {@link plainText} may change a text. */
export const needsCleaning = (text: string): boolean =>
  (hasMarkupOrUncommon(text) && (/[<>&]/.test(text) || hasInvisible(text))) ||
  text.includes('  ') ||
  // The end is looked at before: the expression would be tried at every place.
  (ENDS_OTHER_ELLIPSIS.test(text.slice(-1)) && OTHER_ELLIPSIS.test(text));

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

/**
 * Plain text of an HTML fragment: tags stripped, references decoded once, a reference cut in half at the end removed,
 * the marks of a cut (`...`, `[…]`) made one ellipsis, white space collapsed, invisible characters removed.
 */
export function plainText(html: HtmlSource): PlainText {
  const head = html.slice(0, MAX_LENGTH);
  const isMarkup = /[<&]/.test(head);
  let text = (isMarkup ? stripTags(head) : head).trimEnd();
  // Only the end is searched: from the start, the expression would be tried at every place.
  const ellipsis = ELLIPSIS.exec(text.slice(-30))?.[0] ?? '';
  if (ellipsis) text = text.slice(0, -ellipsis.length).trimEnd();
  if (isMarkup) text = decodeEntities(dropCutMarkup(text, !!ellipsis));
  text = collapseWhitespace(text);
  if (!ellipsis || !text) return text;
  return /[.!?。！？]/.test(text.slice(-1)) ? `${text} …` : `${text}…`;
}
