/** Validators of a representation, by which a server is asked for a newer one (RFC 9110, 8.8). */
export interface Validators {
  /** `ETag`, quotes and `W/` included. */
  etag?: string;
  /** `Last-Modified`. */
  lastModified?: string;
}

/** The validators that a response carries. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

/** Request headers that ask for a representation only if it has changed since (RFC 9110, 13.1). */
export const conditionalHeaders = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag && { 'if-none-match': etag }),
  ...(lastModified && { 'if-modified-since': lastModified }),
});
