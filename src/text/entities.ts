/** The references that news text really holds; the rest of HTML 4 comes with the XML formats. */
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

/** Names that were met and are not known: the rest of HTML 4 may know them. */
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
  return text.replace(/&(?:#(x[\da-f]{1,6}|\d{1,7});?|([a-z]\w{1,31});)/gi, (whole, code, name) => {
    if (name) {
      if (Object.hasOwn(named, name)) return named[name]!;
      unknown.add(name);
      return whole;
    }
    const point = +code.replace(/^x/i, '0x');
    // WHATWG HTML 13.2.5.80: C1 references mean windows-1252.
    if (point > 127 && point < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(point));
    return point && point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
  });
}

/** Whether a known reference (or a numeric one) begins with this, its `&` not counted. */
export function entityBegins(start: string): boolean {
  return start[0] === '#' || Object.keys(named).some((name) => name.startsWith(start));
}
