import { acceptsGzip, matchesEtag } from './content-negotiation.js';

/** Headers of every response: feeds are for the pages of any origin. */
export const COMMON_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

type Encoding = 'identity' | 'gzip';

/** A body in one encoding, with its headers. */
interface Representation {
  encoding: Encoding;
  body: Uint8Array;
  etag: string;
  /** Without `Cache-Control`. */
  headers: Record<string, string>;
}

interface Head {
  headers: Record<string, string>;
  /** Keeps Workers from compressing the body again. Other runtimes ignore this member. */
  encodeBody?: 'manual';
}

/** A feed that is serialised, hashed and compressed in advance, so that responding is cheap. */
export interface PreparedResponse {
  identity: Representation;
  /** `undefined` if compression makes it no smaller. */
  gzip: Representation | undefined;
  /** Heads for one `max-age`, in seconds: within a second, all responses have the same. */
  headCache: { maxAge: number } & Partial<Record<Encoding, Head>>;
}

const encoder = new TextEncoder();

/** The first 144 bits of SHA-256, in base64url. */
async function hash(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  return btoa(String.fromCharCode(...digest.subarray(0, 18)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

async function compress(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const represent = (encoding: Encoding, body: Uint8Array, etag: string): Representation => ({
  encoding,
  body,
  etag,
  headers: {
    ...COMMON_HEADERS,
    'Content-Type': 'application/feed+json; charset=utf-8',
    ...(encoding === 'gzip' && { 'Content-Encoding': encoding }),
    'Content-Length': `${body.length}`,
    ETag: etag,
    Vary: 'Accept-Encoding',
  },
});

/**
 * Prepares the response that serves `feed`.
 * @param previous is returned if its feed is the same
 */
export async function prepareResponse(feed: unknown, previous?: PreparedResponse): Promise<PreparedResponse> {
  const body = encoder.encode(JSON.stringify(feed));
  const digest = await hash(body);
  if (previous?.identity.etag === `"${digest}"`) return previous;
  const gzipped = await compress(body);
  return {
    identity: represent('identity', body, `"${digest}"`),
    // A strong validator identifies bytes, so that each encoding needs its own (RFC 9110, 8.8.3.3).
    gzip: gzipped.length < body.length ? represent('gzip', gzipped, `"${digest}-gz"`) : undefined,
    headCache: { maxAge: -1 },
  };
}

/** Headers of a representation with `Cache-Control`, cached for the second. */
function headOf(
  prepared: PreparedResponse,
  { encoding, headers }: Representation,
  maxAge: number,
  staleDirectives: string,
): Head {
  if (prepared.headCache.maxAge !== maxAge) prepared.headCache = { maxAge };
  prepared.headCache[encoding] ??= {
    headers: { ...headers, 'Cache-Control': `public, max-age=${maxAge}, ${staleDirectives}` },
    ...(encoding === 'gzip' && { encodeBody: 'manual' }),
  };
  return prepared.headCache[encoding];
}

/**
 * Responds to a GET or HEAD, with 304 if the client has this version.
 *
 * @param maxAge seconds
 * @param staleDirectives the rest of `Cache-Control`; the same for all responses of one feed
 */
export function respond(
  prepared: PreparedResponse,
  request: Request,
  maxAge: number,
  staleDirectives: string,
): Response {
  const { headers } = request;
  // Cloudflare asks its Workers for gzip whatever the client accepts, and leaves the client's own header here.
  const clientEncoding = (request as { cf?: { clientAcceptEncoding?: string } }).cf?.clientAcceptEncoding;
  const takesGzip = acceptsGzip(clientEncoding ?? headers.get('accept-encoding'));
  const representation = (takesGzip && prepared.gzip) || prepared.identity;
  const head = headOf(prepared, representation, maxAge, staleDirectives);
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null && matchesEtag(ifNoneMatch, representation.etag)) {
    const { 'Content-Type': _, 'Content-Length': __, 'Content-Encoding': ___, ...metadata } = head.headers;
    return new Response(null, { status: 304, headers: metadata });
  }
  return new Response(representation.body as BodyInit, head);
}

/** A response whose body is `value` in JSON. */
export function jsonResponse(value: unknown, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...COMMON_HEADERS, 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}
