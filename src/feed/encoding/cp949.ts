/** Trail bytes of the syllables that KS X 1001 lacks, in order. */
function trailBytes(lead: number): number[] {
  const bytes: number[] = [];
  for (let trail = 0x41; trail < (lead < 0xa1 ? 0xff : 0xa1); trail++)
    if (trail < 0x5b || (trail > 0x60 && trail < 0x7b) || trail > 0x80) bytes.push(trail);
  return bytes;
}

let extension: Map<number, string> | undefined;

/** CP949's 8,822 syllables beyond KS X 1001: in Unicode's order, over the code space that EUC-KR leaves. */
function makeExtension(decoder: TextDecoder): Map<number, string> {
  const table = new Map<number, string>();
  const known = new Set<string>();
  for (let lead = 0xb0; lead < 0xc9; lead++)
    for (let trail = 0xa1; trail < 0xff; trail++) known.add(decoder.decode(Uint8Array.of(lead, trail)));
  let point = 0xac00;
  for (let lead = 0x81; lead < 0xc7; lead++)
    for (const trail of trailBytes(lead)) {
      while (known.has(String.fromCharCode(point))) point++;
      if (point > 0xd7a3) return table;
      table.set(lead * 256 + trail, String.fromCharCode(point++));
    }
  return table;
}

/**
 * Decodes EUC-KR with all syllables, as the WHATWG Encoding Standard defines it. Browsers' decoders read them; that of
 * Node 20 stops at KS X 1001 and makes 똠 two other characters.
 *
 * @param decoder of `euc-kr`
 */
export function decodeCp949(decoder: TextDecoder, bytes: Uint8Array): string {
  if (decoder.decode(Uint8Array.of(0x8c, 0x63)) === '똠') return decoder.decode(bytes);
  extension ??= makeExtension(decoder);
  let text = '';
  let start = 0;
  for (let offset = 0; offset < bytes.length; offset++) {
    const lead = bytes[offset] ?? 0;
    if (lead < 0x81) continue;
    const syllable = extension.get(lead * 256 + (bytes[offset + 1] ?? 0));
    if (syllable) {
      text += decoder.decode(bytes.subarray(start, offset)) + syllable;
      start = offset + 2;
    }
    offset++;
  }
  return text + decoder.decode(bytes.subarray(start));
}
