/** Bytes beyond ASCII that are enough to tell encodings apart. */
const ENOUGH = 2000;
/** ASCII beside them that is kept: it may be half of a letter, and letters beside letters tell. */
const MARGIN = 3;

/** The parts of a text that are not ASCII, with some letters around them, in lines. */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  let copied = 0;
  let found = 0;
  for (let offset = 0; offset < bytes.length && found < ENOUGH; offset++) {
    if ((bytes[offset] ?? 0) < 0x80) continue;
    found++;
    const start = Math.max(copied, offset - MARGIN);
    if (start > copied) sample.push(0x0a);
    const end = Math.min(bytes.length, offset + 1 + MARGIN);
    // The copy may already hold some of the margin behind.
    for (let index = start; index < end; index++) sample.push(bytes[index] ?? 0);
    copied = end;
  }
  return Uint8Array.from(sample);
}
