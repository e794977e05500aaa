import type { DongpoElement } from '../core/feed-element.js';
import type { LazyViewElement } from '../core/lazy-view-element.js';

/** Members of `dongpo-sections` that its view uses. */
export interface SectionsHost extends LazyViewElement {
  layout?: 'list' | 'cards' | 'compact' | 'lead' | undefined;
  maxSections?: number | undefined;
  /** Child elements that are panels. */
  readonly panels: DongpoElement[];
}
