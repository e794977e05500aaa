import type { Feed } from './model.js';

/** What a request brought, as plain data: copies and versions of this library share it. */
export interface Answer {
  bytes?: Uint8Array;
  /** The address after redirects. */
  url?: string;
  contentType?: string;
  /** Why there are no bytes: the fields of a `FeedError`. */
  error?: { code: string; message: string; status?: number };
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
  /** Feeds read, by the zone given to dates that carry none. */
  feeds: Record<string, Promise<Feed>>;
}

const key = Symbol.for('dongpo-widgets.store.1');
/** As long as this, an answer serves elements that come later. Milliseconds. */
const fresh = 60_000;
const most = 20;

/** The page's own map, whichever copy of the library made it. */
function page(): Map<string, Entry> {
  const holder = globalThis as unknown as Record<symbol, Map<string, Entry>>;
  if (!(holder[key] instanceof Map)) holder[key] = new Map();
  return holder[key]!;
}

/** The entry of an address, begun by `start` unless one is under way or still fresh. */
export function entryOf(url: string, start: () => Entry, reload?: boolean): Entry {
  const entries = page();
  const known = entries.get(url);
  if (known?.feeds && known.users >= 0 && Date.now() - known.time < fresh && !(reload && !known.users))
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
