import { hostPort, ownHosts, parseAllowHosts, RefusedError, refusalReason } from './addresses.js';

/** The part of `fetch` that the gateway uses. */
export type GatewayFetch = (
  url: string,
  init: {
    headers: Record<string, string>;
    redirect?: 'manual';
    signal?: AbortSignal;
    /** Private hosts (`host` or `host:port`) that this request may reach, its redirects included. Default: none. */
    allowHosts?: readonly string[];
  },
) => Promise<Response>;

/**
 * Makes one request and follows no redirect.
 * @param mayBePrivate true if the host may resolve to a private address
 */
export type FetchOnce = (
  url: string,
  init: { headers: Record<string, string>; redirect: 'manual'; signal?: AbortSignal },
  mayBePrivate: boolean,
) => Promise<Response>;

const MAX_REDIRECTS = 5;
/** Request headers that another origin than the configured one may receive. */
const CROSS_ORIGIN_HEADER = /^(accept|accept-language|user-agent|if-none-match|if-modified-since)$/i;

/**
 * Wraps a `fetch` so that every address, those of redirects included, is checked before it is fetched: public http(s)
 * only, at most five redirects. Headers that may be secret go to the first origin alone. It rejects with a
 * `RefusedError`.
 *
 * A private host is reached by the request that names it, and by its own redirects; never by the redirect of another.
 *
 * The guard sees names and literal addresses. The addresses that a name resolves to are `fetchOnce`'s to check: on
 * Node its connector does, on Workers the platform's network reaches no private address.
 *
 * @param allowHosts exact `host` or `host:port` that may be private
 * @throws {TypeError} for an entry of `allowHosts` that is no host
 */
export function guardFetch(fetchOnce: FetchOnce, allowHosts?: readonly string[]): GatewayFetch {
  const allAllowed = parseAllowHosts(allowHosts);
  return async (firstUrl, { allowHosts: requestHosts, ...init }) => {
    let url = parseUrl(firstUrl);
    const { origin } = url;
    const allowed = new Set([...ownHosts(url, allAllowed), ...parseAllowHosts(requestHosts)]);
    let { headers } = init;
    for (let redirects = 0; ; redirects++) {
      const reason = refusalReason(url, allowed);
      if (reason) throw new RefusedError(reason);
      if (url.origin !== origin)
        headers = Object.fromEntries(
          Object.entries(headers).filter(([name]) => CROSS_ORIGIN_HEADER.test(name)),
        );
      const onceInit = { ...init, headers, redirect: 'manual' as const };
      const response = await fetchOnce(url.href, onceInit, allowed.has(hostPort(url)));
      const location = /^30[12378]$/.test(`${response.status}`) && response.headers.get('location');
      if (!location) return response;
      response.body?.cancel().catch(() => {});
      if (redirects === MAX_REDIRECTS) throw new RefusedError(`more than ${MAX_REDIRECTS} redirects`);
      url = parseUrl(location, url);
    }
  };
}

function parseUrl(url: string, base?: URL): URL {
  try {
    return new URL(url, base);
  } catch {
    throw new RefusedError('not an address');
  }
}
