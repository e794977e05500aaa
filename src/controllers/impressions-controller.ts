import type { ReactiveController } from 'lit';
import { DongpoImpressionEvent } from '../events/impression-event.js';
import type { WidgetHost } from './widget-host.js';

/** Milliseconds for which half of an item has to be on screen. */
const IMPRESSION_MS = 1000;

/** Dispatches `dongpo-impression` once for each item of which half was on screen for a second. */
export class ImpressionsController implements ReactiveController {
  /** Ids of the items that were reported. */
  readonly #reported = new Set<string>();
  readonly #timers = new Map<Element, ReturnType<typeof setTimeout>>();
  #observer?: IntersectionObserver;
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.hostDisconnected();
    const { feed } = this.#host.feedController;
    const items = feed ? this.#host.visibleItems(feed) : [];
    const rows = [...this.#host.renderRoot.querySelectorAll('[part~=item]')];
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(this.#timers.get(target));
          const item = items[rows.indexOf(target)];
          if (!isIntersecting || !item || this.#reported.has(item.id)) continue;
          const report = (): void => {
            this.#reported.add(item.id);
            this.#host.dispatchEvent(new DongpoImpressionEvent(item));
          };
          this.#timers.set(target, setTimeout(report, IMPRESSION_MS));
        }
      },
      { threshold: 0.5 },
    );
    // A new observer reports each row's state once at first.
    for (const row of rows) this.#observer.observe(row);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    // The map would keep rows that are not shown any more.
    this.#timers.clear();
  }
}
