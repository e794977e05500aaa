/** Query parameters that tell where a reader came from, and nothing of the page. */
const TRACKING =
  /^(utm_\w+|[a-z]{0,4}clid|gbraid|wbraid|igshid?|mc_[ce]id|_g[al]|_hs\w+|mkt_tok|oly_\w+_id|vero_id|wt_mc|at_\w+|cmpid|spm)$/i;

/** An address in the form in which two addresses of one story are the same: without scheme, `www.`, fragment, tracking. */
export function storyUrl(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  const query = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter && !TRACKING.test(parameter.replace(/=.*/s, '')))
    .join('&');
  const page = `${url.host.replace(/^www\./, '')}${url.pathname}`.replace(/\/$/, '');
  return query ? `${page}?${query}` : page;
}
