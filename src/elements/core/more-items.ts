import { html, nothing } from 'lit';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { loadFeed } from '../../feed/load/load-feed.js';
import { sourceList } from '../../feed/load/source-list.js';
import { FeedError } from '../../feed/model/feed-error.js';
import { httpUrl } from '../../feed/model/http-url.js';
import { markNormalised } from '../../feed/model/normalised.js';
import { pageUrl } from '../../feed/model/page-url.js';
import { isShowable } from '../../feed/model/showable.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { applyTerms } from '../../feed/parse/terms.js';
import { mergeFeeds, partsOf } from '../../feed/select/merge-feeds.js';
import { timeOf } from '../../feed/select/order.js';
import moreStyles from './more.styles.js';
import type { SelectionHost } from './selection-host.js';

/** Pages that one click may load for each feed: a filter may leave out all of a page. */
const PAGES_A_CLICK = 5;

/** The facts about a feed beyond its first page. */
interface Beyond {
  items: FeedItem[];
  /** Address of the next page, if there is one that was not asked for. */
  next: string | undefined;
  /** Addresses of pages that were loaded: a feed may lead back to one. */
  loaded: Set<string>;
}

const originOf = (address: string): string | undefined => {
  const url = httpUrl(address, pageUrl());
  return url && new URL(url).origin;
};

/** A name of a feed that its later versions share. */
const nameOf = ({ feed_url, home_page_url, title }: Feed): string => feed_url ?? home_page_url ?? title;

/** Further items of an element on demand: of its feed, then of the feed's next pages; or the link to them. */
export class MoreItems {
  /** Rows that the reader asked for. */
  addedRows = 0;
  readonly #host: SelectionHost;
  readonly #select: (feed: Feed) => FeedItem[];
  #beyond = new Map<string, Beyond>();
  /** The source that `#beyond` belongs to. */
  #source: unknown[] = [];
  #extended?: { feed: Feed; result: Feed } | undefined;
  #isBusy = false;
  #hasFailed = false;
  /** Number of items that were added last, for screen readers. */
  #announced: number | undefined;

  /** @param select the items that the element chooses of a feed, further ones included */
  constructor(host: SelectionHost, select: (feed: Feed) => FeedItem[]) {
    this.#host = host;
    this.#select = select;
    adoptStyles(host.renderRoot, [moreStyles]);
  }

  /** The feed with the items of its next pages that were loaded, kept to its terms. */
  extend(feed: Feed): Feed {
    this.#resetForOtherSource();
    if (!this.#beyond.size) return feed;
    if (this.#extended?.feed !== feed) {
      const parts = partsOf(feed).map((part) => this.#extendPart(part));
      const [first] = parts;
      this.#extended = { feed, result: parts.length === 1 && first ? first : mergeFeeds(parts) };
    }
    return this.#extended.result;
  }

  #extendPart(part: Feed): Feed {
    const beyond = this.#beyond.get(nameOf(part));
    if (!beyond) return part;
    const ids = new Set(part.items.map(({ id }) => id));
    // Terms are applied in place, and the items of the pages are those of the request cache.
    const further = beyond.items
      .filter(({ id }) => !ids.has(id))
      .map((item) => ({ ...item, ...(item._dongpo && { _dongpo: { ...item._dongpo } }) }));
    return markNormalised(applyTerms({ ...part, items: [...part.items, ...further] }));
  }

  #resetForOtherSource(): void {
    const { src, feed, language } = this.#host.feedSource();
    const source = [src, feed, src?.includes('{lang}') && language];
    if (source.every((value, index) => value === this.#source[index])) return;
    this.#source = source;
    this.#beyond = new Map();
    this.#extended = undefined;
    this.addedRows = 0;
    this.#announced = undefined;
    this.#hasFailed = false;
  }

  render(feed: Feed): unknown {
    const { more, messages } = this.#host;
    if (more === 'link') {
      const url = this.#url(feed);
      return url
        ? html`<div part="more" class="more">${this.#host.renderLink(url, messages.more)}</div>`
        : nothing;
    }
    if (more !== 'button') return nothing;
    // A live region is there before its text, and the row keeps its height when the button leaves.
    return html`<div part="more" class="more"><span class="hidden" role="status">${
      this.#announced === undefined ? nothing : this.#announcement(this.#announced)
    }</span>${this.#hasFailed ? html`<span part="status" class="failed" role="status">${messages.failed}</span>` : nothing}${
      this.#hasMore(feed)
        ? html`<button aria-disabled=${this.#isBusy} @click=${this.#onClick}>${
            this.#hasFailed ? messages.retry : messages.more
          }</button>`
        : nothing
    }</div>`;
  }

  #announcement(count: number): string {
    const { messages } = this.#host;
    return count ? messages.count(messages.added, count) : messages.empty;
  }

  headingLink(heading: string): unknown {
    const { feed } = this.#host.feedController;
    const url = this.#host.more === 'link' && feed && this.#url(feed);
    return url ? this.#host.renderLink(url, heading) : heading;
  }

  /** The page that `more="link"` leads to. */
  #url({ home_page_url }: Feed): string | undefined {
    const { moreUrl } = this.#host;
    return moreUrl ? httpUrl(moreUrl, pageUrl() ?? home_page_url) : home_page_url;
  }

