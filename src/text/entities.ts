import { missing } from './missing.js';

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
};

const common = Object.keys(named);

/** Adds names to those that {@link decodeEntities} knows. */
export function learnEntities(names: Record<string, string>): void {
  Object.assign(named, names);
}

/**
 * Decodes character references once: named ones with their semicolon, decimal and hexadecimal
 * ones with or without. Unknown names and impossible code points stay as written.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  // First those that escaped HTML is full of, the fast way: none of them makes another reference.
  const simple = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  if (!simple.includes('&')) return simple;
  let halves = false;
  const decoded = simple.replace(
    /&(?:#(x0*[\da-f]{1,6}|0*\d{1,7});?|([a-z]\w{1,31});)/gi,
    (whole, code, name) => {
      const point = code && +code.replace(/^x/i, '0x');
      const key = name ?? point;
      if (Object.hasOwn(named, key)) return named[key]!;
      // References to C1 mean windows-1252 (WHATWG HTML, 13.2.5.80).
      if (name || (point > 127 && point < 160)) {
        missing.any = true;
        return whole;
      }
      if (point > 0xd7ff && point < 0xe000) halves = true;
      return point && point < 0x110000 ? String.fromCodePoint(point) : '';
    },
  );
  // Some write an emoji as its two surrogates; a lone one is nothing to be seen.
  return halves ? decoded.replace(/\p{Cs}/gu, '') : decoded;
}

/** Whether a common reference (or a numeric one) begins with this, its `&` not counted. */
export function entityBegins(start: string): boolean {
  return start[0] === '#' || common.some((name) => name.startsWith(start));
}
