import type { DomAdapter } from '../../content/options.js';
import type { LazyViewElement } from '../core/lazy-view-element.js';

/** Members of `dongpo-article` that its view and its enhancements use. */
export interface ArticleHost extends LazyViewElement {
  item?: string | undefined;
  bestSrc?: string | undefined;
  controls?: string | undefined;
  domAdapter?: DomAdapter | undefined;
}
