import { replaceC1Controls } from '../../text/windows-1252.js';

/** A part of a text that is UTF-8, or bytes that are none. */
export interface Utf8Part {
  text: string;
  /** True if the bytes are not UTF-8. */
  isBroken: boolean;
}

/** A letter of a script that windows-1252 does not write: a byte beside it is a piece of such a letter. */
const OTHER_SCRIPT = /[^\0-\u036f\u2000-\u20cf\u2100-\u214f\ud800-\udfff\ufeff\ufffd]/;
/** A letter of windows-1252 and the mark behind it, which look like the first two bytes of three. */
const LETTER_AND_MARK = /^[\xe0-\xef][\x85\x92\x94\x96\x97\xa0\xab\xbb]$/;
/** Bytes for which windows-1252 has no character. */
const UNASSIGNED = /[\x81\x8d\x8f\x90\x9d]/g;

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

/** Characters that broken bytes mean, by the characters beside them. */
function readBroken(pieces: string[], before: string, after: string): string {
  const isPiece = OTHER_SCRIPT.test(before) || OTHER_SCRIPT.test(after);
  return pieces
    .map((piece) =>
      isPiece || (piece.length > 1 && !LETTER_AND_MARK.test(piece))
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