  #hasMore(feed: Feed): boolean {
    return this.#select(feed).length > this.#shownRows || partsOf(feed).some((part) => this.#nextOf(part));
  }

  get #shownRows(): number {
    return this.#host.effectiveLimit + this.addedRows;
  }

  /** Address of a feed's next page, unless its terms allow no further item. */
  #nextOf(part: Feed): string | undefined {
    const beyond = this.#beyond.get(nameOf(part));
    const maxItems = part._dongpo?.terms?.max_items;
    if (maxItems && this.#extendPart(part).items.length >= maxItems) return undefined;
    return beyond ? beyond.next : part.next_url;
  }

  readonly #onClick = async (): Promise<void> => {
    const host = this.#host;
    const { feed } = host.feedController;
    if (!feed || this.#isBusy) return;
    const shownIds = new Set(host.visibleItems(feed).map(({ id }) => id));
    this.#isBusy = true;
    this.#hasFailed = false;
    this.#announced = undefined;
    host.requestUpdate();
    try {
      await this.#loadFor(feed, this.#shownRows + host.effectiveLimit);
    } catch (error) {
      this.#hasFailed = true;
      host.feedController.report(error);
    }
    this.#isBusy = false;
    // A new feed, or another source, may have come meanwhile.
    const current = host.feedController.feed;
    if (!current) return;
    const hasFurther = this.#select(current).length > this.#shownRows;
    if (hasFurther) this.addedRows += host.effectiveLimit;
    host.requestUpdate();
    await host.updateComplete;
    const items = host.visibleItems(current);
    const index = items.findIndex(({ id }) => !shownIds.has(id));
    const count = items.filter(({ id }) => !shownIds.has(id)).length;
    if (!this.#hasFailed || count) this.#announced = count;
    host.requestUpdate();
    host.renderRoot.querySelectorAll('.item')[index]?.querySelector<HTMLElement>('a')?.focus();
  };

  /** Loads next pages until that many items are chosen, or there is none. */
  async #loadFor(feed: Feed, count: number): Promise<void> {
    const source = this.#source;
    for (let page = 0; page < PAGES_A_CLICK && source === this.#source; page++) {
      const chosen = this.#select(feed);
      const last = chosen[count - 1];
      const due = partsOf(feed).filter((part) => {
        if (!this.#nextOf(part)) return false;
        // In a list of several feeds, one whose next page may hold newer items than the last row.
        return !last || (partsOf(feed).length > 1 && this.#oldestTime(part) > timeOf(last));
      });
      if (!due.length) return;
      await Promise.all(due.map((part) => this.#loadPage(part, source)));
    }
  }

  #oldestTime(part: Feed): number {
    return Math.min(
      ...this.#extendPart(part)
        .items.map(timeOf)
        .filter((time) => !Number.isNaN(time)),
    );
  }

  async #loadPage(part: Feed, source: unknown[]): Promise<void> {
    const address = this.#nextOf(part);
    if (!address) return;
    const { src = '', timeout, timeZone, labels, untrusted } = this.#host.feedSource();
    // A feed may name any address, even one of this page: none but its own origin gets the reader's cookies.
    const isForeign = sourceList(src).some((each) => originOf(each) !== originOf(address));
    if (untrusted && isForeign)
      throw new FeedError('network', 'On another origin than the feed', undefined, address);
    const options = { timeout, timeZone, labels, attempts: 1, untrusted: untrusted || isForeign };
    const page = await loadFeed(address, options).catch((error) => {
      // WordPress answers so after its last page.
      if (error?.status === 400 || error?.status === 404) return undefined;
      throw error;
    });
    if (source !== this.#source) return;
    const { items = [], loaded = new Set(part.feed_url ? [part.feed_url] : []) } =
      this.#beyond.get(nameOf(part)) ?? {};
    loaded.add(address);
    const next = page?.next_url && !loaded.has(page.next_url) ? page.next_url : undefined;
    // The items so far are kept: when the feed is loaded again, they may have moved to its second page.
    const known = items.length ? items : part.items;
    this.#beyond.set(nameOf(part), {
      items: [...known, ...(page?.items ?? []).filter(isShowable)],
      next,
      loaded,
    });
    this.#extended = undefined;
  }
}
