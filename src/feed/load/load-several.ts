import { FeedError } from '../model/feed-error.js';
import { markNormalised } from '../model/normalised.js';
import type { Feed } from '../model/types.js';
import { mergeFeeds } from '../select/merge-feeds.js';
import { loadOne } from './load-one.js';
import type { LoadOptions } from './load-options.js';
import { readingKey } from './reading-key.js';
import { MAX_SOURCES, sourceList } from './source-list.js';

/** Milliseconds for which the first of several feeds waits for the others. */
export const severalConfig = { patience: 2000 };

/** Feeds that are remembered for the next failure. */
const MAX_REMEMBERED = 40;

/** The last good feed of each address on this page. */
const lastFeeds = new Map<string, Feed>();

function remember(name: string, feed: Feed): void {
  lastFeeds.delete(name);
  lastFeeds.set(name, feed);
  const [oldest] = lastFeeds.keys();
  if (lastFeeds.size > MAX_REMEMBERED && oldest !== undefined) lastFeeds.delete(oldest);
}

/** One of several feeds: the copy of an earlier visit until the feed itself has come. */
interface Source {
  address: string;
  /** Name of the feed as this call reads it. */
  name: string;
  feed?: Feed;
  /** When `feed` was fetched, by `Date.now()`. */
  time: number;
  error?: unknown;
  /** True if there is nothing more to come. */
  isSettled: boolean;
}

/**
 * Loads several feeds as one list, each with its own cache, attempts and terms. One that fails costs only its own
 * items, is told by `onSourceError`, and leaves its last good copy if there is one.
 *
 * A feed that lets the others wait for more than two seconds is not waited for: `onCachedFeed` then gets what is there,
 * as it gets the copies of an earlier visit.
 *
 * @param src addresses with white space between them, of which the first ten are loaded
 * @throws {FeedError} that of the first address, if all fail
 */
export async function loadSeveral(src: string, options: LoadOptions): Promise<Feed> {
  const { onCachedFeed, onSourceError, language = '', signal, limit } = options;
  const addresses = [...new Set(sourceList(src))];
  const sources = addresses.slice(0, MAX_SOURCES).map(
    (address): Source => ({
      address,
      name: `${address} ${readingKey(options)} ${address.includes('{lang}') ? language : ''}`,
      time: 0,
      isSettled: false,
    }),
  );
  if (addresses.length > MAX_SOURCES)
    onSourceError?.(
      new FeedError(
        'too-large',
        `${addresses.length} feeds: the first ${MAX_SOURCES} are loaded`,
        undefined,
        addresses[MAX_SOURCES],
      ),
    );

  let timer: ReturnType<typeof setTimeout> | undefined;
  const deliver = (): void => {
    clearTimeout(timer);
    const ready = sources.filter(({ feed }) => feed);
    if (!ready.length || sources.every(({ isSettled }) => isSettled)) return;
    void onCachedFeed?.(merge(sources), Math.min(...ready.map(({ time }) => time)));
  };
  const onChange = (): void => {
    timer ??= onCachedFeed && setTimeout(deliver, severalConfig.patience);
    if (sources.every(({ feed, isSettled }) => feed || isSettled)) deliver();
  };

  await Promise.all(sources.map((source) => loadSource(source, options, onChange)));
  clearTimeout(timer);
  signal?.throwIfAborted();
  const failed = sources.filter(({ error }) => error);
  if (failed.length === sources.length) throw failed[0]?.error;
  for (const { error } of failed) onSourceError?.(error);
  const merged = merge(sources);
  return limit ? markNormalised({ ...merged, items: merged.items.slice(0, limit) }) : merged;
}

/** Loads one source. Never rejects. */
async function loadSource(source: Source, options: LoadOptions, onChange: () => void): Promise<void> {
  try {
    source.feed = await loadOne(source.address, {
      ...options,
      limit: undefined,
      onCachedFeed: (feed, time) => {
        if (source.isSettled) return;
        Object.assign(source, { feed, time });
        onChange();
      },
    });
    remember(source.name, source.feed);
    source.time = Date.now();
  } catch (error) {
    source.error = error;
    const last = lastFeeds.get(source.name);
    if (last) source.feed = last;
  }
  source.isSettled = true;
  onChange();
}

const merge = (sources: Source[]): Feed => mergeFeeds(sources.flatMap(({ feed }) => feed ?? []));
