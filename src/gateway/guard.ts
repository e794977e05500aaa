import { allowList, RefusedError, refusal } from './addresses.js';

/** What the gateway asks of a `fetch`. */
export type GatewayFetch = (
  url: string,
  init: { headers: Record<string, string>; redirect?: 'manual'; signal?: AbortSignal },
) => Promise<Response>;

const LONGEST = 5;
/** What another server than the one that was configured may be told. */
const harmless = /^(accept|accept-language|user-agent|if-none-match|if-modified-since)$/i;

/**
 * A `fetch` that looks at every address before it is asked, those of redirects included: public http(s) only, five
 * redirects at most; headers that may be secret go to the first origin alone. It rejects with a `RefusedError`.
 *
 * It sees names and literal addresses. What a name resolves to is for `once` to look at: on Node the connector
 * does, on Workers the network does, which reaches no private address.
 */
export function guard(once: GatewayFetch, allowHosts?: readonly string[]): GatewayFetch {
  const allowed = allowList(allowHosts);
  return async (url, init) => {
    let address = parse(url);
    const { origin } = address;
    let { headers } = init;
    for (let hops = 0; ; hops++) {
      const why = refusal(address, allowed);
      if (why) throw new RefusedError(why);
      if (address.origin !== origin)
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.test(name)));
      const response = await once(address.href, { ...init, headers, redirect: 'manual' });
      const location = /^30[12378]$/.test(`${response.status}`) && response.headers.get('location');
      if (!location) return response;
      response.body?.cancel().catch(() => {});
      if (hops === LONGEST) throw new RefusedError(`more than ${LONGEST} redirects`);
      address = parse(location, address);
    }
  };
}

function parse(url: string, base?: URL): URL {
  try {
    return new URL(url, base);
  } catch {
    throw new RefusedError('not an address');
  }
}
