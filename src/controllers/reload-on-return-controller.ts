import type { ReactiveController } from 'lit';
import type { WidgetHost } from './widget-host.js';

/** Milliseconds after a failure in which a reader's return causes no request. */
const MIN_INTERVAL = 5000;

/**
 * Loads again after a failure when the reader returns to the tab. (`FeedController` does so when the network returns,
 * or when the page is restored.)
 */
export class ReloadOnReturnController implements ReactiveController {
  /** Ends the listening. */
  #listening?: AbortController | undefined;
  /** Time of the last failure. The first one may have happened before this code was loaded. */
  #failedAt = Date.now();
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('dongpo-error', () => {
      this.#failedAt = Date.now();
    });
  }

  hostUpdated(): void {
    const { stale, state } = this.#host.feedController;
    if (!stale && state !== 'error') this.hostDisconnected();
    else if (!this.#listening) this.#listen();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }

  #listen(): void {
    this.#listening = new AbortController();
    document.addEventListener('visibilitychange', this.#onVisibilityChange, {
      signal: this.#listening.signal,
    });
  }

  readonly #onVisibilityChange = (): void => {
    if (document.hidden || Date.now() - this.#failedAt < MIN_INTERVAL) return;
    this.hostDisconnected();
    void this.#host.feedController.load({ reload: true });
  };
}
