/**
 * The addresses of the page: the canonical one (https://www.rfc-editor.org/rfc/rfc6596), that of Open Graph, and that
 * in the address bar. None on a server.
 */
export function pageAddresses(): string[] {
  const page = globalThis.document as Document | undefined;
  if (!page) return [];
  const canonical = page.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]')?.href;
  const graph = page.querySelector('meta[property="og:url"]')?.getAttribute('content')?.trim();
  return [canonical, graph, globalThis.location?.href].filter((address): address is string =>
    /^https?:/i.test(address ?? ''),
  );
}
