import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DongpoImpressionEvent } from '../events/impression-event.js';
import type { FeedItem } from '../feed/model.js';

/** Dispatches `dongpo-impression` once for each item of which half was on screen for a second. */
export class ImpressionsController implements ReactiveController {
  private readonly seen = new Set<string>();
  private readonly timers = new Map<Element, ReturnType<typeof setTimeout>>();
  private observer?: IntersectionObserver;

  /** @param itemOf the item that a node with the part `item` shows */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly itemOf: (index: number) => FeedItem | undefined,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const nodes = [...this.host.shadowRoot!.querySelectorAll('[part~=item]')];
    this.hostDisconnected();
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(this.timers.get(target));
          const item = this.itemOf(nodes.indexOf(target));
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
  }
}
