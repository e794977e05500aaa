/** Text as an old CMS sends it: EUC-KR (KS X 1001 with Microsoft's additions), what it lacks as references. */
let codes;

/** No platform writes EUC-KR, but each reads it: the table is read once from the reader. */
function table() {
  codes = new Map();
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0x81; lead <= 0xfd; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd' && !codes.has(sign)) codes.set(sign, [lead, trail]);
    }
  return codes;
}

export function toEucKr(text) {
  const known = codes ?? table();
  const bytes = [];
  for (const sign of text) {
    const point = sign.codePointAt(0);
    if (point < 0x80) bytes.push(point);
    else bytes.push(...(known.get(sign) ?? Buffer.from(`&#${point};`)));
  }
  return Buffer.from(bytes);
}
