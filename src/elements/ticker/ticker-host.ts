import type { LazyViewElement } from '../core/lazy-view-element.js';

/** Members of `dongpo-ticker` that its view uses. */
export interface TickerHost extends LazyViewElement {
  interval?: number | undefined;
}
