import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Undoes the codings of a `Content-Encoding` (RFC 9110, 8.4). A body that is cut gives what it holds.
 *
 * @param maxBytes of each step
 * @throws {Error} for a coding that is unknown or broken; `ERR_BUFFER_TOO_LARGE` beyond `maxBytes`
 */
export function decompress(body: Buffer, contentEncoding: string, maxBytes: number): Buffer {
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  const codings = contentEncoding.toLowerCase().split(/\s*,\s*/);
  return codings.reduceRight((bytes, coding) => {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(bytes, options);
    if (coding === 'br')
      return brotliDecompressSync(bytes, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    if (coding === 'deflate') return (hasZlibHeader(bytes) ? inflateSync : inflateRawSync)(bytes, options);
    if (!coding || coding === 'identity') return bytes;
    throw new Error(coding);
  }, body);
}

/** True for the zlib format, false for raw deflate: servers send either as `deflate` (RFC 9110, 8.4.1.2). */
const hasZlibHeader = (bytes: Buffer): boolean =>
  ((bytes[0] ?? 0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0;
