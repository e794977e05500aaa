import type { ReactiveController } from 'lit';
import { whenNear } from '../dom/when-near.js';
import type { WidgetHost } from './widget-host.js';

/** Limits that tests set. */
export const refreshConfig = {
  /** Milliseconds: no feed is requested more often. */
  minInterval: 30_000,
  random: Math.random,
};

/** Longest delay of `setTimeout`, milliseconds: a longer one fires at once. */
const MAX_DELAY = 2 ** 31 - 1;

/** Reloads the feed every `refresh` seconds, while the tab is visible, online, and the host near the viewport. */
export class RefreshController implements ReactiveController {
  /** Milliseconds between two requests, as last read from the host; 0: no refresh. */
  #interval = 0;
  /** Time of the next request, by `Date.now()`; 0: none. */
  #nextAt = 0;
  #failures = 0;
  #timer?: ReturnType<typeof setTimeout>;
  /** Ends the waiting for the reader. */
  #stopWaiting?: (() => void) | undefined;
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    host.addController(this);
  }

  #readInterval(): number {
    const { refresh = 0 } = this.#host;
    return refresh > 0 && this.#host.feedSource().src
      ? Math.max(refresh * 1000, refreshConfig.minInterval)
      : 0;
  }

  hostUpdated(): void {
    const interval = this.#readInterval();
    if (interval === this.#interval) return;
    this.#interval = interval;
    this.#scheduleNext();
  }

  /** Starts the timer again. A request that is overdue is made at once. */
  hostConnected(): void {
    if (this.#nextAt) this.#startTimer();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** @param minDelay milliseconds, e.g. of `Retry-After` */
  #scheduleNext(minDelay = 0): void {
    // Up to a quarter later, so that pages that were opened together spread; up to eight times later after failures.
    const jitter = 1 + refreshConfig.random() / 4;
    const delay = this.#interval * 2 ** Math.min(this.#failures, 3) * jitter;
    this.#nextAt = delay && Date.now() + Math.max(delay, minDelay);
    this.hostDisconnected();
    if (delay && this.#host.isConnected) this.#startTimer();
  }

  #startTimer(): void {
    const delay = Math.min(Math.max(0, this.#nextAt - Date.now()), MAX_DELAY);
    this.#timer = setTimeout(() => this.#onTimer(), delay);
  }

  #onTimer(): void {
    if (!document.hidden && navigator.onLine !== false) {
      this.#stopWaiting = whenNear(this.#host, () => void this.#poll());
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    this.#stopWaiting = () => controller.abort();
    const onReturn = (): void => {
      controller.abort();
      this.#onTimer();
    };
    document.addEventListener('visibilitychange', onReturn, { signal });
    addEventListener('online', onReturn, { signal });
  }

  async #poll(): Promise<void> {
    const { feedController } = this.#host;
    // Elements with the same feed share an answer. The next poll is the next attempt.
    await feedController.load({ reload: true, maxAge: this.#interval / 2, attempts: 1 });
    const hasFailed = feedController.stale || feedController.state === 'error';
    this.#failures = hasFailed ? this.#failures + 1 : 0;
    const retry = hasFailed ? await import('../feed/load/retry.js').catch(() => undefined) : undefined;
    if (!this.#host.isConnected) return;
    // A reload by the reader, meanwhile, may have ended the poll without an error.
    const { error } = feedController;
    this.#scheduleNext(error && retry?.serverDelay(error));
  }
}
