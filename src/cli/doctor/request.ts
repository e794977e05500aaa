import dns from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { publicLookup } from '../../gateway/public-lookup.js';
import type { DoctorCode } from './codes.js';
import { decompress } from './decompress.js';
import { certificateOf, type TlsCertificate } from './tls.js';

/** The reason why there is no response, or no whole one. */
export interface Problem {
  code: DoctorCode;
  sample?: string;
}

/** Options of {@link request}. */
export interface RequestOptions {
  userAgent: string;
  /** Seconds for the response, body included. */
  timeout: number;
  /** Ends the request as its timeout does. */
  signal: AbortSignal;
  /** Default `GET`. */
  method?: 'GET' | 'HEAD';
  /** True if the body is not read. */
  headersOnly?: boolean;
  /** True if the host may resolve to a private address. */
  mayBePrivate?: boolean;
}

/** Resolves names to public addresses; the connection goes to one of these. */
const lookupPublic = publicLookup(dns.lookup as LookupFunction);

/** One response. */
export interface DoctorResponse {
  status: number;
  /** A header that came twice holds both values, with a comma between. */
  headers: Record<string, string | undefined>;
  tls: TlsCertificate | undefined;
  /** Decompressed; of a body that broke off, what arrived. */
  bytes: Uint8Array;
  /** Bytes that were transferred. */
  wire: number;
  problem: Problem | undefined;
}

/** Bytes of a body, at most: four times what widgets take, which is enough to tell how large it is. */
const MAX_BYTES = 20e6;
const TOO_LARGE: Problem = { code: 'too-large', sample: `> ${MAX_BYTES / 1e6} MB` };

const CODES: Record<string, DoctorCode> = {
  ENOTFOUND: 'dns-failed',
  EAI_AGAIN: 'dns-failed',
  EAI_FAIL: 'dns-failed',
  ENODATA: 'dns-failed',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-cut',
  EPIPE: 'connection-cut',
  EPROTO: 'tls-failed',
  ERR_REFUSED_ADDRESS: 'address-inside',
};

/** The problem behind an error of Node's network modules. */
export function problemOf(error: unknown): { code: DoctorCode; sample: string } {
  const { code, message, errors, name } = error as NodeJS.ErrnoException & {
    errors?: NodeJS.ErrnoException[];
  };
  if (/^(Abort|Timeout)Error$/.test(name)) return { code: 'timeout', sample: '' };
  // Happy Eyeballs (RFC 8305): an error for each address that was tried.
  const firstError = errors?.[0];
  const nodeCode = code || firstError?.code || '';
  return { code: doctorCodeOf(nodeCode), sample: message || firstError?.message || nodeCode };
}

function doctorCodeOf(nodeCode: string): DoctorCode {
  if (/^HPE_/.test(nodeCode)) return 'http-broken';
  if (/SSL|TLS/.test(nodeCode)) return 'tls-failed';
  return CODES[nodeCode] ?? 'connection-failed';
}

type Head = Pick<DoctorResponse, 'status' | 'headers' | 'tls'>;

/** Reads all but the body. The certificate can be read only while the connection is open. */
function readHead({ headers, socket, statusCode: status = 0 }: IncomingMessage, host: string): Head {
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
    tls: 'authorized' in socket ? certificateOf(socket as TLSSocket, host) : undefined,
  };
}

/** Joins and decompresses the chunks of a body. */
function toResponse(head: Head, chunks: Buffer[], problem: Problem | undefined): DoctorResponse {
  const body = Buffer.concat(chunks);
  const response = { ...head, wire: body.length };
  if (!body.length) return { ...response, bytes: body, problem };
  const contentEncoding = head.headers['content-encoding'] ?? '';
  try {
    return { ...response, bytes: decompress(body, contentEncoding, MAX_BYTES), problem };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const decompressionProblem: Problem = isTooLarge
      ? TOO_LARGE
      : { code: 'compression-broken', sample: contentEncoding };
    return { ...response, bytes: new Uint8Array(), problem: problem ?? decompressionProblem };
  }
}

/**
 * Makes one request, without following redirects.
 *
 * @param origin value of the `Origin` header; `undefined` for a request of the same origin
 * @throws {Error} if there is no response; see {@link problemOf}
 */
export function request(
  url: URL,
  origin: string | undefined,
  options: RequestOptions,
): Promise<DoctorResponse> {
  const { userAgent, signal, timeout, method = 'GET', headersOnly, mayBePrivate } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method,
      headers: {
        'user-agent': userAgent,
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br',
        ...(origin !== undefined && { origin }),
      },
      agent: false,
      ...(!mayBePrivate && { lookup: lookupPublic }),
      // A bad certificate is reported, and the rest checked all the same. No secret is ever sent.
      rejectUnauthorized: false,
    });
    let finish: ((problem?: Problem) => void) | undefined;
    // AbortSignal.any would not do: in Node 20, a timeout that nothing else holds is collected and never fires.
    const abort = (): void => {
      outgoing.destroy();
      if (finish) finish({ code: 'timeout' });
      else reject(new DOMException('', 'TimeoutError'));
    };
    const timer = setTimeout(abort, timeout * 1000);
    signal.addEventListener('abort', abort);
    outgoing.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
    outgoing.on('error', reject);
    if (signal.aborted) abort();
    outgoing.on('response', (message) => {
      const head = readHead(message, url.hostname);
      const chunks: Buffer[] = [];
      let wire = 0;
      const settle = (problem?: Problem): void => {
        outgoing.destroy();
        resolve(toResponse(head, chunks, problem));
      };
      finish = settle;
      if (headersOnly) return settle();
      const bodyCut = (): Problem => ({ code: 'body-cut', sample: `${wire} B` });
      message.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        wire += chunk.length;
        if (wire > MAX_BYTES) settle(TOO_LARGE);
      });
      message.on('error', (error) => {
        const problem = problemOf(error);
        settle(problem.code === 'timeout' ? problem : bodyCut());
      });
      message.on('end', () => settle(message.complete ? undefined : bodyCut()));
    });
    outgoing.end();
  });
}
