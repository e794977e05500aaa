import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { DoctorCode } from './codes.js';
import { type Standing, standingAt } from './cors.js';

/** One answer on the way. */
export interface Hop {
  url: string;
  status: number;
  /** Of headers that came twice, both, with a comma. */
  headers: Record<string, string | undefined>;
  /** What the request said of where it came from. */
  standing: Standing;
  tls?: Tls;
}

/** What a server's certificate says, and what is wrong with it. */
export interface Tls {
  until: Date;
  faults: [code: DoctorCode, sample: string][];
}

/** What came of asking for an address. */
export interface Visit {
  /** Answers in their order; the last is the one that counts. None: nobody answered. */
  hops: Hop[];
  /** The last address that was asked. */
  url: string;
  /** Decompressed; what came of it, where it broke off. */
  bytes: Uint8Array;
  /** Bytes on the wire. */
  wire: number;
  /** From the first question to the last byte, in milliseconds. */
  time: number;
  /** Why there is no answer, or no whole one. */
  problem?: { code: DoctorCode; sample?: string };
}

export interface VisitOptions {
  /** The page for which it is asked. */
  origin: string;
  agent: string;
  /** Seconds for this answer. */
  timeout: number;
  /** Ends everything. */
  signal: AbortSignal;
  method?: 'GET' | 'HEAD';
  /** The headers are enough. */
  headersOnly?: boolean;
}

/** Four times of what the widgets take: enough to tell how large it is. */
const MOST = 20e6;
const HOPS = 10;

const codes: Record<string, DoctorCode> = {
  ENOTFOUND: 'dns-failed',
  EAI_AGAIN: 'dns-failed',
  EAI_FAIL: 'dns-failed',
  ENODATA: 'dns-failed',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-cut',
  EPIPE: 'connection-cut',
  EPROTO: 'tls-failed',
};

/** An error in the doctor's words. */
export function problemOf(error: unknown): { code: DoctorCode; sample: string } {
  const { code = '', message, errors, name } = error as NodeJS.ErrnoException & { errors?: Error[] };
  if (/^(Abort|Timeout)Error$/.test(name)) return { code: 'timeout', sample: '' };
  const own = code || (errors?.[0] as NodeJS.ErrnoException | undefined)?.code || '';
  const known = /^HPE_/.test(own) ? 'http-broken' : /SSL|TLS/.test(own) ? 'tls-failed' : codes[own];
  return { code: known ?? 'connection-failed', sample: message || errors?.[0]?.message || own };
}

function tlsOf(socket: TLSSocket, host: string): Tls | undefined {
  const certificate = socket.getPeerCertificate();
  if (!certificate?.valid_to) return undefined;
  const until = new Date(certificate.valid_to);
  const from = new Date(certificate.valid_from);
  const faults: Tls['faults'] = [];
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  if (+until < Date.now()) faults.push(['tls-expired', day(until)]);
  if (+from > Date.now()) faults.push(['tls-not-yet-valid', day(from)]);
  if (checkServerIdentity(host, certificate))
    faults.push([
      'tls-wrong-name',
      `${certificate.subjectaltname ?? certificate.subject?.CN ?? '—'} ≠ ${host}`,
    ]);
  // Node has one word only, and the first of these hides the others.
  const why = socket.authorized ? '' : `${socket.authorizationError}`;
  if (/SELF_SIGNED/.test(why)) faults.push(['tls-self-signed', why]);
  else if (/UNABLE_TO/.test(why)) faults.push(['tls-chain-incomplete', why]);
  else if (why && !faults[0]) faults.push(['tls-untrusted', why]);
  if (!faults[0] && +until - Date.now() < 14 * 864e5) faults.push(['tls-expires-soon', day(until)]);
  return { until, faults };
}

