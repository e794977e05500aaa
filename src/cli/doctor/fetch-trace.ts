import { RefusedError, refusalReason } from '../../gateway/addresses.js';
import { type RequestOrigin, requestOriginOf } from './cors.js';
import type { MayBePrivate } from './reach.js';
import { type DoctorResponse, type Problem, problemOf, type RequestOptions, request } from './request.js';

/** One response on the way from an address to its content. */
export interface Hop extends Pick<DoctorResponse, 'status' | 'headers' | 'tls'> {
  url: string;
  requestOrigin: RequestOrigin;
}

/** The course of a fetch: its redirects, and the final response or the problem. */
export interface FetchTrace {
  /** Responses in their order; all but the last are redirects. Empty if there was none. */
  hops: Hop[];
  /** The last address that was requested. */
  url: string;
  /** Body of the last response, decompressed; if it broke off, what arrived. */
  bytes: Uint8Array;
  /** Bytes of it that were transferred. */
  wire: number;
  /** Milliseconds from the first request to the last byte. */
  time: number;
  problem: Problem | undefined;
}

/** Options of {@link traceFetch}. */
export interface FetchOptions extends Omit<RequestOptions, 'mayBePrivate'> {
  /** Origin of the page that it is fetched for. */
  origin: string;
  /** The addresses inside the network that may be requested, redirects included. */
  mayBePrivate: MayBePrivate;
}

const MAX_HOPS = 10;
const NOBODY: ReadonlySet<string> = new Set();

/** The trace of an address that was not fetched, or of a file's bytes. */
export const emptyTrace = (url: string, bytes: Uint8Array = new Uint8Array()): FetchTrace => ({
  hops: [],
  url,
  bytes,
  wire: bytes.length,
  time: 0,
  problem: undefined,
});

/** The target of a `Location`, which some servers write in UTF-8; `undefined` if it is no URL. */
function redirectTarget(location: string, base: string): URL | undefined {
  try {
    return new URL(Buffer.from(location, 'latin1').toString('utf8'), base);
  } catch {
    return undefined;
  }
}

/** Target of a hop's redirect; `undefined` if it is the last hop, a problem if its redirect cannot be followed. */
function nextUrl({ status, headers: { location } }: Hop, url: URL, hops: Hop[]): URL | Problem | undefined {
  if (!/^30[12378]$/.test(`${status}`) || !location) return undefined;
  const target = redirectTarget(location, url.href);
  if (!target || !/^https?:$/.test(target.protocol)) return { code: 'redirect-refused', sample: location };
  target.hash ||= url.hash;
  const isLoop = hops.length >= MAX_HOPS || hops.some((hop) => hop.url === target.href);
  return isLoop ? { code: 'redirect-loop', sample: `→ ${target.href}` } : target;
}

/** Fetches an address as the page of `options.origin` would, redirect by redirect. Never rejects. */
export async function traceFetch(address: string, options: FetchOptions): Promise<FetchTrace> {
  const startedAt = performance.now();
  const trace = emptyTrace(address);
  try {
    for (;;) {
      const url = new URL(trace.url);
      const requestOrigin = requestOriginOf(trace.url, options.origin, trace.hops.at(-1));
      const origin = requestOrigin.isCrossOrigin ? requestOrigin.origin : undefined;
      // The timeout is for all hops together.
      const timeout = Math.max(0, options.timeout - (performance.now() - startedAt) / 1000);
      const mayBePrivate = options.mayBePrivate(url);
      const reason = mayBePrivate ? undefined : refusalReason(url, NOBODY);
      if (reason) throw new RefusedError(reason);
      const response = await request(url, origin, { ...options, timeout, mayBePrivate });
      const { status, headers, tls, bytes, wire, problem } = response;
      const hop: Hop = { url: url.href, status, headers, tls, requestOrigin };
      trace.hops.push(hop);
      trace.wire = wire;
      const next = nextUrl(hop, url, trace.hops);
      if (!next) {
        trace.bytes = bytes;
        trace.problem = problem;
        break;
      }
      if (!(next instanceof URL)) {
        trace.problem = next;
        break;
      }
      trace.url = next.href;
    }
  } catch (error) {
    trace.problem = problemOf(error);
  }
  trace.time = performance.now() - startedAt;
  return trace;
}
