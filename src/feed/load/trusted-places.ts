/** The feeds that the page's owner named on the script tag: plain markup, which strangers may write, shows no others. */
import { httpUrl } from '../model/http-url.js';
import { sourceList } from './source-list.js';

/** The script tag, as far as it says whom the page trusts. */
export interface ScriptTag {
  /** Address of the script. */
  url: string;
  /** `data-src`. */
  src?: string | undefined;
  /** `data-upgrade`: origins, or folders of them, or `none`. */
  upgrade?: string | undefined;
}

/** Hosts on which anybody can publish a file: that the script comes from there says nothing about the feeds there. */
const SHARED_HOSTS =
  /(^|\.)(jsdelivr\.net|unpkg\.com|esm\.sh|esm\.run|skypack\.dev|jspm\.(io|dev)|statically\.io|githack\.com|githubusercontent\.com|cdnjs\.cloudflare\.com)$/;

const parse = (address: string | undefined, base: string): URL | undefined => {
  const url = httpUrl(address, base);
  return url === undefined ? undefined : new URL(url);
};

/**
 * A path that leads out of its folder on servers that decode a path before they resolve it, or once a placeholder at
 * the end of the dots is replaced. `new URL` has resolved the plain ones.
 */
const TRAVERSAL = /(^|\/|%2f|%5c)(\.|%2e){1,2}(\/|%2f|%5c|%7b|$)/i;

/** An address without its query, its fragment and a slash at its end. */
const placeOf = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');

/** The places that a list names: origins, or folders or files of them, with spaces between them. */
export const placesNamed = (list: string, base: string): string[] =>
  list.split(/\s+/).flatMap((name) => {
    const url = /^https?:\/\//i.test(name) ? parse(name, base) : undefined;
    return url ? placeOf(url) : [];
  });

/**
 * Places whose feeds plain markup may show: what `data-upgrade` names, origins or folders or files of them, the origin
 * of `data-src`, and the script's own. The page's own origin is among them only if it is named: a request there can
 * have effects.
 *
 * @param ownOrigins of the page
 */
export function trustedPlaces(
  { url, src, upgrade = '' }: ScriptTag,
  base: string,
  ownOrigins: readonly string[],
): string[] {
  if (/(^|\s)none(\s|$)/i.test(upgrade)) return [];
  const places = placesNamed(upgrade, base);
  const feed = parse(src, base);
  if (feed) places.push(feed.origin);
  const script = parse(url, base);
  if (script && !ownOrigins.includes(script.origin) && !SHARED_HOSTS.test(script.hostname))
    places.push(script.origin);
  return places;
}

/**
 * The absolute address of a feed in one of these places; `undefined` for any other. `{item}` and `{lang}` stay in it,
 * behind the origin, where what replaces them can change no more than one segment of the path.
 */
export function trustedAddress(value: string, places: readonly string[], base: string): string | undefined {
  const url = parse(value, base);
  if (!url || url.username || url.password || TRAVERSAL.test(url.pathname)) return undefined;
  if (!places.some((place) => `${placeOf(url)}/`.startsWith(`${place}/`))) return undefined;
  url.hash = '';
  return url.href.replace(/%7B(item|lang)%7D/g, '{$1}');
}

/** The {@link trustedAddress}es of a list with spaces between them; `undefined` if there is none. */
export const trustedAddresses = (
  value: string | null | undefined,
  places: readonly string[],
  base: string,
): string | undefined =>
  sourceList(value ?? '')
    .flatMap((each) => trustedAddress(each, places, base) ?? [])
    .join(' ') || undefined;
