/** Loads the code for feeds that are no JSON Feed, which is a chunk of its own. */
export const loadOtherFormats = () => import('./other-formats.js');

/** Loads that code beside a request, so that it is there before the answer: an address that does not end in `.json` may need it. */
export function preloadOtherFormats(url: string): void {
  // A failure to load it is reported when the feed is parsed.
  if (!/\.json$/i.test(new URL(url).pathname)) loadOtherFormats().catch(() => {});
}
