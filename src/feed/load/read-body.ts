/**
 * Reads a response's body. Bytes are counted while they arrive, after decompression: a small gzip can hold 200 MB.
 *
 * @param signal ends the reading where the body does not heed its request's signal
 * @returns `undefined` if the body has more than `maxBytes`; its rest is not read
 */
export async function readBody(
  { body }: Pick<Response, 'body'>,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  // The promise is not awaited: a stream that never ends may not settle it.
  const cancel = (): void => void reader.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > maxBytes) {
      cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
