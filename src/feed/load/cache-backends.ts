/** Stores of responses from one visit to the next: Cache Storage, localStorage, or the page's memory. */

import { CACHE_NAME } from './cached-feed.js';

/** A store of responses by address. What is read from it may be anything. */
export interface CacheBackend {
  /** Limits for all responses together. */
  quota: { entries: number; bytes: number };
  addresses(): Promise<string[]>;
  get(address: string): Promise<Response | undefined>;
  put(address: string, response: Response): Promise<unknown>;
  delete(address: string): Promise<unknown>;
}

const QUOTA = { entries: 20, bytes: 5_000_000 };
/** Smaller, since the page's own code needs the room. */
const LOCAL_STORAGE_QUOTA = { entries: 5, bytes: 500_000 };

async function cacheStorageBackend(): Promise<CacheBackend> {
  const cache = await caches.open(CACHE_NAME);
  return {
    quota: QUOTA,
    addresses: async () => (await cache.keys()).map(({ url }) => url),
    get: (address) => cache.match(address),
    put: (address, response) => cache.put(address, response),
    delete: (address) => cache.delete(address),
  };
}

const PREFIX = `${CACHE_NAME} `;

/** For http pages, which have no Cache Storage. */
function localStorageBackend(): CacheBackend {
  const storage = globalThis.localStorage;
  // Null in some web views.
  if (!storage) throw new Error('No storage');
  return {
    quota: LOCAL_STORAGE_QUOTA,
    addresses: async () =>
      Object.keys(storage).flatMap((key) => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : [])),
    get: async (address) => parseResponse(storage.getItem(PREFIX + address)),
    put: async (address, response) => storage.setItem(PREFIX + address, await serialiseResponse(response)),
    delete: async (address) => storage.removeItem(PREFIX + address),
  };
}

/** Headers, and the body in base64: localStorage holds text only, and bytes must stay as they were published. */
async function serialiseResponse(response: Response): Promise<string> {
  let binary = '';
  for (const byte of new Uint8Array(await response.arrayBuffer())) binary += String.fromCharCode(byte);
  return JSON.stringify([[...response.headers], btoa(binary)]);
}

function parseResponse(text: string | null): Response | undefined {
  if (!text) return;
  const [headers, base64] = JSON.parse(text);
  return new Response(
    Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0)),
    { headers },
  );
}

const memory = new Map<string, Response>();

/** For sandboxed frames and private windows, which may block both. */
const memoryBackend: CacheBackend = {
  quota: QUOTA,
  addresses: async () => [...memory.keys()],
  get: async (address) => memory.get(address)?.clone(),
  put: async (address, response) => memory.set(address, response),
  delete: async (address) => memory.delete(address),
};

/** The best backend that this page may use. */
export async function openBackend(): Promise<CacheBackend> {
  try {
    return await cacheStorageBackend();
  } catch {
    try {
      return localStorageBackend();
    } catch {
      return memoryBackend;
    }
  }
}
