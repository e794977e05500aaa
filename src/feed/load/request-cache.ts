import type { Feed } from '../model/types.js';
import type { Copy } from './cache-lookup.js';

/** What a request brought, as plain data: copies and versions of this library share it. */
export interface Answer {
  bytes?: Uint8Array;
  /** The address after redirects. */
  url?: string;
  contentType?: string;
  /** Why there are no bytes: the fields of a `FeedError`. */
  error?: { code: string; message: string; status?: number; retryAfter?: string };
}

/** One address: its request, under way or answered, and what has been read from it. */
export interface Entry {
  /** Never rejects. */
  answer: Promise<Answer>;
  /** When it began, by `Date.now()`. */
  time: number;
  /** Who still waits; the request is aborted when the last one leaves. */
  users: number;
  abort(): void;
  /** Somebody has waited for it in vain. */
  late?: boolean;
  /** Feeds read, by the zone given to dates that carry none. */
  feeds: Record<string, Promise<Feed>>;
  /** The last visit's copy, by the same zone. */
  copies?: Record<string, Promise<Copy | undefined>>;
}

const key = Symbol.for('dongpo-widgets.store.1');
const most = 20;

/** The page's own map of answers by address, whichever copy of the library made it. */
export function page(): Map<string, Entry> {
  const holder = globalThis as unknown as Record<symbol, Map<string, Entry>>;
  if (!(holder[key] instanceof Map)) holder[key] = new Map();
  return holder[key]!;
}

/** The entry of an address, begun by `start` unless one is under way or younger than `maxAge` milliseconds. */
export function entryOf(url: string, start: () => Entry, maxAge: number): Entry {
  const entries = page();
  const known = entries.get(url);
  if (known?.feeds && (known.users > 0 || (known.users >= 0 && Date.now() - known.time < maxAge)))
    return known;
  const entry = start();
  entries.set(url, entry);
  if (entries.size > most) entries.delete(entries.keys().next().value!);
  return entry;
}

/** Forgets an entry: a failure must not be served to who comes next. */
export function evict(url: string, entry: Entry): void {
  if (page().get(url) === entry) page().delete(url);
}