function decompress(body: Buffer, encoding = ''): Buffer {
  const options = { maxOutputLength: MOST, finishFlush: constants.Z_SYNC_FLUSH };
  for (const name of encoding
    .toLowerCase()
    .split(/\s*,\s*/)
    .reverse()) {
    if (/^(x-)?gzip$/.test(name)) body = gunzipSync(body, options);
    else if (name === 'br')
      body = brotliDecompressSync(body, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    else if (name === 'deflate') {
      // Servers mean either (RFC 9110, 8.4.1.2).
      const wrapped = ((body[0] ?? 0) & 15) === 8 && body.readUInt16BE(0) % 31 === 0;
      body = (wrapped ? inflateSync : inflateRawSync)(body, options);
    } else if (name && name !== 'identity') throw new Error(name);
  }
  return body;
}

type Answer = Pick<Hop, 'status' | 'headers' | 'tls'> & Pick<Visit, 'bytes' | 'wire' | 'problem'>;

/** One question, one answer; rejects where there is none. */
function ask(url: URL, standing: Standing, options: VisitOptions): Promise<Answer> {
  const { agent, signal, timeout, method = 'GET', headersOnly } = options;
  return new Promise((resolve, reject) => {
    const headers = {
      'user-agent': agent,
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      ...(standing.foreign && { origin: standing.origin }),
    };
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      method,
      headers,
      agent: false,
      // A bad certificate is told, and the rest looked at all the same. Nothing secret is ever sent.
      rejectUnauthorized: false,
    });
    let end: ((problem?: Visit['problem']) => void) | undefined;
    // Not AbortSignal.any: in Node 20, a timeout that nothing else holds is collected and never fires.
    const stop = (): void => {
      request.destroy();
      if (end) end({ code: 'timeout' });
      else reject(new DOMException('', 'TimeoutError'));
    };
    const timer = setTimeout(stop, timeout * 1000);
    signal.addEventListener('abort', stop);
    request.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
    request.on('error', reject);
    if (signal.aborted) stop();
    request.on('response', (response: IncomingMessage) => {
      const { statusCode: status = 0, socket } = response;
      const headers = Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
      );
      const tls = 'authorized' in socket ? tlsOf(socket as TLSSocket, url.hostname) : undefined;
      const chunks: Buffer[] = [];
      let wire = 0;
      const finish = (problem?: Visit['problem']): void => {
        request.destroy();
        let bytes: Uint8Array = Buffer.concat(chunks);
        if (bytes[0] !== undefined)
          try {
            bytes = decompress(bytes as Buffer, headers['content-encoding']);
          } catch (error) {
            bytes = new Uint8Array();
            problem ??=
              (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
                ? { code: 'too-large', sample: `> ${MOST / 1e6} MB` }
                : { code: 'compression-broken', sample: headers['content-encoding'] };
          }
        resolve({ status, headers, tls, bytes, wire, problem });
      };
      end = finish;
      if (headersOnly) return finish();
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        wire += chunk.length;
        if (wire > MOST) finish({ code: 'too-large', sample: `> ${MOST / 1e6} MB` });
      });
      response.on('error', (error) => {
        const problem = problemOf(error);
        finish(problem.code === 'timeout' ? problem : { code: 'body-cut', sample: `${wire} B` });
      });
      response.on('end', () =>
        finish(response.complete ? undefined : { code: 'body-cut', sample: `${wire} B` }),
      );
    });
    request.end();
  });
}

/** A `Location`, which some servers write in UTF-8. */
function target(location: string, base: string): URL | undefined {
  try {
    return new URL(Buffer.from(location, 'latin1').toString('utf8'), base);
  } catch {
    return undefined;
  }
}

/** Before anything was asked; also what is known of the bytes of a file. */
export const unasked = (url: string, bytes: Uint8Array = new Uint8Array()): Visit => ({
  hops: [],
  url,
  bytes,
  wire: bytes.length,
  time: 0,
});

/** Asks for an address as the page of `options.origin` would, redirect by redirect. Never rejects. */
export async function visit(address: string, options: VisitOptions): Promise<Visit> {
  const start = performance.now();
  const made = unasked(address);
  const until = { ...options, timeout: options.timeout };
  try {
    for (;;) {
      const url = new URL(made.url);
      const before = made.hops.at(-1);
      const standing = standingAt(made.url, options.origin, before);
      // One clock for all of the way.
      until.timeout = Math.max(0, options.timeout - (performance.now() - start) / 1000);
      const { bytes, wire, problem, ...answer } = await ask(url, standing, until);
      made.hops.push({ ...answer, url: url.href, standing });
      made.bytes = bytes;
      made.wire = wire;
      made.problem = problem;
      const { location } = answer.headers;
      if (!/^30[12378]$/.test(`${answer.status}`) || !location) break;
      const next = target(location, made.url);
      made.bytes = new Uint8Array();
      made.problem = undefined;
      if (!next || !/^https?:$/.test(next.protocol)) {
        made.problem = { code: 'redirect-refused', sample: location };
        break;
      }
      next.hash ||= url.hash;
      if (made.hops.length >= HOPS || made.hops.some((hop) => hop.url === next.href)) {
        made.problem = { code: 'redirect-loop', sample: `→ ${next.href}` };
        break;
      }
      made.url = next.href;
    }
  } catch (error) {
    made.problem = problemOf(error);
  }
  made.time = performance.now() - start;
  return made;
}

/** Which browsers trust without TLS (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy). */
export const isLocal = (address: string): boolean => {
  const host = new URL(address).hostname;
  return /^\[::1\]$|^(.*\.)?localhost$/.test(host) || (isIP(host) === 4 && host.startsWith('127.'));
};
