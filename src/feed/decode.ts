/**
 * Text of a feed's bytes. The encoding is that of the byte order mark, else of the `Content-Type`,
 * else of the XML declaration, else UTF-8; labels are those of the WHATWG Encoding Standard
 * (`euc-kr` reads CP949). `Response.text()` would always read UTF-8.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  const [a, b] = bytes;
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const labels = [
    a === 0xfe && b === 0xff
      ? 'utf-16be'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xef && b === 0xbb
          ? 'utf-8'
          : '',
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
