import { html4Entity } from './html4-entities.js';
import { replaceC1Controls } from './windows-1252.js';

/** The named references that news text is full of. The others are those of HTML 4. */
const COMMON = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['middot', '·'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['bull', '•'],
]);

/** `&name;`, `&#123;`, `&#x7b;`; the semicolon of a numeric one may be missing. */
const REFERENCE = /&(?:#(x0*[\da-f]{1,6}|0*\d{1,7});?|([a-z]\w{1,31});)/gi;
const MAX_CODE_POINT = 0x10ffff;

const isC1 = (point: number): boolean => point > 0x7f && point < 0xa0;

/** The character of a numeric reference; empty for those that no text may hold. */
function characterOf(code: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
  if (!point || point > MAX_CODE_POINT) return '';
  const character = String.fromCodePoint(point);
  if (!isC1(point)) return character;
  // References to C1 mean windows-1252 (WHATWG HTML, 13.2.5.80).
  const meant = replaceC1Controls(character);
  return meant === character ? '' : meant;
}

/** Decodes references of any kind. */
function decodeAny(text: string): string {
  let hasSurrogates = false;
  const decoded = text.replace(REFERENCE, (written: string, code?: string, name?: string) => {
    if (name) return COMMON.get(name) ?? html4Entity(name) ?? written;
    const character = characterOf(code ?? '');
    hasSurrogates ||= character >= '\ud800' && character < '\ue000';
    return character;
  });
  // An emoji may be written as its two surrogates. A lone one is not seen.
  return hasSurrogates ? decoded.replace(/\p{Cs}/gu, '') : decoded;
}

/**
 * Decodes character references once. Unknown names stay as written, impossible code points vanish.
 */
export function decodeEntities(text: string): string {
  let decoded = '';
  let copied = 0;
  // The fast way, for texts in which all references are common ones.
  for (let start = text.indexOf('&'); start >= 0; start = text.indexOf('&', copied)) {
    const end = text.indexOf(';', start);
    const character = end < 0 ? undefined : COMMON.get(text.slice(start + 1, end));
    if (character === undefined) return decodeAny(text);
    decoded += text.slice(copied, start) + character;
    copied = end + 1;
  }
  return copied ? decoded + text.slice(copied) : text;
}

/** True if a common reference, or a numeric one, begins with this; the `&` is not part of it. */
export function entityBegins(start: string): boolean {
  return start.startsWith('#') || [...COMMON.keys()].some((name) => name.startsWith(start));
}
