/** Encodes text as EUC-KR (KS X 1001 with Microsoft's additions); other characters become numeric references. */
let codes;

/** The encoding table, made once from `TextDecoder`: platforms decode EUC-KR but do not encode it. */
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
