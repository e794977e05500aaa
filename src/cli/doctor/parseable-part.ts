/** Characters of a page that are parsed. */
const MAX_LENGTH = 5e6;
/** Start tags times the elements open around them: a parser's time grows with their product. */
const MAX_WORK = 2e6;
const MAX_DEPTH = 512;

/** Elements that need no end tag, so that many of them are no nesting. */
const CLOSED_IMPLICITLY =
  /^(p|li|d[dt]|t[dhr]|thead|tbody|option|br|hr|img|input|link|meta|source|wbr|area|col|base|embed|track|path)$/i;

/** The part of a page that a parser can read in reasonable time: all of it, unless it was made to hold parsers up. */
export function parseablePart(text: string): string {
  const part = text.slice(0, MAX_LENGTH);
  let depth = 0;
  let work = 0;
  for (const { 1: slash, 2: name = '', index } of part.matchAll(/<(\/?)([a-z][a-z\d-]{0,30})/gi)) {
    if (!CLOSED_IMPLICITLY.test(name)) depth = Math.max(0, depth + (slash ? -1 : 1));
    work += depth;
    if (work > MAX_WORK || depth > MAX_DEPTH) return text.slice(0, index);
  }
  return part;
}
