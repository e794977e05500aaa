import { replaceC1Controls } from '../../text/windows-1252.js';

/** A part of a text that is UTF-8, or bytes that are none. */
export interface Utf8Part {
  text: string;
  /** True if the bytes are not UTF-8. */
  isBroken: boolean;
}

/** A letter of a script that windows-1252 does not write: a byte beside it is a piece of such a letter, or a quotation mark. */
const OTHER_SCRIPT = /[^\0-\u036f\u2000-\u20cf\u2100-\u214f\ud800-\udfff\ufeff\ufffd]/;
/** A letter of windows-1252 and the mark behind it, which look like the first two bytes of three. */
const LETTER_AND_MARK = /^[\xe0-\xef][\x85\x92\x94\x96\x97\xa0\xab\xbb]$/;
const OPENS = /^[\x91\x93\xab]$/;
const CLOSES = /^[\x85\x92\x94\xbb]$/;
/** Bytes for which windows-1252 has no character. */
const UNASSIGNED = /[\x81\x8d\x8f\x90\x9d]/g;

const IS_CAPITAL = /^[\xc0-\xde]$/;
const IS_SMALL = /[a-z\xdf-\xff]$/;
const BEGINS_SIGN = /^[\xe2\xf0]$/;
const IS_ASCII_LETTER = /[a-z]/i;
/** Halves of an emoji as letters of their own, and a zero, as Java and old databases write UTF-8 (CESU-8). */
const SURROGATES = /\xed[\xa0-\xbf][\x80-\xbf]|\xc0\x80/;

/** Text of bytes that are CESU-8, of which halves without the other half are left out. */
const readSurrogates = (bytes: string): string =>
  bytes
    .replace(/\xed([\xa0-\xbf])([\x80-\xbf])/g, (_, second: string, third: string) =>
      String.fromCharCode(0xd000 | ((second.charCodeAt(0) & 0x3f) << 6) | (third.charCodeAt(0) & 0x3f)),
    )
    .replace(/[\x80-\xff]|\p{Cs}/gu, '\ufffd');

/** Bytes that follow a first byte in UTF-8; 0 if none begins with it. */
function trailLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 1;
  return lead < 0xf0 ? 2 : 3;
}

/** True if a byte may follow the first byte of a sequence (Unicode, table 3-7), at an index within it. */
function isTrail(byte: number, lead: number, index: number): boolean {
  if (byte < 0x80 || byte > 0xbf) return false;
  if (index > 1) return true;
  if (lead === 0xe0) return byte > 0x9f;
  if (lead === 0xed) return byte < 0xa0;
  if (lead === 0xf0) return byte > 0x8f;
  return lead !== 0xf4 || byte < 0x90;
}

/** Length of the longest part of a sequence at an offset, and true if it is whole. */
function sequenceAt(bytes: Uint8Array, offset: number): [length: number, isWhole: boolean] {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return [1, true];
  const trail = trailLength(lead);
  let length = 1;
  while (length <= trail && isTrail(bytes[offset + length] ?? 0, lead, length)) length++;
  return [length, trail > 0 && length > trail];
}

/** Bytes as the characters of those code points. */
const toLatin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** True if a piece is a mark of windows-1252 before or behind a word of another script. */
const isMark = (piece: string, isBehind: boolean, isBefore: boolean): boolean =>
  isBehind === isBefore ? false : (isBehind ? CLOSES : OPENS).test(piece);

/** True if a piece is what is left of a letter that was cut, and no letter of windows-1252. */
function isCut(piece: string, before: string, after: string): boolean {
  const isBehind = OTHER_SCRIPT.test(before);
  const isBefore = OTHER_SCRIPT.test(after);
  if (isBehind || isBefore) return !isMark(piece, isBehind, isBefore);
  if (piece.length > 1) return !LETTER_AND_MARK.test(piece);
  // No capital stands behind a small letter: these begin é, š and the like. The others begin ’, – and emoji.
  return IS_CAPITAL.test(piece)
    ? IS_SMALL.test(before)
    : BEGINS_SIGN.test(piece) && !IS_ASCII_LETTER.test(after);
}

/** Characters that broken bytes mean, by the characters beside them. */
function readBroken(pieces: string[], before: string, after: string): string {
  const bytes = pieces.join('');
  if (SURROGATES.test(bytes)) return readSurrogates(bytes);
  return pieces
    .map((piece, index) =>
      isCut(piece, pieces[index - 1] ?? before, pieces[index + 1] ?? after)
        ? '\ufffd'
        : replaceC1Controls(piece.replace(UNASSIGNED, '\ufffd')),
    )
    .join('');
}

/**
 * Reads UTF-8 that holds broken bytes. Beside Latin letters they are windows-1252, of which editors and old databases
 * leave single letters and quotation marks; beside letters of other scripts, and where a letter was cut, they are U+FFFD.
 */
export function readMixedUtf8(bytes: Uint8Array): Utf8Part[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: Utf8Part[] = [];
  let start = 0;
  let offset = 0;
  while (offset < bytes.length) {
    let [length, isWhole] = sequenceAt(bytes, offset);
    if (isWhole) {
      offset += length;
      continue;
    }
    const text = decoder.decode(bytes.subarray(start, offset));
    const pieces: string[] = [];
    while (!isWhole && offset < bytes.length) {
      pieces.push(toLatin1(bytes.subarray(offset, offset + length)));
      offset += length;
      [length, isWhole] = sequenceAt(bytes, offset);
    }
    const after = decoder.decode(bytes.subarray(offset, offset + length));
    parts.push(
      { text, isBroken: false },
      { text: readBroken(pieces, text.slice(-1), after.slice(0, 1)), isBroken: true },
    );
    start = offset;
  }
  parts.push({ text: decoder.decode(bytes.subarray(start)), isBroken: false });
  return parts;
}
