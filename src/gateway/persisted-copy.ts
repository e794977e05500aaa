import type { FetchedFeed } from './fetch-source.js';
import type { GatewayCache, SourceSettings } from './options.js';

/** A copy as the shared cache holds it: the feed before the editors' overrides. */
export interface PersistedCopy extends FetchedFeed {
  /** Time at which the source last confirmed it: milliseconds since 1970. */
  checked: number;
}

/** Cache key of a source, an address of the reserved domain `.invalid`. Settings that change the feed are part of it. */
const keyOf = ({ url, timeZone = '', section = '' }: SourceSettings): string =>
  `https://copies.dongpo-widgets.invalid/1/${[url, timeZone, section].map(encodeURIComponent).join('/')}`;

/** The copy of a source in the shared cache; `undefined` if there is none, or none in this shape. */
export async function loadPersistedCopy(
  cache: GatewayCache,
  source: SourceSettings,
): Promise<PersistedCopy | undefined> {
  const response = await cache.match(keyOf(source));
  const copy: PersistedCopy | undefined = await response?.json();
  return Array.isArray(copy?.feed?.items) && copy.checked > 0 ? copy : undefined;
}

/**
 * Stores a copy in the shared cache.
 * @param maxAge milliseconds after which the cache may drop it
 */
export async function persistCopy(
  cache: GatewayCache,
  source: SourceSettings,
  { feed, etag, lastModified, checked }: PersistedCopy,
  maxAge: number,
): Promise<void> {
  await cache.put(
    keyOf(source),
    new Response(JSON.stringify({ feed, etag, lastModified, checked }), {
      headers: {
        'Content-Type': 'application/json',
        'Cache-Control': `max-age=${Math.ceil(maxAge / 1000)}`,
      },
    }),
  );
}
