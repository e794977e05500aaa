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

/** A feed made ready: answering is then no work. */
export interface Answer {
  identity: Representation;
  /** Nothing where it is no smaller. */
  gzip?: Representation;
  /** Heads of the last second: many answers a second are alike. */
  heads: { control: string; made: Map<Representation, Record<string, string>> };
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
    heads: { control: '', made: new Map() },
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

/** Answers a GET or HEAD, with 304 where the client has it. */
export function respond(answer: Answer, request: Request, control: string): Response {
  const { headers } = request;
  // Cloudflare asks its Workers for gzip, whatever the client said, and leaves that here.
  const asked = (request as { cf?: { clientAcceptEncoding?: string } }).cf?.clientAcceptEncoding;
  const zipped = answer.gzip && takesGzip(asked ?? headers.get('accept-encoding'));
  const chosen = zipped ? answer.gzip! : answer.identity;
  const { heads } = answer;
  if (heads.control !== control) {
    heads.control = control;
    heads.made.clear();
  }
  let head = heads.made.get(chosen);
  if (!head) {
    head = { ...chosen.headers, 'Cache-Control': control };
    heads.made.set(chosen, head);
  }
  const known = headers.get('if-none-match');
  if (known !== null && matches(known, chosen.etag)) {
    const { 'Content-Type': _, 'Content-Length': __, 'Content-Encoding': ___, ...rest } = head;
    return new Response(null, { status: 304, headers: rest });
  }
  // Workers would compress it again otherwise; nobody else knows the member.
  const init = { headers: head, ...(zipped && { encodeBody: 'manual' }) };
  return new Response(chosen.body as BodyInit, init);
}

/** A small answer of our own in JSON. */
export function json(value: unknown, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...common, 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}
