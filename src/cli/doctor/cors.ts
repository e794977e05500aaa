/** CORS as a browser applies it to a request of a page, redirects included (https://fetch.spec.whatwg.org/#http-redirect-fetch). */

/** Where a request stands: what its `Origin` header says, and whether answers need to allow it. */
export interface Standing {
  /** The header's value; `null` once a redirect has crossed from one foreign host to another. */
  origin: string;
  foreign: boolean;
}

/** How the page's request for `url` stands, coming from `from` by a redirect. */
export function standingAt(url: string, page: string, from?: { url: string; standing: Standing }): Standing {
  const { origin } = new URL(url);
  const before = from && new URL(from.url).origin;
  const tainted =
    from?.standing.origin === 'null' || (from && before !== origin && before !== from.standing.origin);
  return { origin: tainted ? 'null' : page, foreign: !!from?.standing.foreign || origin !== page };
}

/** Whether an answer lets such a request have it. */
export const allows = ({ origin, foreign }: Standing, allowed: string | undefined): boolean =>
  !foreign || allowed === '*' || allowed === origin;
