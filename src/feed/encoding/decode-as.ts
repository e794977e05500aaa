import { replaceC1Controls } from '../../text/windows-1252.js';
import { decodeCp949 } from './cp949.js';
import { readMixedUtf8 } from './mixed-utf8.js';

/** A text and its encoding. */
export interface DecodedText {
  text: string;
  /** Label of the encoding: one of the WHATWG Encoding Standard, or `utf-32le`, `utf-32be`. */
  encoding: string;
}

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

/** Text in UTF-8; broken bytes are read as windows-1252 where they mean that. */
function decodeUtf8(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (!text.includes('\ufffd')) return text;
  return readMixedUtf8(bytes)
    .map((part) => part.text)
    .join('')
    .replace(/^\ufeff/, '');
}

/** Text by an encoding's label; `undefined` if there is no such label. */
export function decodeAs(label: string, bytes: Uint8Array): DecodedText | undefined {
  if (label.startsWith('utf-32')) return { text: decodeUtf32(bytes, label.endsWith('le')), encoding: label };
  try {
    const decoder = new TextDecoder(label);
    const { encoding } = decoder;
    if (encoding === 'utf-8') return { text: decodeUtf8(decoder, bytes), encoding };
    if (encoding === 'euc-kr') return { text: decodeCp949(decoder, bytes), encoding };
    const text = decoder.decode(bytes);
    return { text: encoding === 'windows-1252' ? replaceC1Controls(text) : text, encoding };
  } catch {
    return undefined;
  }
}

/** The encoding that a label means; `undefined` if there is no such label. */
export const encodingOf = (label: string): string | undefined => decodeAs(label, new Uint8Array())?.encoding;
