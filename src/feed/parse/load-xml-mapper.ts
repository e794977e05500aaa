/** Loads the code for RSS and Atom, which is a chunk of its own. */
export const loadXmlMapper = () => import('./rss-atom/map-feed.js');

/** Loads that code beside a request, so that it is there before the answer: an address may be of XML, unless it says JSON. */
export function preloadXmlMapper(url: string): void {
  // A failure to load it is reported when the feed is parsed.
  if (!/\.json$/i.test(new URL(url).pathname)) loadXmlMapper().catch(() => {});
}
