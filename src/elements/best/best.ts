import { html } from 'lit/html.js';
import type { FeedItem } from '../../feed/model/types.js';
import { DongpoListElement } from '../core/list-element.js';

/**
 * The BEST 뉴스 list: ranks, titles and excerpts.
 *
 * Reserve its height in the page, so that nothing moves when it loads:
 * `style="display:flow-root;font-size:medium;min-height:43em"` for five items with the default fields.
 *
 * @summary The best-news list
 * @tag dongpo-best
 */
export class DongpoBest extends DongpoListElement {
  protected readonly defaultLimit: number = 5;
  protected readonly defaultFields: string = 'summary';

  protected override blockHeading(): string {
    return this.heading ?? this.messages.best;
  }

  protected override renderRank(item: FeedItem, index: number): unknown {
    const { rank = index + 1, rank_change: change } = item._dongpo ?? {};
    const { messages } = this;
    const number = (count: number): string => messages.count('{}', count);
    const places = change === 'new' ? 0 : (change ?? 0);
    const [mark, said] = places
      ? places > 0
        ? [`▲${number(places)}`, messages.count(messages.risen, places)]
        : [`▼${number(-places)}`, messages.count(messages.fallen, -places)]
      : change
        ? ['NEW', messages.fresh]
        : [];
    return html`<div part="rank" class="rank"><span aria-hidden="true">${number(rank)}<span class="change">${mark}</span></span
      ><span class="hidden">${messages.count(messages.rank, rank)} ${said}</span></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-best': DongpoBest;
  }
}
