import { readBody } from '../load/read-body.js';
import { FeedError } from '../model/feed-error.js';
import { isGzip } from './is-gzip.js';

/** Bytes of a feed after decompression: as many as `loadFeed` takes by default. */
const MAX_BYTES = 5_000_000;
/** Bytes that are decompressed in one step, to no more than a thousand times as many. */
const STEP = 4096;
/** Compressions that lie within each other: of the file, and of the answer. */
const MAX_LAYERS = 2;

/** Writes bytes step by step, so that a small file cannot fill the memory before its output is counted. */
async function writeInSteps(bytes: Uint8Array, stream: WritableStream<BufferSource>): Promise<void> {
  const writer = stream.getWriter();
  for (let start = 0; start < bytes.length; start += STEP)
    await writer.write(bytes.slice(start, start + STEP));
  // A stream that fails drops the output that waits in it: what came before the break is read first.
  await new Promise((resolve) => setTimeout(resolve));
  await writer.close();
}

/** A stream's chunks up to its end, or to the fault that ends it. */
function untilFault(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { value } = await reader.read().catch(() => ({ value: undefined }));
      if (value) controller.enqueue(value);
      else controller.close();
    },
    cancel: () => reader.cancel(),
  });
}

async function decompress(bytes: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  // The reading side is told of the fault.
  writeInSteps(bytes, writable).catch(() => {});
  const unpacked = await readBody({ body: untilFault(readable) }, MAX_BYTES);
  if (!unpacked) throw new FeedError('too-large', `Over ${MAX_BYTES} bytes`);
  return unpacked;
}

/**
 * Decompresses gzip. A file that breaks off gives the bytes before the break.
 *
 * @returns the bytes themselves where they are not gzip, or the browser has no `DecompressionStream`
 * @throws {FeedError} with the code `too-large`
 */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  let unpacked = bytes;
  for (let layer = 0; layer < MAX_LAYERS && isGzip(unpacked); layer++) {
    if (typeof DecompressionStream === 'undefined') return bytes;
    unpacked = await decompress(unpacked);
  }
  return unpacked;
}
