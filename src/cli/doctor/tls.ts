import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { DoctorCode } from './codes.js';

/** A server's certificate, and what is wrong with it. */
export interface TlsCertificate {
  validUntil: Date;
  faults: [code: DoctorCode, sample: string][];
}

/** Milliseconds before the end of a certificate from which on it is reported. */
const EXPIRES_SOON = 14 * 864e5;

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The certificate of a connection to `host`; `undefined` if the server sent none. */
export function certificateOf(socket: TLSSocket, host: string): TlsCertificate | undefined {
  const certificate = socket.getPeerCertificate();
  if (!certificate?.valid_to) return undefined;
  const now = Date.now();
  const validUntil = new Date(certificate.valid_to);
  const validFrom = new Date(certificate.valid_from);
  const faults: TlsCertificate['faults'] = [];
  if (validUntil.getTime() < now) faults.push(['tls-expired', isoDay(validUntil)]);
  if (validFrom.getTime() > now) faults.push(['tls-not-yet-valid', isoDay(validFrom)]);
  if (checkServerIdentity(host, certificate)) {
    const names = certificate.subjectaltname ?? certificate.subject?.CN ?? '—';
    faults.push(['tls-wrong-name', `${names} ≠ ${host}`]);
  }
  // Node reports one error only, and one of the dates hides others.
  const error = socket.authorized ? '' : `${socket.authorizationError}`;
  if (/SELF_SIGNED/.test(error)) faults.push(['tls-self-signed', error]);
  else if (/UNABLE_TO/.test(error)) faults.push(['tls-chain-incomplete', error]);
  else if (error && !faults.length) faults.push(['tls-untrusted', error]);
  if (!faults.length && validUntil.getTime() - now < EXPIRES_SOON)
    faults.push(['tls-expires-soon', isoDay(validUntil)]);
  return { validUntil, faults };
}

/** The first fault for which a browser refuses the connection. */
export const blockingFault = (certificate: TlsCertificate | undefined): DoctorCode | undefined =>
  certificate?.faults.find(([code]) => code !== 'tls-expires-soon')?.[0];
