/** The references that news text really holds; entities-html4.ts has the rest. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  middot: '·',
  ndash: '–',
  mdash: '—',
  bull: '•',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  times: '×',
};

const common = Object.keys(named);

/** Names, and code points, that were met and are not known: entities-html4.ts may know them. */
export const unknown = new Set<string>();

/** Adds names to those that {@link decodeEntities} knows. */
export function learnEntities(names: Record<string, string>): void {
  Object.assign(named, names);
}

/**
 * Decodes character references once: named ones with their semicolon, decimal and hexadecimal
 * ones with or without. Unknown names and impossible code points stay as written.
 */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(x0*[\da-f]{1,6}|0*\d{1,7});?|([a-z]\w{1,31});)/gi, (whole, code, name) => {
    const point = code && +code.replace(/^x/i, '0x');
    const key = name ?? point;
    if (Object.hasOwn(named, key)) return named[key]!;
    // References to C1 mean windows-1252 (WHATWG HTML, 13.2.5.80).
    if (name || (point > 127 && point < 160)) {
      unknown.add(key);
      return whole;
    }
    return point && point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
  });
}

/** Whether a common reference (or a numeric one) begins with this, its `&` not counted. */
export function entityBegins(start: string): boolean {
  return start[0] === '#' || common.some((name) => name.startsWith(start));
}
