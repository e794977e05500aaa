import type { FeedError } from '../model/feed-error.js';

/** Milliseconds, and what tests set. */
export const pacing = {
  base: 500,
  longest: 8000,
  /** For all attempts together. */
  budget: 30_000,
  random: Math.random,
};

interface Run {
  attempt: number;
  /** No more attempts within this run's time. */
  over?: boolean;
  began: number;
  /** The next attempt, for all who wait for this address. */
  next?: Promise<boolean>;
}

const runs = new Map<string, Run>();

/** What may pass: no answer, or one that says so (RFC 9110, 15.6; RFC 6585, 4). */
const passing = ({ code, status }: FeedError): boolean =>
  /^(network|timeout)$/.test(code) || /^(408|429|50[0234])$/.test(`${status}`);

/** Milliseconds that the server wants to be left alone. */
export function wished({ retryAfter, status }: FeedError): number {
  // Seconds, or a date (RFC 9110, 10.2.3).
  const after = +retryAfter! >= 0 ? +retryAfter! * 1000 : Date.parse(retryAfter!) - Date.now();
  // One that says "too many" and not for how long, or where no script may read it, means a minute at least.
  return after || (status === 429 ? 60_000 : 0);
}

/**
 * Waits until a failed address may be asked again: full jitter, `Retry-After` honoured. All who ask
 * for it wait for the same moment.
 * @returns false, at once, where there is no use, or no more time, in asking
 */
export function again(
  url: string,
  error: FeedError,
  attempts: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const next = nextAttempt(url, error, attempts);
  if (!signal) return next;
  return new Promise((done, leave) => {
    const abort = (): void => leave(signal.reason);
    signal.addEventListener('abort', abort);
    next.then(done).finally(() => signal.removeEventListener('abort', abort));
  });
}

function nextAttempt(url: string, error: FeedError, attempts: number): Promise<boolean> {
  const now = Date.now();
  let run = runs.get(url);
  if (!run || now - run.began > pacing.budget) {
    run = { attempt: 1, began: now };
    runs.set(url, run);
  }
  if (run.next) return run.next;
  if (run.over) return Promise.resolve(false);
  const jitter = pacing.random() * Math.min(pacing.longest, pacing.base * 2 ** run.attempt);
  const delay = Math.max(wished(error), jitter);
  // Without a network there is no use: what waits for it asks anew.
  const offline = globalThis.navigator?.onLine === false;
  if (offline || !passing(error) || ++run.attempt > attempts || now + delay > run.began + pacing.budget) {
    run.over = true;
    return Promise.resolve(false);
  }
  run.next = new Promise((go) =>
    setTimeout(() => {
      run.next = undefined;
      go(true);
    }, delay),
  );
  return run.next;
}

/** An address answered: its next failure is a first one. */
export function succeeded(url: string): void {
  runs.delete(url);
}
