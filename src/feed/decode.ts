/** What the first bytes prove: a byte order mark, or `<` in sixteen bits (XML 1.0, appendix F). */
const proofs: [string, number, number][] = [
  ['utf-16be', 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
  ['utf-8', 0xef, 0xbb],
  ['utf-16be', 0, 0x3c],
  ['utf-16le', 0x3c, 0],
];

/**
 * Text of a feed's bytes. The encoding is what the first bytes prove, else that of the `Content-Type`,
 * else of the XML declaration, else UTF-8; labels are those of the WHATWG Encoding Standard (in
 * browsers `euc-kr` reads CP949; in Node 20 it does not). `Response.text()` would always read UTF-8.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const labels = [
    proofs.find(([, first, second]) => bytes[0] === first && bytes[1] === second)?.[0],
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1],
  ];
  for (const label of labels) {
    try {
      if (label) return new TextDecoder(label).decode(bytes);
    } catch {
      // An unknown label: the next one.
    }
  }
  return new TextDecoder().decode(bytes);
}
