import type { FetchTrace, Hop } from './fetch-trace.js';

/** Facts about a response, for the line that sums it up and for `--json`. */
export interface ResponseFacts {
  url: string;
  status?: number | undefined;
  /** Milliseconds until the last byte. */
  time: number;
  /** Bytes after decompression. */
  size: number;
  /** Bytes that were transferred. */
  wire: number;
  contentType?: string | undefined;
  /** Last day of the certificate (`2026-11-24`). */
  httpsUntil?: string | undefined;
  /** Pages that may read it: `*` or an origin. */
  cors?: string | undefined;
  /** Seconds. */
  maxAge?: number | undefined;
  /** True if the response has a validator. */
  etag?: boolean;
  encoding?: string;
  /** A sentence about what the feed lets others show. */
  terms?: string | undefined;
  /** A page's widgets and scripts, one a line. */
  widgets?: string[];
  scripts?: string[];
}

/** A size for people: `12 kB`, `1.5 MB`. */
export const formatBytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** Seconds of `Cache-Control: max-age`, or until `Expires`; `undefined` without either. */
export function maxAgeOf({ headers }: Hop): number | undefined {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers['cache-control'] ?? '')?.[1];
  if (maxAge) return Number(maxAge);
  const expires = Date.parse(headers.expires ?? '');
  const date = Date.parse(headers.date ?? '') || Date.now();
  return expires ? Math.max(0, Math.round((expires - date) / 1000)) : undefined;
}

/** True if the response has an `ETag` or a `Last-Modified`. */
export const hasValidator = ({ headers }: Hop): boolean => !!(headers.etag || headers['last-modified']);

/** The facts of a trace. Those of its last response are left out if a further request got none. */
export function factsOf({ url, hops, bytes, wire, time, problem }: FetchTrace): ResponseFacts {
  const lastHop = hops.at(-1);
  const hop = problem && lastHop?.url !== url ? undefined : lastHop;
  return {
    url,
    status: hop?.status,
    time: Math.round(time),
    size: bytes.length,
    wire,
    contentType: hop?.headers['content-type'],
    httpsUntil: hop?.tls?.validUntil.toISOString().slice(0, 10),
    cors: hop?.headers['access-control-allow-origin'],
    maxAge: hop && maxAgeOf(hop),
    etag: !!hop && hasValidator(hop),
  };
}
