import { type DecodedText, decodeAs, encodingOf } from './decode-as.js';
import { guessEncoding } from './guess-encoding.js';

/** A feed's text and its encoding. */
export interface Decoded extends DecodedText {
  /** Labels in the `Content-Type` and the XML declaration, where they name any. */
  declared: string[];
}

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

/** Bytes that hold the XML declaration, and those in which the language is looked for. */
const DECLARATION_LENGTH = 1200;
const HEAD_LENGTH = 8000;

const IS_DOUBLE_BYTE = /^(euc-kr|gbk|gb18030|big5|euc-jp|shift_jis)$/;

/** True if two bytes of an encoding of two bytes may be UTF-8 by chance: 책 is ã. Signs, such as ©, are UTF-8. */
const isDoubtful = (text: string, declared: string[]): boolean =>
  declared.some((label) => IS_DOUBLE_BYTE.test(label)) &&
  /[\xc0-\u07ff]/.test(text) &&
  !/[\x80-\xbf\u0800-\uffff]/.test(text);

const hasSignature = (bytes: Uint8Array, signature: (number | undefined)[]): boolean =>
  signature.every((byte, offset) => (byte === undefined ? bytes[offset] : bytes[offset] === byte));

/** Labels in the `Content-Type` and the XML declaration, in lower case. */
function declaredLabels(contentType: string, head: string): string[] {
  const labels = [
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]*encoding\s*=\s*["']?([\w:.-]+)/i.exec(head.slice(0, DECLARATION_LENGTH))?.[1],
  ];
  return labels.flatMap((label) => label?.toLowerCase() ?? []);
}

/** The language that RSS, Atom, JSON Feed or HTML declares, in lower case. */
const languageIn = (head: string): string =>
  /(?:\blanguage>|\blang=["']|"language"\s*:\s*")(?:\s|<!\[CDATA\[)*([a-z]{2,3}[\w-]*)/i
    .exec(head)?.[1]
    ?.toLowerCase() ?? '';

/**
 * Decodes a feed's bytes. The encoding is the one that the first bytes prove, else UTF-8 if they are valid in it, else the
 * likeliest: the `Content-Type`, the XML declaration and the feed's language weigh, most in a short text.
 */
export function decode(bytes: Uint8Array, contentType = ''): Decoded {
  const [proven] = SIGNATURES.find(([, ...signature]) => hasSignature(bytes, signature)) ?? [];
  const head = decodeAs(proven ?? 'windows-1252', bytes.subarray(0, HEAD_LENGTH))?.text ?? '';
  const labels = declaredLabels(contentType, head);
  const as = (label: string): Decoded => ({
    text: '',
    encoding: label,
    ...decodeAs(label, bytes),
    declared: labels,
  });
  if (proven) return as(proven);
  // Encodings of 16 bits would have been proven.
  const declared = labels
    .flatMap((label) => encodingOf(label) ?? [])
    .filter((label) => !/^utf-(16|32)/.test(label));
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\ufffd') || isDoubtful(text, declared))
    return as(guessEncoding(bytes, declared, languageIn(head)));
  // No other text is valid UTF-8 by chance. ASCII may be escaped, as in ISO-2022-JP.
  const isAscii = !/[^\0-\x7f]/.test(text);
  return as((isAscii && declared.find((label) => label !== 'utf-8')) || 'utf-8');
}
