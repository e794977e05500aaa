import type { FeedError } from '../model/feed-error.js';
import { retryAfterMs } from './retry-after.js';

/** Durations in milliseconds, and the source of chance; tests set them. */
export const retryConfig = {
  base: 500,
  longest: 8000,
  /** For all attempts together. */
  budget: 30_000,
  random: Math.random,
};

/** The attempts for one address, which all its callers share. */
interface Run {
  attempt: number;
  startedAt: number;
  /** True if no attempt is left within this run's time. */
  exhausted?: boolean;
  /** The wait for the next attempt. */
  pending?: Promise<boolean> | undefined;
}

const runs = new Map<string, Run>();

/** HTTP statuses that may pass (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4). */
const TRANSIENT_STATUSES = [408, 429, 500, 502, 503, 504];
/** Milliseconds after a 429 that names no time, or whose `Retry-After` no script may read. */
const AFTER_TOO_MANY = 60_000;

/** True if the same request may succeed later: no answer, or one that says so. */
const isTransient = ({ code, status }: FeedError): boolean =>
  code === 'network' || code === 'timeout' || (status !== undefined && TRANSIENT_STATUSES.includes(status));

/** Milliseconds that the server asks to be left alone. */
export const serverDelay = ({ retryAfter, status }: FeedError): number =>
  retryAfterMs(retryAfter, Date.now()) || (status === 429 ? AFTER_TOO_MANY : 0);

/**
 * Waits until a failed address may be requested again: full jitter, `Retry-After` honoured. All callers of an
 * address wait for the same moment.
 *
 * @returns false, at once, if a retry is no use or its time is over
 * @throws the signal's reason, when that aborts
 */
export function waitForRetry(
  url: string,
  error: FeedError,
  attempts: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const retry = nextAttempt(url, error, attempts);
  if (!signal) return retry;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort);
    retry.then(resolve).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function nextAttempt(url: string, error: FeedError, attempts: number): Promise<boolean> {
  const now = Date.now();
  let run = runs.get(url);
  if (!run || now - run.startedAt > retryConfig.budget) {
    run = { attempt: 1, startedAt: now };
    runs.set(url, run);
  }
  if (run.pending) return run.pending;
  if (run.exhausted) return false;
  const { random, longest, base, budget } = retryConfig;
  const jitter = random() * Math.min(longest, base * 2 ** run.attempt);
  const delay = Math.max(serverDelay(error), jitter);
  // Offline, a retry is no use: whoever waits for the network asks anew.
  const isOffline = globalThis.navigator?.onLine === false;
  run.attempt++;
  if (isOffline || !isTransient(error) || run.attempt > attempts || now + delay > run.startedAt + budget) {
    run.exhausted = true;
    return false;
  }
  const current = run;
  current.pending = new Promise((resolve) =>
    setTimeout(() => {
      current.pending = undefined;
      resolve(true);
    }, delay),
  );
  return current.pending;
}

/** Forgets the attempts for an address that has answered: its next failure is a first one. */
export function clearRetries(url: string): void {
  runs.delete(url);
}
