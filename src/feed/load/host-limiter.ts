import { FeedError } from '../model/feed-error.js';

/** State of one host: a limit of concurrent requests, and a circuit breaker. Copies of the library share it. */
interface Host {
  /** Requests that may start now. */
  slots: number;
  /** Failures since the last success. */
  failures: number;
  /** The circuit breaker is open until then, by `Date.now()`. */
  blockedUntil: number;
  /** Requests that wait for a slot. */
  queue: (() => void)[];
}

const KEY = Symbol.for('dongpo-widgets.origins.1');
/** Concurrent requests to a host that has not answered yet; also the failures in a row that open the breaker. */
const INITIAL_SLOTS = 4;
/** No limit to speak of, for a host that answers. */
const MANY_SLOTS = 1000;
/** Milliseconds for which the breaker stays open. */
const COOLDOWN = 30_000;

function hostOf(url: string): Host {
  const holder = globalThis as unknown as Record<symbol, Record<string, Host> | undefined>;
  holder[KEY] ??= {};
  const { origin } = new URL(url);
  holder[KEY][origin] ??= { slots: INITIAL_SLOTS, failures: 0, blockedUntil: 0, queue: [] };
  return holder[KEY][origin];
}

/** Adds slots, and starts as many of the requests that wait. */
function addSlots(host: Host, slots: number): void {
  host.slots += slots;
  for (const start of host.queue.splice(0, slots)) start();
}

/**
 * Runs a request when its host has a slot: fifty widgets of a dead host make a handful of requests.
 *
 * @throws {FeedError} `network`, at once, while the circuit breaker is open
 */
export async function runLimited<T>(url: string, request: () => Promise<T>): Promise<T> {
  const host = hostOf(url);
  if (host.slots < 1) await new Promise<void>((start) => host.queue.push(start));
  if (host.blockedUntil > Date.now()) throw new FeedError('network', 'Left alone after failures');
  host.slots--;
  try {
    const result = await request();
    host.failures = 0;
    addSlots(host, MANY_SLOTS);
    return result;
  } finally {
    addSlots(host, 1);
  }
}

/** Counts a request that failed or timed out. The fourth in a row opens the breaker. */
export function recordFailure(url: string): void {
  const host = hostOf(url);
  if (++host.failures < INITIAL_SLOTS) return;
  host.blockedUntil = Date.now() + COOLDOWN;
  // Queued requests fail at once.
  addSlots(host, MANY_SLOTS);
  host.slots = INITIAL_SLOTS;
}

/** Closes the circuit breaker: the reader asks for the feed. */
export function resetBreaker(url: string): void {
  hostOf(url).blockedUntil = 0;
}
