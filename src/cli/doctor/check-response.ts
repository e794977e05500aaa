import type { Note } from './codes.js';
import { allows } from './cors.js';
import { type Hop, isLocal, type Visit } from './fetch.js';

/** What is known of an answer, for the line that sums it up. */
export interface Facts {
  url: string;
  status?: number;
  /** Milliseconds until the last byte. */
  time: number;
  /** Bytes, decompressed and on the wire. */
  size: number;
  wire: number;
  contentType?: string;
  /** Of its certificate. */
  httpsUntil?: string;
  /** Pages that may read it: `*`, an origin, or none. */
  cors?: string;
  /** Seconds. */
  maxAge?: number;
  etag?: boolean;
  encoding?: string;
  /** What the feed lets others show, in words. */
  terms?: string;
  /** A page's widgets and scripts, one a line. */
  widgets?: string[];
  scripts?: string[];
}

export const kilobytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** `max-age` of a `Cache-Control`, or what `Expires` comes to. */
export function maxAgeOf({ headers }: Hop): number | undefined {
  const control = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers['cache-control'] ?? '')?.[1];
  if (control) return +control;
  const expires = Date.parse(headers.expires ?? '');
  const date = Date.parse(headers.date ?? '') || Date.now();
  return expires ? Math.max(0, Math.round((expires - date) / 1000)) : undefined;
}

export function factsOf({ url, hops, bytes, wire, time, problem }: Visit): Facts {
  const hop = problem && hops.at(-1)?.url !== url ? undefined : hops.at(-1);
  return {
    url,
    status: hop?.status,
    time: Math.round(time),
    size: bytes.length,
    wire,
    contentType: hop?.headers['content-type'],
    httpsUntil: hop?.tls?.until.toISOString().slice(0, 10),
    cors: hop?.headers['access-control-allow-origin'],
    maxAge: hop && maxAgeOf(hop),
    etag: !!(hop?.headers.etag || hop?.headers['last-modified']),
  };
}

/** Whether anything came that can be read. */
export const isGood = ({ hops, bytes, problem }: Visit): boolean =>
  !!bytes.length && /^2/.test(`${hops.at(-1)?.status}`) && problem?.code !== 'redirect-loop';

/** What is to be said of the way to an answer, whatever it holds. */
export function examineWay(made: Visit, note: Note): void {
  const { hops, problem, url, wire, bytes, time } = made;
  for (const [index, { url: from, tls }] of hops.entries()) {
    const seen = hops.slice(0, index).some((hop) => new URL(hop.url).origin === new URL(from).origin);
    if (!seen)
      for (const [code, sample] of tls?.faults ?? []) note(code, { sample, value: new URL(from).host });
    const to = hops[index + 1]?.url;
    if (to && from.startsWith('https:') && to.startsWith('http:'))
      note('redirect-insecure', { sample: `${from} → ${to}` });
  }
  if (problem) note(problem.code, { sample: problem.sample || undefined, value: new URL(url).host });
  const first = hops[0];
  const last = hops.at(-1);
  if (!first || !last) return;
  if (!problem && !/^2/.test(`${last.status}`)) note('http-status', { value: `HTTP ${last.status}` });
  if (hops.length > 1 && !problem) note('redirected', { sample: `${first.url} → ${last.url}` });
  if (last.url.startsWith('http:') && !isLocal(last.url)) note('https-missing', { sample: last.url });
  if (!/^2/.test(`${last.status}`) || problem) return;
  if (!bytes.length) note('body-empty');
  if (!last.headers['content-encoding'] && wire > 30_000)
    note('compression-missing', { sample: kilobytes(wire) });
  if (time > 8000) note('too-slow', { value: (time / 1000).toFixed(1) });
  else if (time > 3000) note('slow', { value: (time / 1000).toFixed(1) });
}

/** Whether a page may read the answer; notes where it may not. */
export function examineCors({ hops }: Visit, note: Note, page: string, asked: boolean): boolean {
  const index = hops.findIndex(
    ({ standing, headers }) => !allows(standing, headers['access-control-allow-origin']),
  );
  const last = hops.at(-1);
  const allowed = last?.headers['access-control-allow-origin'];
  if (index < 0) {
    // A copy kept for one page would be given to another.
    if (allowed && allowed !== '*' && last!.standing.foreign && !/origin|\*/i.test(last!.headers.vary ?? ''))
      note('cors-without-vary', { sample: allowed });
    return true;
  }
  const hop = hops[index]!;
  const said = hop.headers['access-control-allow-origin'];
  if (said?.includes(',')) note('cors-twice', { sample: said });
  else if (!asked) note('cors-none', { sample: said });
  else if (index < hops.length - 1) note('cors-lost-in-redirect', { sample: `${hop.status} ${hop.url}` });
  else if (hop.standing.origin === 'null')
    note('cors-lost-in-redirect', { sample: `${hop.url}: Origin: null ≠ ${said ?? '—'}` });
  else note('cors-missing', { sample: said, value: page });
  return false;
}

/** How long it is kept, by readers' browsers and on the way. */
export function examineCache(hop: Hop, note: Note): void {
  const control = hop.headers['cache-control'] ?? '';
  const age = maxAgeOf(hop);
  const validator = hop.headers.etag || hop.headers['last-modified'];
  if (/no-store/i.test(control)) note('cache-forbidden', { sample: control });
  else if (age === undefined && !/no-cache/i.test(control)) note('cache-none');
  else if (age! > 86_400) note('cache-too-long', { sample: control || `Expires: ${hop.headers.expires}` });
  else if (!validator) note('cache-without-validator');
}
