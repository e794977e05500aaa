import type { FeedItem } from '../model/types.js';

/** Order of items: `feed`, as published, several feeds one after another; `newest` or `oldest` first. */
export type Order = 'feed' | 'newest' | 'oldest';

/** The choice of items: the attributes of an element, or members of a configuration. Bad values count as none. */
export interface SelectOptions {
  /** Default `feed`; of several feeds `newest`. */
  order?: string | undefined;
  /** Section names with commas between them: any step of an item's `section_path`, or one of its tags. */
  section?: string | undefined;
  /** Names of authors with commas between them. */
  author?: string | undefined;
  /** Words, of which one is in the title, excerpt, kicker or tags. Between words, a comma is "or" and `+` is "and". */
  include?: string | undefined;
  /** Words as in `include`: items that have them are left out. `page` is no word: it stands for the page's article. */
  exclude?: string | undefined;
  /** Addresses of the page that the items are shown on, with spaces between them. */
  page?: string | undefined;
  /** Greatest age in days. Items without a date are not known to be that young. */
  maxAge?: number | undefined;
  /** Number of items left out at the top. */
  offset?: number | undefined;
  /** Milliseconds since 1970 by which ages are told. Default: now. */
  now?: number | undefined;
}

/** The items that are chosen, in their order. */
export interface Selection {
  items: FeedItem[];
  /**
   * The place of each item from 1, before any is left out: in its feed, or, of several feeds, in the order of them all.
   */
  places: ReadonlyMap<FeedItem, number>;
}
