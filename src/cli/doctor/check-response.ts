import { allowsOrigin } from './cors.js';
import type { FetchTrace, Hop } from './fetch-trace.js';
import type { ReportFinding } from './findings.js';
import { isLocal } from './local-address.js';
import { formatBytes, hasValidator, maxAgeOf } from './response-facts.js';

/** Milliseconds: widgets give up after the second. */
const SLOW = 3000;
const TOO_SLOW = 8000;
/** Bytes from which on compression is worth its while. */
const WORTH_COMPRESSING = 30_000;
/** Seconds for which a feed may be cached without news coming late. */
const MAX_AGE = 86_400;

const isOk = ({ status }: Hop): boolean => /^2/.test(`${status}`);

/** True if a response brought something that can be read. */
export function hasContent({ hops, bytes, problem }: FetchTrace): boolean {
  const last = hops.at(-1);
  return !!last && isOk(last) && bytes.length > 0 && problem?.code !== 'redirect-loop';
}

/** Checks the redirects and certificates on the way. */
function checkHops({ hops }: FetchTrace, report: ReportFinding): void {
  const checkedOrigins = new Set<string>();
  for (const [index, { url, tls }] of hops.entries()) {
    const { origin, host } = new URL(url);
    if (!checkedOrigins.has(origin))
      for (const [code, sample] of tls?.faults ?? []) report(code, { sample, value: host });
    checkedOrigins.add(origin);
    const target = hops[index + 1]?.url;
    if (target && url.startsWith('https:') && target.startsWith('http:'))
      report('redirect-insecure', { sample: `${url} → ${target}` });
  }
}

/** Checks how an address was reached, whatever is there: redirects, TLS, status, compression, time. */
export function checkResponse(trace: FetchTrace, report: ReportFinding): void {
  const { hops, problem, url, wire, bytes, time } = trace;
  checkHops(trace, report);
  if (problem) report(problem.code, { sample: problem.sample || undefined, value: new URL(url).host });
  const first = hops[0];
  const last = hops.at(-1);
  if (!first || !last) return;
  if (!problem && !isOk(last)) report('http-status', { value: `HTTP ${last.status}` });
  if (hops.length > 1 && !problem) report('redirected', { sample: `${first.url} → ${last.url}` });
  if (last.url.startsWith('http:') && !isLocal(last.url)) report('https-missing', { sample: last.url });
  if (!isOk(last) || problem) return;
  if (!bytes.length) report('body-empty');
  if (!last.headers['content-encoding'] && wire > WORTH_COMPRESSING)
    report('compression-missing', { sample: formatBytes(wire) });
  if (time > SLOW) report(time > TOO_SLOW ? 'too-slow' : 'slow', { value: (time / 1000).toFixed(1) });
}

/**
 * Checks whether a page may read the response.
 *
 * @param page origin of the page
 * @param isRequired false if nobody named the page: then a feed without CORS is no error
 * @returns true if it may
 */
export function checkCors(
  { hops }: FetchTrace,
  report: ReportFinding,
  page: string,
  isRequired: boolean,
): boolean {
  const index = hops.findIndex(
    ({ requestOrigin, headers }) => !allowsOrigin(requestOrigin, headers['access-control-allow-origin']),
  );
  const blocking = hops[index];
  if (!blocking) {
    const last = hops.at(-1);
    const allowed = last?.headers['access-control-allow-origin'];
    // A cache would give the copy for one page to another page, too.
    if (
      last &&
      allowed &&
      allowed !== '*' &&
      last.requestOrigin.isCrossOrigin &&
      !/origin|\*/i.test(last.headers.vary ?? '')
    )
      report('cors-without-vary', { sample: allowed });
    return true;
  }
  const { status, url, requestOrigin, headers } = blocking;
  const allowed = headers['access-control-allow-origin'];
  if (allowed?.includes(',')) report('cors-twice', { sample: allowed });
  else if (!isRequired) report('cors-none', { sample: allowed });
  else if (index < hops.length - 1) report('cors-lost-in-redirect', { sample: `${status} ${url}` });
  else if (requestOrigin.origin === 'null')
    report('cors-lost-in-redirect', { sample: `${url}: Origin: null ≠ ${allowed ?? '—'}` });
  else report('cors-missing', { sample: allowed, value: page });
  return false;
}

/** Checks for how long browsers and proxies keep the response. */
export function checkCaching(hop: Hop, report: ReportFinding): void {
  const cacheControl = hop.headers['cache-control'] ?? '';
  const maxAge = maxAgeOf(hop);
  if (/no-store/i.test(cacheControl)) report('cache-forbidden', { sample: cacheControl });
  else if (maxAge === undefined && !/no-cache/i.test(cacheControl)) report('cache-none');
  else if (maxAge !== undefined && maxAge > MAX_AGE)
    report('cache-too-long', { sample: cacheControl || `Expires: ${hop.headers.expires}` });
  else if (!hasValidator(hop)) report('cache-without-validator');
}
