import type { WidgetHost } from '../../controllers/widget-host.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';

/** The items that an element shows, and the feed that they are of. */
export interface ShownItems {
  feed: Feed;
  items: FeedItem[];
}

/** Members of an element that the choice of its items uses. */
export interface SelectionHost extends WidgetHost {
  order?: string | undefined;
  section?: string | undefined;
  author?: string | undefined;
  include?: string | undefined;
  exclude?: string | undefined;
  readonly chosenMaxAge: number | undefined;
  offset?: number | undefined;
  unique?: boolean | undefined;
  more?: string | undefined;
  moreUrl?: string | undefined;
  readonly effectiveLimit: number;
  /** Items of the elements before this one, where no page tells: on a server. */
  readonly shownBefore?: readonly ShownItems[] | undefined;
  renderLink(url: string | undefined, content: unknown): unknown;
}
