import { type Decoded, decode } from '../feed/encoding/decode.js';

/** Bytes in which a page must declare its encoding (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding). */
const PRESCAN_BYTES = 1024;

/**
 * Text of an HTML page: in the `charset` of its `Content-Type`, else of its `<meta>`, else in the encoding that its
 * bytes look like.
 */
export function decodeHtml(bytes: Uint8Array, contentType = ''): Decoded {
  if (/charset/i.test(contentType)) return decode(bytes, contentType);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  return decode(bytes, label && `text/html; charset=${label}`);
}
