import type { ReactiveController } from 'lit';
import type { WidgetHost } from './widget-host.js';

/** Milliseconds after a failure in which nobody asks again, however often the reader comes and goes. */
const rest = 5000;

/** After a failure, asks again when the reader is back. (When the network is, or the page, feed-controller.ts does.) */
export class ReloadOnReturnController implements ReactiveController {
  #watching?: AbortController;
  /** Its first failure may have been what brought this here. */
  #failed = Date.now();

  constructor(private readonly host: WidgetHost) {
    host.addController(this);
    host.addEventListener('dongpo-error', () => {
      this.#failed = Date.now();
    });
  }

  hostUpdated(): void {
    const { stale, state } = this.host.feedController;
    if (!stale && state !== 'error') this.hostDisconnected();
    else if (!this.#watching) this.#watch();
  }

  hostDisconnected(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  #watch(): void {
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const back = (): void => {
      if (document.hidden || Date.now() - this.#failed < rest) return;
      this.hostDisconnected();
      void this.host.feedController.load({ reload: true });
    };
    document.addEventListener('visibilitychange', back, { signal });
  }
}
