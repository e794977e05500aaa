import type { Feed } from '../feed/model/types.js';
import type { Validators } from './fetch-source.js';
import type { GatewayCache, Settings, SourceSettings } from './options.js';

/** What is kept in a shared cache: the feed as it was read, before the editors' will. */
interface Stored extends Validators {
  feed: Feed;
  checked: number;
}

/** An address of nobody's; another way of reading is another copy. */
const keyOf = ({ url, timeZone = '', section = '' }: SourceSettings): string =>
  `https://copies.dongpo-widgets.invalid/1/${[url, timeZone, section].map(encodeURIComponent).join('/')}`;

export async function readStored(cache: GatewayCache, source: SourceSettings): Promise<Stored | undefined> {
  const stored = (await (await cache.match(keyOf(source)))?.json()) as Stored | undefined;
  return Array.isArray(stored?.feed?.items) && stored.checked > 0 ? stored : undefined;
}

export async function writeStored(
  cache: GatewayCache,
  source: {
    copy?: Stored;
    settings: SourceSettings;
    environment: { settings: Settings };
  },
): Promise<void> {
  const { feed, etag, modified, checked } = source.copy!;
  const seconds = Math.ceil(source.environment.settings.maxStale / 1000);
  await cache.put(
    keyOf(source.settings),
    new Response(JSON.stringify({ feed, etag, modified, checked } satisfies Stored), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': `max-age=${seconds}` },
    }),
  );
}
