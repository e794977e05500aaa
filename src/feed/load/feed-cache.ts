/** The persistent cache: feeds' last good answers, from one visit to the next. Nothing here throws. */

import { httpUrl } from '../model/http-url.js';
import { pageUrl } from '../model/page-url.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { type CacheBackend, openBackend } from './cache-backends.js';
import {
  type CachedFeed,
  isFresh,
  lengthOf,
  parseCached,
  readCachedFeed,
  timeOf,
  toCached,
} from './cached-feed.js';
import { type CacheEntry, evict, pageCache } from './request-cache.js';

/** The feed that is cached for an address, in any backend. An entry that is damaged or too old is deleted. */
export async function loadFromCache(
  address: string,
  options?: ParseOptions,
): Promise<CachedFeed | undefined> {
  const backend = await openBackend();
  try {
    const response = await backend.get(address);
    return response && (await readCachedFeed(response, options));
  } catch {
    await backend.delete(address);
    return;
  }
}

const savedEntries = new WeakSet<CacheEntry>();

/** Saves what an address answered on this page, once; deletes what is too old, or over the quota. */
export async function saveToCache(src: string): Promise<void> {
  const address = httpUrl(src, pageUrl()) ?? src;
  const entry = pageCache().get(address);
  if (!entry?.feeds || savedEntries.has(entry)) return;
  savedEntries.add(entry);
  try {
    const { bytes, url = address, contentType } = await entry.result;
    // A feed must not be replaced by an answer that is none.
    const [feed] = await Promise.all(Object.values(entry.feeds));
    if (!feed || !bytes) return;
    const backend = await openBackend();
    if (bytes.length > backend.quota.bytes / 2) return;
    const cached = { url, contentType: contentType ?? '', time: entry.time };
    await backend.put(address, toCached(bytes as Uint8Array<ArrayBuffer>, cached));
    // The publisher names withdrawn items by id, or by address in any spelling.
    const removed = (feed._dongpo?.removed ?? []).flatMap((id) => [id, httpUrl(id) ?? id]);
    await prune(backend, address, removed);
    if (removed.length) await evictRemoved(address, removed);
  } catch {
    // The disk is full, or the page may not write: the next visit does without.
  }
}

/**
 * Deletes responses that are too old, over the quota (the oldest first), or that hold a withdrawn item.
 *
 * @param ownAddress the address that was just saved: its feed is kept to its own terms
 */
async function prune(backend: CacheBackend, ownAddress: string, removed: string[]): Promise<void> {
  const entries: { address: string; time: number; length: number }[] = [];
  for (const address of await backend.addresses()) {
    const response = await backend.get(address).catch(() => undefined);
    let time = response ? timeOf(response) : 0;
    const length = response ? lengthOf(response) : 0;
    const mustGo =
      !isFresh(time) ||
      (response && address !== ownAddress && removed.length && (await containsRemoved(response, removed)));
    if (mustGo) time = 0;
    entries.push({ address, time, length });
  }
  entries.sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const [index, { address, time, length }] of entries.entries()) {
    bytes += length;
    if (!time || index >= backend.quota.entries || bytes > backend.quota.bytes) await backend.delete(address);
  }
}

/** Removes the page's own answers that hold a withdrawn item. */
async function evictRemoved(ownAddress: string, removed: string[]): Promise<void> {
  for (const [address, entry] of pageCache()) {
    if (address === ownAddress) continue;
    // Another version of this library may have left any shape.
    for (const promise of Object.values(entry.feeds ?? {})) {
      const feed = await promise?.catch(() => undefined);
      if (feed && includesAny(feed, removed)) evict(address, entry);
    }
  }
}

const includesAny = ({ items }: Feed, removed: string[]): boolean =>
  items.some(({ id, url }) => removed.includes(id) || (url !== undefined && removed.includes(url)));

/** True also for a response that cannot be read. */
async function containsRemoved(response: Response, removed: string[]): Promise<boolean> {
  try {
    return includesAny(await parseCached(response), removed);
  } catch {
    return true;
  }
}
