import type { CSSResult } from 'lit';
import { html, nothing, render } from 'lit/html.js';
import { saving } from '../../dom/save-data.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import base from '../../styles/host.styles.js';
import list from '../../styles/list.styles.js';
import { DongpoElement } from './feed-element.js';
import { arrange, itemLabel } from './rows.js';
import type { Properties } from './updating.js';

/** No broken icon; its room stays. */
const hide = (event: Event): void => {
  (event.target as HTMLElement).style.visibility = 'hidden';
};

/**
 * A list of items, one row each.
 *
 * @csspart list - The list
 * @csspart item - A row
 * @csspart rank - The rank
 * @csspart image - The picture
 * @csspart title - The headline
 * @csspart summary - The excerpt
 * @csspart meta - Date, author, section
 * @csspart date - The date
 * @csspart author - The authors
 * @csspart section - The section
 * @event {DongpoImpressionEvent} dongpo-impression - Half of an item was on screen for a second
 */
export abstract class DongpoListElement extends DongpoElement {
  static override get properties(): Properties {
    return { ...super.properties, itemTemplate: null };
  }

  /**
   * What a row holds instead of the element's own content: makes of an item, and its place from 0, a template of lit's
   * `html`, a node, or text. Where it returns nothing, the row is as usual. Links in it dispatch `dongpo-select` as ours do.
   * A row keeps the room that `show` asks for, and grows with what needs more.
   */
  declare itemTemplate?: (item: FeedItem, index: number) => unknown;

  static override get styles(): CSSResult[] {
    return [base, list];
  }

  /** By the ids of what they show: a row stays the same node as long as its item is there. */
  #rows = new Map<string, HTMLElement>();

  get #meta(): boolean {
    return this.showsField('date') || this.showsField('author') || this.showsField('section');
  }

  protected override containerClass(): string {
    return [
      this.showsField('image') && 'image-on',
      this.showsField('summary') && 'summary-on',
      this.#meta && 'meta-on',
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** @internal */
  override visibleItems(feed: Feed): FeedItem[] {
    return feed.items.slice(0, this.effectiveLimit);
  }

  /** Its rows come after it. */
  protected override renderBody(): unknown {
    return html`<ol part="list" role="list"></ol>`;
  }

  protected override updated(): void {
    super.updated();
    const root = this.shadowRoot!;
    const list = root.querySelector('ol');
    const { feed } = this.feedController;
    if (!list || !feed) return;
    const { activeElement } = root;
    const items = this.visibleItems(feed);
    this.#rows = arrange(list, items, this.#rows);
    list.style.setProperty('--_2', `${Math.ceil((items.length + this.listRows - this.effectiveLimit) / 2)}`);
    [...this.#rows.values()].forEach((row, index) => {
      const item = items[index]!;
      render(this.renderRow(item, index, feed), row, { host: this });
    });
    // A node that moves, or goes, loses the focus.
    const focus = activeElement?.isConnected ? activeElement : activeElement && list.querySelector('a');
    (focus as HTMLElement | null)?.focus({ preventScroll: true });
  }

  protected override renderSkeleton(): unknown {
    return Array.from({ length: this.effectiveLimit }, () => html`<div class="item skeleton"></div>`);
  }

  protected renderRank(_item: FeedItem, _index: number): unknown {
    return nothing;
  }

  /** What is in a row. @internal */
  renderRow(item: FeedItem, index: number, feed: Feed): unknown {
    try {
      const own = this.itemTemplate?.(item, index);
      if (own !== undefined) return own;
    } catch (error) {
      // The page hears of its mistake, the reader gets the news. Node has no `reportError`.
      (globalThis.reportError ?? console.error)(error);
    }
    const language = item.language ?? feed.language;
    const { kicker, section_path, status, source } = item._dongpo ?? {};
    const lang = this.langIfDifferent(language);
    const link = this.renderLink(item.url, itemLabel(item), item);
    const meta: [string, unknown][] = [
      ['author', this.showsField('author') && item.authors?.map((author) => author.name).join(', ')],
      ['section', this.showsField('section') && (section_path?.at(-1) ?? item.tags?.[0])],
      ['source', this.showsField('source') && source],
    ];
    return html`${this.renderRank(item, index)}
      <div class="text">
        ${this.renderHeading(1, 'title', [status ? html`<span part="status" class="kicker">${this.messages.corrected}</span> ` : nothing, kicker ? html`<bdi class="kicker">${kicker}</bdi> ` : nothing, link], language)}
        ${this.showsField('summary') ? html`<p part="summary" class="summary" lang=${lang}><bdi>${item.title && item.summary}</bdi></p>` : nothing}
        ${
          this.#meta
            ? html`<div part="meta" class="meta">${
                this.showsField('date')
                  ? this.renderTime(item, item.date_published ?? item.date_modified)
                  : nothing
              }${meta.map(([part, text]) => (text ? html`<bdi part=${part} lang=${lang}>${text}</bdi>` : nothing))}</div>`
            : nothing
        }
      </div>
      ${
        this.showsField('image') && item.image
          ? html`<img part="image" class="image" @error=${hide} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" src=${saving() ? nothing : item.image}>`
          : nothing
      }`;
  }
}
