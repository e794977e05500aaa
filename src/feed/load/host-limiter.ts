import { FeedError } from '../model/feed-error.js';

/** How a server answers this page: the library's copies on it share this. */
interface Origin {
  /** Requests that it may get at once: few until it has answered. */
  free: number;
  /** Failures since it last answered. */
  failures: number;
  /** It is left alone until then, by `Date.now()`. */
  until: number;
  waiting: (() => void)[];
}

const key = Symbol.for('dongpo-widgets.origins.1');
const few = 4;
/** Milliseconds for which a server that failed so often in a row is left alone. */
const rest = 30_000;

function originOf(url: string): Origin {
  const holder = globalThis as unknown as Record<symbol, Record<string, Origin> | undefined>;
  holder[key] ??= {};
  const { origin } = new URL(url);
  holder[key][origin] ??= { free: few, failures: 0, until: 0, waiting: [] };
  return holder[key][origin];
}

/** So many more requests, and those who wait for one go. */
function release(origin: Origin, free: number): void {
  origin.free += free;
  for (const go of origin.waiting.splice(0, free)) go();
}

/**
 * Asks a server when it is its turn: fifty widgets on a dead host make a handful of requests.
 * @throws {FeedError} `network`, at once, while the server is left alone
 */
export async function inTurn<T>(url: string, ask: () => Promise<T>): Promise<T> {
  const origin = originOf(url);
  if (origin.free < 1) await new Promise<void>((go) => origin.waiting.push(go));
  if (origin.until > Date.now()) throw new FeedError('network', 'Left alone after failures');
  origin.free--;
  try {
    const result = await ask();
    origin.failures = 0;
    release(origin, 1e3);
    return result;
  } finally {
    release(origin, 1);
  }
}

/** A server did not answer, or not in time. */
export function failed(url: string): void {
  const origin = originOf(url);
  if (++origin.failures < few) return;
  origin.until = Date.now() + rest;
  release(origin, 1e3);
  origin.free = few;
}

/** Whoever asks next is heard: the reader wants it. */
export function forgive(url: string): void {
  originOf(url).until = 0;
}
