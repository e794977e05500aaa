/**
 * Adds query parameters (`utm_source=partner&utm_medium=widget`) to an address, leaving its own
 * query, their order and the fragment as they are; a parameter that is already there is kept.
 */
export function withParams(href: string, params?: string): string {
  if (!params) return href;
  const url = new URL(href);
  for (const [name, value] of new URLSearchParams(params)) {
    if (url.searchParams.has(name)) continue;
    // Not searchParams.append: it would rewrite the encoding of the whole query.
    url.search += `${url.search ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return url.href;
}
