import { createHash } from 'node:crypto';

/** `sha384-…` of a file. */
export const sha384 = (bytes: Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** A hash in base64, also if it was written in base64url. */
export const toBase64 = (hash: string): string => hash.replaceAll('-', '+').replaceAll('_', '/');

/**
 * True if a file is one that an `integrity` attribute allows (https://www.w3.org/TR/SRI/): of its hashes, only those of
 * the strongest algorithm count. Without a hash it allows every file.
 */
export function matchesIntegrity(integrity: string, bytes: Uint8Array): boolean {
  const hashes = [...integrity.matchAll(/(sha(?:256|384|512))-([\w+/-]+=*)/g)].map(
    ([, algorithm = '', hash = '']) => ({ algorithm, hash: toBase64(hash) }),
  );
  const strongest = hashes
    .map(({ algorithm }) => algorithm)
    .sort()
    .at(-1);
  if (!strongest) return true;
  const actual = createHash(strongest).update(bytes).digest('base64');
  return hashes.some(({ algorithm, hash }) => algorithm === strongest && hash === actual);
}
