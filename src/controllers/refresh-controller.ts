import type { ReactiveController } from 'lit';
import { whenNear } from '../dom/when-near.js';
import type { WidgetHost } from './widget-host.js';

/** What tests set. */
export const refreshConfig = {
  /** Milliseconds: no feed is asked for more often. */
  least: 30_000,
  random: Math.random,
};

/** Asks for the feed anew every `refresh` seconds: while it is seen, online, and within a viewport of what is seen. */
export class RefreshController implements ReactiveController {
  /** As last read. */
  #each = 0;
  /** When to ask, by `Date.now()`. */
  #at = 0;
  #failures = 0;
  #timer?: ReturnType<typeof setTimeout>;
  /** Ends the waiting for the reader. */
  #stop?: () => void;

  constructor(private readonly host: WidgetHost) {
    host.addController(this);
  }

  /** In milliseconds; 0: never. */
  get #interval(): number {
    const { refresh } = this.host;
    return refresh! > 0 && this.host.feedSource().src ? Math.max(refresh! * 1000, refreshConfig.least) : 0;
  }

  hostUpdated(): void {
    // An address may come later than the seconds.
    if (this.#each === this.#interval) return;
    this.#each = this.#interval;
    this.#next();
  }

  /** In the page again: what is overdue is caught up with. */
  hostConnected(): void {
    if (this.#at) this.#wait();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
    this.#stop = undefined;
  }

  /** @param least milliseconds */
  #next(least = 0): void {
    // A little later each time, so that pages which were opened together ask apart; far later after failures.
    const wait = this.#interval * 2 ** Math.min(this.#failures, 3) * (1 + refreshConfig.random() / 4);
    this.#at = wait && Date.now() + Math.max(wait, least);
    this.hostDisconnected();
    if (wait && this.host.isConnected) this.#wait();
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#due(), Math.min(Math.max(0, this.#at - Date.now()), 2 ** 31 - 1));
  }

  #due(): void {
    if (!document.hidden && navigator.onLine !== false) {
      this.#stop = whenNear(this.host, () => void this.#poll());
      return;
    }
    const watching = new AbortController();
    const { signal } = watching;
    this.#stop = () => watching.abort();
    const back = (): void => {
      watching.abort();
      this.#due();
    };
    document.addEventListener('visibilitychange', back, { signal });
    addEventListener('online', back, { signal });
  }

  async #poll(): Promise<void> {
    const { feedController: data } = this.host;
    // Elements with one feed share an answer; the next time is the next attempt.
    await data.load({ reload: true, maxAge: this.#interval / 2, attempts: 1 });
    this.#failures = data.stale || data.state === 'error' ? this.#failures + 1 : 0;
    const retry = this.#failures ? await import('../feed/load/retry.js').catch(() => undefined) : undefined;
    // There is no error yet where the reader asked meanwhile.
    if (this.host.isConnected) this.#next(data.error && retry?.wished(data.error));
  }
}
