import { allowsOrigin } from './cors.js';
import { allowsChunk, allowsScript, type Policy } from './csp.js';
import type { FetchTrace, Hop } from './fetch-trace.js';
import type { ReportFinding } from './findings.js';
import { isLocal } from './local-address.js';
import { isClassic, type PageScript } from './page-scripts.js';
import type { CheckContext } from './report.js';
import { matchesIntegrity, sha384 } from './subresource-integrity.js';
import { blockingFault } from './tls.js';

/** The properties of a page that decide whether its scripts and feeds may load. */
export interface PageSettings {
  /** Origin; `null` for a file. */
  self: string;
  isHttps: boolean;
  /** True if the page's http addresses are fetched by https. */
  upgradesInsecure: boolean;
  policies: Policy[];
  /** `sha384-…` of this version's script files, by name. */
  hashes: Record<string, string>;
}

/** JavaScript MIME types (https://mimesniff.spec.whatwg.org/#javascript-mime-type). */
const SCRIPT_TYPE = /^(text|application)\/(x-)?(java|ecma|live|j)script([\d.]*)\s*(;|$)/i;
/** Types that are no script even without `nosniff` (https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type?). */
const NEVER_SCRIPT = /^(image|audio|video)\/|^text\/csv/i;

/** The version in an address: `/0.1.0/`, `@0.1.0`, `v0.1.0`. */
const versionInAddress = (url: string): string | undefined =>
  /(?:^|[/@-])v?(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\/|$)/.exec(new URL(url).pathname)?.[1];

/** The version of a script's bytes: as its text says, or that of this package if it is its file. */
function versionOf(
  { bytes }: FetchTrace,
  url: string,
  hashes: Record<string, string>,
  ownVersion: string,
): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const stated = /dongpo-widgets\.kit\.(\d+\.\d+\.\d+[\w.+-]*)/.exec(text)?.[1];
  if (stated) return stated;
  const hash = hashes[isClassic(url) ? 'dongpo.classic.js' : 'dongpo.js'];
  return hash && matchesIntegrity(hash, bytes) ? ownVersion : undefined;
}

/** Checks the page's policies for the script and its chunks. */
function checkPolicies(
  { url, isModule, nonce, integrity }: PageScript,
  { self, policies }: PageSettings,
  trace: FetchTrace,
  where: string,
  report: ReportFinding,
): void {
  const urls = trace.hops.length ? trace.hops.map((hop) => hop.url) : [url];
  const refused = urls.find(
    (each, index) => !allowsScript(policies, each, self, { nonce, integrity }, index > 0),
  );
  if (refused) {
    report('csp-script', { where, value: new URL(refused).origin });
    return;
  }
  // Any chunk stands for all: they are beside the script.
  const chunk = new URL('chunk-0A1b2C.js', trace.url).href;
  if (isModule && !allowsChunk(policies, chunk, self, nonce))
    report('csp-chunks', { where, value: new URL('.', trace.url).href });
}

/** Checks that the browser would run what the server sent. */
function checkExecutable(
  { isModule, integrity, hasCrossorigin }: PageScript,
  { hops, bytes }: FetchTrace,
  { headers }: Hop,
  where: string,
  report: ReportFinding,
): void {
  const contentType = headers['content-type'] ?? '';
  const isStrict = isModule || /nosniff/i.test(headers['x-content-type-options'] ?? '');
  if (isStrict ? !SCRIPT_TYPE.test(contentType) : NEVER_SCRIPT.test(contentType))
    report('script-content-type', { where, sample: contentType || '—' });
  const isCrossOrigin = hops.some((hop) => hop.requestOrigin.isCrossOrigin);
  if (isCrossOrigin && (isModule || hasCrossorigin)) {
    const blocking = hops.find(
      (hop) => !allowsOrigin(hop.requestOrigin, hop.headers['access-control-allow-origin']),
    );
    if (blocking)
      report('script-cors-missing', { where, sample: blocking.headers['access-control-allow-origin'] });
  } else if (isCrossOrigin && integrity) report('integrity-without-cors', { where });
  if (integrity && !matchesIntegrity(integrity, bytes))
    report('integrity-differs', { where, sample: sha384(bytes) });
}

/**
 * Checks a script: whether the page's policies allow it, whether it can be fetched and run, and which version it is.
 * @returns the version, if it can be told
 */
export async function checkScript(
  script: PageScript,
  page: PageSettings,
  context: CheckContext,
  report: ReportFinding,
): Promise<string | undefined> {
  const { url, label: where } = script;
  if (!/^https?:/.test(url)) return undefined;
  if (page.isHttps && url.startsWith('http:') && !isLocal(url) && !page.upgradesInsecure)
    report('script-insecure', { where });
  const trace = await context.fetch(url, { origin: page.self });
  checkPolicies(script, page, trace, where, report);
  const addressVersion = versionInAddress(url);
  const last = trace.hops.at(-1);
  const failure = trace.problem?.code ?? blockingFault(last?.tls);
  if (failure || !last || last.status !== 200) {
    report('script-unreachable', { where, sample: failure ?? `HTTP ${last?.status}` });
    return addressVersion;
  }
  checkExecutable(script, trace, last, where, report);
  const fileVersion = versionOf(trace, url, page.hashes, context.version);
  if (fileVersion && addressVersion && fileVersion !== addressVersion)
    report('version-differs-from-address', { where, sample: `${addressVersion} ≠ ${fileVersion}` });
  const version = fileVersion ?? addressVersion;
  if (version && version !== context.version)
    report('version-other', { where, value: context.version, sample: version });
  return version;
}
