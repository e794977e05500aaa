/** What every answer carries: feeds are for everybody's pages. */
export const common = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Bytes in one encoding, and what is said of them. */
interface Representation {
  body: Uint8Array;
  etag: string;
  /** Without `Cache-Control`. */
  headers: Record<string, string>;
}

interface Head {
  headers: Record<string, string>;
  /** Workers would compress it again otherwise; nobody else knows the member. */
  encodeBody?: 'manual';
}

/** A feed made ready: answering is then no work. */
export interface Answer {
  identity: Representation;
  /** Nothing where it is no smaller. */
  gzip?: Representation;
  /** Of the last second: many answers a second are alike. */
  heads: { fresh: number; identity?: Head; gzip?: Head };
}

const encoder = new TextEncoder();

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

/** Makes an answer of a feed; the one from before where nothing has changed. */
export async function prepare(feed: unknown, before?: Answer): Promise<Answer> {
  const body = encoder.encode(JSON.stringify(feed));
  const tag = await hash(body);
  if (before?.identity.etag === `"${tag}"`) return before;
  const represent = (bytes: Uint8Array, etag: string, encoding?: string): Representation => ({
    body: bytes,
    etag,
    headers: {
      ...common,
      'Content-Type': 'application/feed+json; charset=utf-8',
      ...(encoding && { 'Content-Encoding': encoding }),
      'Content-Length': `${bytes.length}`,
      ETag: etag,
      Vary: 'Accept-Encoding',
    },
  });
  const zipped = await compress(body);
  return {
    identity: represent(body, `"${tag}"`),
    // A strong validator names bytes, not what they mean.
    gzip: zipped.length < body.length ? represent(zipped, `"${tag}-gz"`, 'gzip') : undefined,
    heads: { fresh: -1 },
  };
}

const wishes = new Map<string, boolean>();

/** Whether `Accept-Encoding` takes gzip, and does not like identity better (RFC 9110, 12.5.3). */
export function takesGzip(header: string | null): boolean {
  if (!header) return false;
  const known = wishes.get(header);
  if (known !== undefined) return known;
  const weights = new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part): [string, number] => {
        const [coding = '', ...parameters] = part.split(';').map((each) => each.trim());
        const weight = parameters.find((each) => /^q\s*=/.test(each))?.replace(/^q\s*=\s*/, '');
        const value = weight === undefined ? 1 : Number(weight);
        return [coding, value >= 0 && value <= 1 ? value : 0];
      }),
  );
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0;
  const takes = gzip > 0 && gzip >= (weights.get('identity') ?? 0);
  // Readers send a handful of them; whoever invents more gets no memory of ours.
  if (wishes.size < 100 && header.length < 200) wishes.set(header, takes);
  return takes;
}

/** Whether `If-None-Match` names this version; compared weakly (RFC 9110, 13.1.2). */
export const matches = (header: string, etag: string): boolean =>
  header === etag ||
  header.trim() === '*' ||
  (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((each) => each.replace(/^W\//, '') === etag);

/**
 * Answers a GET or HEAD, with 304 where the client has it.
 * @param fresh seconds for which the answer holds
 * @param after what follows in `Cache-Control`; the same for all answers of a feed
 */
export function respond(answer: Answer, request: Request, fresh: number, after: string): Response {
  const { headers } = request;
  // Cloudflare asks its Workers for gzip, whatever the client said, and leaves that here.
  const asked = (request as { cf?: { clientAcceptEncoding?: string } }).cf?.clientAcceptEncoding;
  const encoding = answer.gzip && takesGzip(asked ?? headers.get('accept-encoding')) ? 'gzip' : 'identity';
  const chosen = answer[encoding]!;
  if (answer.heads.fresh !== fresh) answer.heads = { fresh };
  const head = answer.heads[encoding] ?? {
    headers: { ...chosen.headers, 'Cache-Control': `public, max-age=${fresh}, ${after}` },
    ...(encoding === 'gzip' && { encodeBody: 'manual' }),
  };
  answer.heads[encoding] = head;
  const known = headers.get('if-none-match');
  if (known !== null && matches(known, chosen.etag)) {
    const { 'Content-Type': _, 'Content-Length': __, 'Content-Encoding': ___, ...rest } = head.headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(chosen.body as BodyInit, head);
}

/** A small answer of our own in JSON. */
export function json(value: unknown, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...common, 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}
