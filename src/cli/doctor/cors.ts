/** CORS as a browser applies it to a request of a page, redirects included (https://fetch.spec.whatwg.org/#http-redirect-fetch). */

/** The origin that a request is made for. */
export interface RequestOrigin {
  /** Value of the `Origin` header; `null` once a redirect has led from one foreign origin to another. */
  origin: string;
  /** True if the response must allow this origin to be readable. */
  isCrossOrigin: boolean;
}

/**
 * The origin of a page's request for `url`.
 * @param previous the hop that redirected to it
 */
export function requestOriginOf(
  url: string,
  page: string,
  previous?: { url: string; requestOrigin: RequestOrigin },
): RequestOrigin {
  const { origin } = new URL(url);
  if (!previous) return { origin: page, isCrossOrigin: origin !== page };
  const { requestOrigin } = previous;
  const previousOrigin = new URL(previous.url).origin;
  const isTainted =
    requestOrigin.origin === 'null' || (previousOrigin !== origin && previousOrigin !== requestOrigin.origin);
  return {
    origin: isTainted ? 'null' : page,
    isCrossOrigin: requestOrigin.isCrossOrigin || origin !== page,
  };
}

/** True if a response with this `Access-Control-Allow-Origin` is readable for the request. */
export const allowsOrigin = (
  { origin, isCrossOrigin }: RequestOrigin,
  allowed: string | undefined,
): boolean => !isCrossOrigin || allowed === '*' || allowed === origin;
