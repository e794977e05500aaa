import { replaceC1Controls } from '../../text/windows-1252.js';
import { decodeCp949 } from './cp949.js';
import { plausibility } from './plausibility.js';

/** A feed's text and its encoding. */
export interface Decoded {
  text: string;
  /** Label of the encoding: one of the WHATWG Encoding Standard, or `utf-32le`, `utf-32be`. */
  encoding: string;
  /** Labels in the `Content-Type` and the XML declaration, where they name any. */
  declared: string[];
}

type DecodedText = Omit<Decoded, 'declared'>;

/**
 * First bytes that prove an encoding: a byte order mark, or `<` or `{` in units of 16 or 32 bits (XML 1.0, appendix F).
 * `undefined` stands for any byte but 0.
 */
const SIGNATURES: [encoding: string, ...bytes: (number | undefined)[]][] = [
  ['utf-32le', 0xff, 0xfe, 0, 0],
  ['utf-32be', 0, 0, 0xfe, 0xff],
  ['utf-32le', undefined, 0, 0, 0],
  ['utf-32be', 0, 0, 0, undefined],
  ['utf-16be', 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16be', 0, undefined, 0],
  ['utf-16le', undefined, 0, undefined, 0],
];

/** Encodings that are tried where none is declared, or the declared one is not plausible. */
const GUESSES =
  'euc-kr gb18030 big5 shift_jis euc-jp windows-1251 koi8-r windows-1252 windows-1250 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874'.split(
    ' ',
  );

/** Bytes that hold the XML declaration. */
const HEAD_LENGTH = 1200;
/** Bytes by which encodings are told apart. */
const SAMPLE_LENGTH = 50_000;
/** A text with fewer unreadable characters is UTF-8 that was cut. */
const MAX_REPLACEMENT_RATIO = 0.05;
/** A declared encoding is doubted for a good reason only. */
const BONUS_OF_DECLARED = 0.4;

/** UTF-32, which TextDecoder does not read. */
function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let offset = 0; offset + 3 < bytes.length; offset += 4) {
    const point = view.getUint32(offset, isLittleEndian);
    if (point !== 0xfeff) text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/** Text by an encoding's label; `undefined` if there is no such label. */
function decodeAs(label: string, bytes: Uint8Array): DecodedText | undefined {
  if (label.startsWith('utf-32')) return { text: decodeUtf32(bytes, label.endsWith('le')), encoding: label };
  try {
    const decoder = new TextDecoder(label);
    const { encoding } = decoder;
    if (encoding === 'euc-kr') return { text: decodeCp949(decoder, bytes), encoding };
    const text = decoder.decode(bytes);
    return { text: encoding === 'windows-1252' ? replaceC1Controls(text) : text, encoding };
  } catch {
    return undefined;
  }
}

/** The encoding that a label means; `undefined` if there is no such label. */
export const encodingOf = (label: string): string | undefined => decodeAs(label, new Uint8Array())?.encoding;

/** The share of a text's non-ASCII characters that could not be read. */
function replacementRatio(text: string): number {
  let other = 0;
  let replaced = 0;
  for (const character of text) {
    if (character > '\x7f') other++;
    if (character === '\ufffd') replaced++;
  }
  return other && replaced / other;
}

const hasSignature = (bytes: Uint8Array, signature: (number | undefined)[]): boolean =>
  signature.every((byte, offset) => (byte === undefined ? bytes[offset] : bytes[offset] === byte));

/** Labels in the `Content-Type` and the XML declaration, in lower case. */
function declaredLabels(contentType: string, head: string): string[] {
  const labels = [
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]*encoding\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1],
  ];
  return labels.flatMap((label) => label?.toLowerCase() ?? []);
}

/** The encoding by which bytes read most like news; UTF-8 if none does. */
function guess(bytes: Uint8Array, declared: string[]): string {
  const sample = bytes.subarray(0, SAMPLE_LENGTH);
  let best = 'utf-8';
  let highest = 0;
  for (const label of new Set([...declared, ...GUESSES])) {
    const score =
      plausibility(decodeAs(label, sample)?.text ?? '', label) +
      (declared.includes(label) ? BONUS_OF_DECLARED : 0);
    if (score > highest) {
      best = label;
      highest = score;
    }
  }
  return best;
}

/**
 * Decodes a feed's bytes. The encoding is the one that the first bytes prove, else that of the `Content-Type`, else of
 * the XML declaration, else UTF-8. Bytes that are no text in it are believed instead.
 */
export function decode(bytes: Uint8Array, contentType = ''): Decoded {
  const [proven] = SIGNATURES.find(([, ...signature]) => hasSignature(bytes, signature)) ?? [];
  const head = decodeAs(proven ?? 'windows-1252', bytes.subarray(0, HEAD_LENGTH))?.text ?? '';
  const labels = declaredLabels(contentType, head);
  const utf8: DecodedText = { text: new TextDecoder().decode(bytes), encoding: 'utf-8' };
  const as = (label: string): Decoded => ({ ...(decodeAs(label, bytes) ?? utf8), declared: labels });
  if (proven) return as(proven);
  // Encodings of 16 bits would have been proven.
  const declared = labels
    .filter((label) => !/^(utf|ucs|iso-10646)/.test(label))
    .flatMap((label) => encodingOf(label) ?? []);
  const ratio = replacementRatio(utf8.text);
  const isUtf8 = ratio > 0 ? ratio < MAX_REPLACEMENT_RATIO : /[^\0-\x7f]/.test(utf8.text);
  // No other encoding is valid UTF-8 by chance. ASCII may be escaped, as in ISO-2022-JP.
  if (isUtf8) return { ...utf8, declared: labels };
  if (!ratio) return as(declared[0] ?? 'utf-8');
  return as(guess(bytes, declared));
}
