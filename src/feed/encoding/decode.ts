import { cp949 } from './cp949.js';
import { plausibility } from './plausible.js';

/** A feed's text, and how it came to it. */
export interface Decoded {
  text: string;
  /** The label it was read by: one of the WHATWG Encoding Standard, or `utf-32le`, `utf-32be`. */
  encoding: string;
  /** What the `Content-Type` and the XML declaration said, where they said anything. */
  declared: string[];
}

/** What the first bytes prove: a byte order mark, or `<` or `{` in units of 16 or 32 bits (XML 1.0, appendix F). */
const proofs: [string, ...(number | undefined)[]][] = [
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

/** What is tried where nothing is said, or what is said cannot be. */
const candidates =
  'euc-kr gb18030 big5 shift_jis euc-jp windows-1251 koi8-r windows-1252 windows-1250 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874'.split(
    ' ',
  );

/** TextDecoder does not read it. */
function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    if (point !== 0xfeff) text += point < 0x110000 ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/** Node 20 reads the bytes 0x80 to 0x9f as ISO-8859-1 does: controls. Holes are themselves. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text by a label; undefined where there is no such label. */
function decodeBy(label: string, bytes: Uint8Array): { text: string; encoding: string } | undefined {
  if (label.startsWith('utf-32')) return { text: utf32(bytes, label.endsWith('le')), encoding: label };
  try {
    const decoder = new TextDecoder(label);
    const { encoding } = decoder;
    if (encoding === 'euc-kr') return { text: cp949(decoder, bytes), encoding };
    const text = decoder.decode(bytes);
    if (encoding !== 'windows-1252') return { text, encoding };
    return { text: text.replace(/[\x80-\x9f]/g, (unit) => c1[unit.charCodeAt(0) - 128]!), encoding };
  } catch {
    return undefined;
  }
}

/** The encoding that a label means; undefined where there is no such label. */
export const encodingOf = (label: string): string | undefined => decodeBy(label, new Uint8Array())?.encoding;

/** Of the text that no ASCII holds, the share that could not be read. */
function unread(text: string): number {
  let other = 0;
  let bad = 0;
  for (const unit of text) {
    if (unit > '\x7f') other++;
    if (unit === '\ufffd') bad++;
  }
  return other && bad / other;
}

/**
 * Text of a feed's bytes. The encoding is what the first bytes prove, else that of the `Content-Type`,
 * else of the XML declaration, else UTF-8; but where the bytes are no such text and are another one,
 * they are believed.
 */
export function decode(bytes: Uint8Array, contentType = ''): Decoded {
  const proof = proofs.find(([, ...marks]) =>
    marks.every((mark, at) => (mark === undefined ? bytes[at] : bytes[at] === mark)),
  )?.[0];
  const head = decodeBy(proof ?? 'windows-1252', bytes.subarray(0, 1200))!.text;
  const declared = [
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]*encoding\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1],
  ].flatMap((label) => label?.toLowerCase() ?? []);
  if (proof) return { ...decodeBy(proof, bytes)!, declared };

  const utf8 = { text: new TextDecoder().decode(bytes), encoding: 'utf-8' };
  const said = declared
    // What is in sixteen bits would have been proved.
    .filter((label) => !/^(utf|ucs|iso-10646)/.test(label))
    .flatMap((label) => decodeBy(label, bytes) ?? []);
  const bad = unread(utf8.text);
  // Nothing but ASCII, unless it is escaped; or UTF-8, which nothing else is by chance.
  if (!bad) return { ...(/[^\0-\x7f]/.test(utf8.text) ? utf8 : (said[0] ?? utf8)), declared };
  // A few broken characters: UTF-8 that was cut.
  if (bad < 0.05) return { ...utf8, declared };

  const sample = bytes.subarray(0, 50_000);
  let best = 'utf-8';
  let most = 0;
  for (const label of new Set([...said.map(({ encoding }) => encoding), ...candidates])) {
    const text = decodeBy(label, sample)!.text;
    // What was declared is doubted for a good reason only.
    const weight = plausibility(text, label) + (said.some(({ encoding }) => encoding === label) ? 0.4 : 0);
    if (weight > most) [best, most] = [label, weight];
  }
  return { ...decodeBy(best, bytes)!, declared };
}
