import { pageAddresses } from '../../dom/page-addresses.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { excludesPage } from '../../feed/select/filters.js';
import { selectItems } from '../../feed/select/select-items.js';
import type { Selection, SelectOptions } from '../../feed/select/select-options.js';
import { Stories } from '../../feed/select/stories.js';
import { MoreItems } from './more-items.js';
import type { SelectionHost } from './selection-host.js';
import { isWaitingForOthers, shownBefore, watchUnique } from './shown-before.js';
import { takesPart } from './takes-part.js';

/** A choice that was made, and all that it was made of. */
interface Made {
  sources: unknown[];
  selection: Selection;
}

const areSame = (a: unknown[], b: unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => Object.is(value, b[index]));

/** Chooses the items of an element as its attributes say. A chunk of its own, for elements that have such attributes. */
export class ItemSelection {
  readonly #host: SelectionHost;
  readonly #more: MoreItems;
  /** The choices that were made last, of each feed: one that waits to be shown is asked for as well. */
  readonly #made = new WeakMap<Feed, Made>();

  constructor(host: SelectionHost) {
    this.#host = host;
    this.#more = new MoreItems(host, (feed) => this.itemsOf(feed));
    watchUnique(host);
  }

  /** Rows that the reader asked for beyond the limit. */
  get addedRows(): number {
    return this.#more.addedRows;
  }

  /** True if the element leaves out what others show. A ticker takes no part in that. */
  get #isUnique(): boolean {
    return !!this.#host.unique && takesPart(this.#host);
  }

  /** False while the elements before a unique one are still loading what it must leave out. */
  isReady(): boolean {
    return !this.#isUnique || !isWaitingForOthers(this.#host);
  }

  /** The items that are chosen, in their order; the same array as long as nothing changes. */
  itemsOf(feed: Feed): FeedItem[] {
    return this.#select(feed).items;
  }

  /** Place of an item in its feed, from 1. */
  placeOf(item: FeedItem): number | undefined {
    const { feed } = this.#host.feedController;
    return feed && this.#select(feed).places.get(item);
  }

  renderMore(feed: Feed): unknown {
    return this.#more.render(feed);
  }

  /** The heading as a link, with `more="link"`. */
  headingLink(heading: string): unknown {
    return this.#more.headingLink(heading);
  }

  #select(feed: Feed): Selection {
    const { order, section, author, include, exclude, chosenMaxAge, offset } = this.#host;
    const unique = this.#isUnique;
    const page = excludesPage(exclude) ? pageAddresses().join(' ') : undefined;
    const options: SelectOptions = {
      order,
      section,
      author,
      include,
      exclude,
      page,
      maxAge: chosenMaxAge,
      offset,
    };
    const extended = this.#more.extend(feed);
    const before = unique ? shownBefore(this.#host) : [];
    const sources = [extended, ...Object.values(options), unique, ...before.flatMap(({ items }) => items)];
    const made = this.#made.get(feed);
    if (made && areSame(made.sources, sources)) return made.selection;
    const selection = selectItems([extended], options);
    if (unique) {
      const stories = new Stories();
      for (const { feed: other, items } of before) for (const item of items) stories.add(item, other);
      selection.items = selection.items.filter((item) => stories.add(item, extended));
    }
    this.#made.set(feed, { sources, selection });
    return selection;
  }
}
