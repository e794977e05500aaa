/**
 * Adds query parameters (`utm_source=partner&utm_medium=widget`) to an absolute address. Its own query, their order,
 * their encoding and the fragment stay; a parameter that it already has is not replaced.
 */
export function withParams(href: string, params?: string): string {
  if (!params) return href;
  const url = new URL(href);
  for (const [name, value] of new URLSearchParams(params)) {
    if (url.searchParams.has(name)) continue;
    // `searchParams.append()` would encode the whole query anew.
    url.search += `${url.search ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return url.href;
}
