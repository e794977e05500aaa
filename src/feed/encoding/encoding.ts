/** Reads bytes that are not plain UTF-8: a chunk of its own. */
import { isGzip } from './is-gzip.js';

export { decode } from './decode.js';
export { encodingOf } from './decode-as.js';

/**
 * Decompresses gzip, which servers send without a `Content-Encoding` where the file itself is compressed. Gives other
 * bytes back as they are.
 *
 * @throws {FeedError} with the code `too-large`
 */
export const unpack = async (bytes: Uint8Array): Promise<Uint8Array> =>
  isGzip(bytes) ? (await import('./gunzip.js')).gunzip(bytes) : bytes;
