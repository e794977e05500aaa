/** Encodings and validators that a request accepts (RFC 9110, 12 and 13). */

/** Results of {@link acceptsGzip} by header: browsers send a handful of different ones. */
const gzipAcceptance = new Map<string, boolean>();
const MAX_CACHED_HEADERS = 100;
const MAX_CACHED_LENGTH = 200;

/** Codings of an `Accept-Encoding` with their weights, 0 to 1. A weight that cannot be read counts as 0. */
function codingWeights(header: string): Map<string, number> {
  return new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part): [string, number] => {
        const [coding = '', ...parameters] = part.split(';').map((each) => each.trim());
        const parameter = parameters.find((each) => /^q\s*=/.test(each));
        const weight = parameter === undefined ? 1 : Number(parameter.replace(/^q\s*=\s*/, ''));
        return [coding, weight >= 0 && weight <= 1 ? weight : 0];
      }),
  );
}

/** True if an `Accept-Encoding` allows gzip and does not prefer identity (RFC 9110, 12.5.3). */
export function acceptsGzip(header: string | null): boolean {
  if (!header) return false;
  const cached = gzipAcceptance.get(header);
  if (cached !== undefined) return cached;
  const weights = codingWeights(header);
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0;
  const accepts = gzip > 0 && gzip >= (weights.get('identity') ?? 0);
  // Bounded, so that a client which invents headers fills no memory.
  if (gzipAcceptance.size < MAX_CACHED_HEADERS && header.length < MAX_CACHED_LENGTH)
    gzipAcceptance.set(header, accepts);
  return accepts;
}

/** True if an `If-None-Match` names `etag`, by weak comparison (RFC 9110, 13.1.2). */
export const matchesEtag = (header: string, etag: string): boolean =>
  header === etag ||
  header.trim() === '*' ||
  (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((each) => each.replace(/^W\//, '') === etag);
