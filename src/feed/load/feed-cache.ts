/** Keeps the last good answers of feeds in the browser, from one visit to the next. Nothing here throws. */

import type { Feed } from '../model/types.js';
import { httpUrl } from '../parse/json-feed.js';
import { parseFeed } from '../parse/parse-feed.js';
import { type Copy, cacheName } from './cache-lookup.js';
import { type Entry, evict, page } from './request-cache.js';

/** Where copies are kept. What is read there may be anything. */
interface Place {
  /** Of all copies together. */
  most: { entries: number; bytes: number };
  addresses(): string[] | Promise<string[]>;
  get(address: string): Response | undefined | Promise<Response | undefined>;
  put(address: string, copy: Response): unknown;
  delete(address: string): unknown;
}

const most = { entries: 20, bytes: 5_000_000 };
/** Milliseconds that a copy lives. */
const longest = 7 * 864e5;

/** Nor from a clock that was far ahead. */
const isYoung = (time: number): boolean => Math.abs(Date.now() - time) < longest;

async function cacheStorage(): Promise<Place> {
  const cache = await caches.open(cacheName);
  return {
    most,
    addresses: async () => (await cache.keys()).map(({ url }) => url),
    get: (address) => cache.match(address),
    put: (address, copy) => cache.put(address, copy),
    delete: (address) => cache.delete(address),
  };
}

const prefix = `${cacheName} `;

/** For http pages, which have no Cache Storage; little, since the page's own code needs the room. */
function localCopies(): Place {
  const storage = globalThis.localStorage;
  // Null in some web views.
  if (!storage) throw new Error('No room');
  return {
    most: { entries: 5, bytes: 500_000 },
    addresses: () =>
      Object.keys(storage).flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : [])),
    get: async (address) => fromText(storage.getItem(prefix + address)),
    put: async (address, copy) => storage.setItem(prefix + address, await toText(copy)),
    delete: (address) => storage.removeItem(prefix + address),
  };
}

/** localStorage holds text only, and bytes are to stay as they were published. */
async function toText(copy: Response): Promise<string> {
  let binary = '';
  for (const byte of new Uint8Array(await copy.arrayBuffer())) binary += String.fromCharCode(byte);
  return JSON.stringify([[...copy.headers], btoa(binary)]);
}

function fromText(text: string | null): Response | undefined {
  if (!text) return;
  const [headers, binary] = JSON.parse(text);
  return new Response(
    Uint8Array.from(atob(binary), (unit) => unit.charCodeAt(0)),
    { headers },
  );
}

const memory = new Map<string, Response>();
/** Sandboxed frames and private windows may refuse all else. */
const inMemory: Place = {
  most,
  addresses: () => [...memory.keys()],
  get: (address) => memory.get(address)?.clone(),
  put: (address, copy) => memory.set(address, copy),
  delete: (address) => memory.delete(address),
};

async function place(): Promise<Place> {
  try {
    return await cacheStorage();
  } catch {
    try {
      return localCopies();
    } catch {
      return inMemory;
    }
  }
}

const header = (copy: Response, name: string): string => copy.headers.get(name) ?? '';

/** @throws where it is damaged */
async function readKept(copy: Response, timeZone?: string): Promise<Feed | undefined> {
  const bytes = await copy.arrayBuffer();
  if (bytes.byteLength !== +header(copy, 'x-length')) throw new Error('Cut');
  return parseFeed(bytes, {
    url: header(copy, 'x-url'),
    contentType: header(copy, 'content-type'),
    timeZone,
  });
}

/** What a place holds, read; damaged or too old, it is dropped. */
export async function revive(
  address: string,
  kept: Response | undefined,
  timeZone?: string,
): Promise<Copy | undefined> {
  const where = await place();
  try {
    const copy = kept ?? (await where.get(address));
    if (!copy) return;
    const time = +header(copy, 'x-time');
    const feed = isYoung(time) && (await readKept(copy, timeZone));
    if (feed) return { time, feed };
  } catch {
    // As one that is too old.
  }
  await where.delete(address);
  return;
}

const kept = new WeakSet<Entry>();

/** Keeps what an address answered on this page, once, and lets go what is too old or too much. */
export async function keep(src: string): Promise<void> {
  const address = httpUrl(src, globalThis.document?.baseURI) ?? src;
  const entry = page().get(address);
  if (!entry?.feeds || kept.has(entry)) return;
  kept.add(entry);
  try {
    const { bytes, url = address, contentType } = await entry.answer;
    // What is no feed must not replace one.
    const [feed] = await Promise.all(Object.values(entry.feeds));
    if (!feed) return;
    const where = await place();
    if (!bytes || bytes.length > where.most.bytes / 2) return;
    const headers = {
      'content-type': contentType ?? '',
      'x-url': url,
      'x-length': `${bytes.length}`,
      'x-time': `${entry.time}`,
    };
    await where.put(address, new Response(bytes as Uint8Array<ArrayBuffer>, { headers }));
    // As the feed's own items are told: by id, or by address however it is spelt.
    const removed = (feed._dongpo?.removed ?? []).flatMap((gone) => [gone, httpUrl(gone) ?? gone]);
    await prune(where, address, removed);
  } catch {
    // Full or refused: the next visit does without.
  }
}

/**
 * Lets go the oldest copies, and each that still holds what the newspaper has withdrawn: in the browser, and on
 * the page.
 */
async function prune(where: Place, own: string, removed: string[]): Promise<void> {
  const copies: { address: string; time: number; length: number }[] = [];
  for (const address of await where.addresses()) {
    const copy = await Promise.resolve(where.get(address)).catch(() => undefined);
    const number = (name: string): number => (copy && +header(copy, name)) || 0;
    const gone = address !== own && removed[0] && (await holds(copy, removed));
    const time = number('x-time');
    copies.push({ address, time: gone || !isYoung(time) ? 0 : time, length: number('x-length') });
  }
  copies.sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const [index, { address, time, length }] of copies.entries()) {
    bytes += length;
    if (index >= where.most.entries || bytes > where.most.bytes || !time) await where.delete(address);
  }
  if (!removed[0]) return;
  for (const [address, entry] of page()) {
    // Another version may have left anything.
    for (const feed of Object.values(entry.feeds ?? {}))
      if (address !== own && shows(await feed.catch(() => undefined), removed)) evict(address, entry);
  }
}

const shows = (feed: Feed | undefined, removed: string[]): boolean =>
  !!feed?.items.some(({ id, url = '' }) => removed.includes(id) || removed.includes(url));

/** Whether a copy shows an item that was withdrawn. One that cannot be read goes too. */
async function holds(copy: Response | undefined, removed: string[]): Promise<boolean> {
  try {
    return shows(await readKept(copy!), removed);
  } catch {
    return true;
  }
}
