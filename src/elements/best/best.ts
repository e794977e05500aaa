import { html, nothing } from 'lit';
import type { FeedItem } from '../../feed/model/types.js';
import { DongpoListElement } from '../core/list-element.js';

/**
 * The BEST 뉴스 list: ranks, titles and excerpts.
 *
 * Reserve its height in the page, so that nothing shifts when it loads:
 * `style="display:flow-root;font-size:medium;min-height:43em"` for five items with the default fields.
 *
 * @summary The best-news list
 * @tag dongpo-best
 */
export class DongpoBest extends DongpoListElement {
  protected readonly defaultLimit: number = 5;
  protected readonly defaultFields: string = 'label summary source';

  protected override blockHeading(): string {
    return this.heading ?? this.messages.best;
  }

  /** The rank, where it is another than that of the place in the list. */
  protected override rowValue(item: FeedItem, index: number): number | undefined {
    const rank = this.#rankOf(item, index);
    return rank === index + 1 ? undefined : rank;
  }

  /** The rank that the feed gives, else the place in the feed: what is left out renumbers nothing. */
  #rankOf(item: FeedItem, index: number): number {
    return item._dongpo?.rank ?? this.placeOf(item, index);
  }

  protected override renderRank(item: FeedItem, index: number): unknown {
    const { messages } = this;
    const rank = this.#rankOf(item, index);
    const { mark, label } = this.#describeChange(item._dongpo?.rank_change);
    return html`<div part="rank" class="rank ${rank <= 3 ? 'top' : ''}"><span aria-hidden="true">${messages.count('{}', rank)}<span class="change">${mark}</span></span
      ><span class="hidden">${messages.count(messages.rank, rank)} ${label}</span></div>`;
  }

  /** A change of rank, as a mark and as words for screen readers. */
  #describeChange(change: number | 'new' | undefined): { mark: unknown; label: unknown } {
    const { messages } = this;
    if (change === 'new') return { mark: 'NEW', label: messages.fresh };
    if (!change) return { mark: nothing, label: nothing };
    const places = Math.abs(change);
    return {
      mark: `${change > 0 ? '▲' : '▼'}${messages.count('{}', places)}`,
      label: messages.count(change > 0 ? messages.risen : messages.fallen, places),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-best': DongpoBest;
  }
}
