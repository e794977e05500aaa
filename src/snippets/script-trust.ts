/** The feeds that the page's owner named on the script tag: plain markup, which strangers may write, shows no others. */
import { httpUrl } from '../feed/model/http-url.js';

/** The script tag, as far as it says whom the page trusts. */
export interface ScriptTag {
  /** Address of the script. */
  url: string;
  /** `data-src`. */
  src?: string | undefined;
  /** `data-upgrade`: origins, or `none`. */
  upgrade?: string | undefined;
}

/** Hosts on which anybody can publish a file: that the script comes from there says nothing about the feeds there. */
const SHARED_HOSTS =
  /(^|\.)(jsdelivr\.net|unpkg\.com|esm\.sh|esm\.run|skypack\.dev|jspm\.(io|dev)|statically\.io|githack\.com|githubusercontent\.com|cdnjs\.cloudflare\.com)$/;

const isOwnOrigin = (url: URL): boolean => url.origin === location.origin || url.origin === origin;

const parse = (address: string | undefined, base: string): URL | undefined => {
  const url = httpUrl(address, base);
  return url === undefined ? undefined : new URL(url);
};

/**
 * Origins whose feeds plain markup may show: those of `data-upgrade` and of `data-src`, and the script's own. The
 * page's own origin is one of them only if it is named: a request there can have effects.
 */
export function trustedOrigins({ url, src, upgrade = '' }: ScriptTag, base: string): Set<string> {
  const named = upgrade.split(/\s+/);
  if (named.some((name) => name.toLowerCase() === 'none')) return new Set();
  const origins = [src, ...named.filter((name) => /^https?:\/\//i.test(name))].flatMap(
    (address) => parse(address, base)?.origin ?? [],
  );
  const script = parse(url, base);
  if (script && !isOwnOrigin(script) && !SHARED_HOSTS.test(script.hostname)) origins.push(script.origin);
  return new Set(origins);
}

/**
 * The absolute address of a feed on one of these origins; `undefined` for any other. `{item}` and `{lang}` stay in it,
 * behind the origin, where what replaces them cannot change that.
 */
export function trustedAddress(
  value: string | null | undefined,
  origins: ReadonlySet<string>,
  base: string,
): string | undefined {
  const url = parse(value ?? undefined, base);
  if (!url || !origins.has(url.origin) || url.username || url.password) return undefined;
  url.hash = '';
  return url.href.replace(/%7B(item|lang)%7D/g, '{$1}');
}
