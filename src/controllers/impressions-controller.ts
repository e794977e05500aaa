import type { ReactiveController } from 'lit';
import { DongpoImpressionEvent } from '../events/impression-event.js';
import type { WidgetHost } from './widget-host.js';

/** Dispatches `dongpo-impression` once for each item of which half was on screen for a second. */
export class ImpressionsController implements ReactiveController {
  private readonly seen = new Set<string>();
  private readonly timers = new Map<Element, ReturnType<typeof setTimeout>>();
  private observer?: IntersectionObserver;

  constructor(private readonly host: WidgetHost) {
    host.addController(this);
  }

  hostUpdated(): void {
    this.hostDisconnected();
    const { feed } = this.host.feedController;
    const items = feed ? this.host.visibleItems(feed) : [];
    const nodes = [...this.host.shadowRoot!.querySelectorAll('[part~=item]')];
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(this.timers.get(target));
          const item = items[nodes.indexOf(target)];
          if (!isIntersecting || !item || this.seen.has(item.id)) continue;
          const report = (): void => {
            this.seen.add(item.id);
            this.host.dispatchEvent(new DongpoImpressionEvent(item));
          };
          this.timers.set(target, setTimeout(report, 1000));
        }
      },
      { threshold: 0.5 },
    );
    // Observed anew, each reports anew.
    for (const node of nodes) this.observer.observe(node);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    for (const timer of this.timers.values()) clearTimeout(timer);
    // Rows that are no longer shown would stay with it.
    this.timers.clear();
  }
}
