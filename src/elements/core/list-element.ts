import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { prefersReducedData } from '../../dom/save-data.js';
import { srcsetOf } from '../../feed/model/srcset.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import hostStyles from '../../styles/host.styles.js';
import listStyles from '../../styles/list.styles.js';
import { errorBoundary } from './error-boundary.js';
import { DongpoElement } from './feed-element.js';
import { itemLabel } from './item-label.js';
import { keepFocus, renderRows } from './render-rows.js';

/** Hides an image that failed, but keeps its box, so that nothing shifts. A retry that succeeds shows it. */
const onImageLoad = ({ type, target }: Event): void => {
  (target as HTMLElement).style.visibility = type === 'error' ? 'hidden' : '';
};

/**
 * A list of items, one row for each.
 *
 * @csspart list - The list
 * @csspart item - A row
 * @csspart rank - The rank
 * @csspart image - The image
 * @csspart title - The headline
 * @csspart label - A label before the headline, such as 속보 or 광고
 * @csspart summary - The excerpt
 * @csspart meta - Date, author, section
 * @csspart date - The date
 * @csspart author - The authors
 * @csspart section - The section
 * @csspart more - Row of the button or link to further items
 * @event {DongpoImpressionEvent} dongpo-impression - Half of an item has been on screen for a second
 */
export abstract class DongpoListElement extends DongpoElement {
  static override properties: PropertyDeclarations = {
    itemTemplate: { attribute: false },
    leavesOut: { attribute: false },
  };

  static override styles: CSSResultGroup = [hostStyles, listStyles];

  /**
   * Renders the content of a row in place of the element's own: takes an item and its index, and returns a template of
   * Lit's `html`, a node, or text. If it returns nothing, or throws, the row is rendered as usual. Links in
   * it dispatch `dongpo-select`. A row keeps the height that `show` reserves, and grows with larger content.
   */
  declare itemTemplate?: ((item: FeedItem, index: number) => unknown) | undefined;

  /** True for an item that is not shown, such as the article above the list. @internal */
  declare leavesOut?: ((item: FeedItem) => boolean) | undefined;

  /** True if rows have a line for date, author or section. */
  get #hasMeta(): boolean {
    return this.showsField('date') || this.showsField('author') || this.showsField('section');
  }

  protected override containerClass(): string {
    const classes = [];
    if (this.showsField('image')) classes.push('image-on');
    if (this.showsField('summary')) classes.push('summary-on');
    if (this.#hasMeta) classes.push('meta-on');
    if (this.more) classes.push('more-on');
    return classes.join(' ');
  }

  /** @internal */
  override selectItems(feed: Feed): FeedItem[] {
    const { leavesOut } = this;
    const items = super.selectItems(feed);
    return leavesOut ? items.filter((item) => !leavesOut(item)) : items;
  }

  /** @internal */
  override visibleItems(feed: Feed): FeedItem[] {
    return this.selectItems(feed).slice(0, this.effectiveLimit + (this.selection?.addedRows ?? 0));
  }

  protected override renderMore(feed: Feed): unknown {
    return this.selection?.renderMore(feed);
  }

  protected override update(changedProperties: PropertyValues): void {
    keepFocus(this.renderRoot, () => super.update(changedProperties), '[part=list] a');
  }

  protected override renderBody(feed: Feed): unknown {
    const rows = renderRows(
      this.visibleItems(feed),
      (item, index) =>
        html`<li part="item" class="item" value=${this.rowValue(item, index) ?? nothing}>${this.#renderRow(item, index, feed)}</li>`,
    );
    return html`<ol part="list" role="list">${rows}</ol>`;
  }

  protected override renderSkeleton(): unknown {
    return Array.from({ length: this.effectiveLimit }, () => html`<div class="item skeleton"></div>`);
  }

  /** Number of a row in its list. Default: that of its place. */
  protected rowValue(_item: FeedItem, _index: number): number | undefined {
    return undefined;
  }

  protected renderRank(_item: FeedItem, _index: number): unknown {
    return nothing;
  }

  #renderRow(item: FeedItem, index: number, feed: Feed): unknown {
    const { itemTemplate } = this;
    const renderDefault = (): unknown => this.renderItem(item, index, feed);
    if (!itemTemplate) return renderDefault();
    // No template of a page's own can leave out that an item is advertising.
    const labels = this.renderLabels(item, undefined, true);
    const renderCustom = (): unknown => {
      const content = itemTemplate.call(this, item, index);
      return labels.length && content !== undefined ? [labels, content] : content;
    };
    return this.renderGuarded(renderCustom, renderDefault);
  }

  /** Renders content of the page's own, or `fallback` where that is `undefined` or fails. */
  protected renderGuarded(content: () => unknown, fallback: () => unknown): unknown {
    return errorBoundary(content, fallback);
  }

  /** The element's own content of a row. */
  protected renderItem(item: FeedItem, index: number, feed: Feed): unknown {
    const language = item.language ?? feed.language;
    const lang = this.langIfDifferent(language);
    const { kicker, status } = item._dongpo ?? {};
    const title = [
      status ? html`<span part="status" class="kicker">${this.messages.corrected}</span> ` : nothing,
      this.renderLabels(item, language),
      kicker ? html`<bdi class="kicker">${kicker}</bdi> ` : nothing,
      this.renderLink(item.url, itemLabel(item), item),
    ];
    // An excerpt without a title stands in the title's place.
    const summary = item.title ? item.summary : undefined;
    return html`${this.renderRank(item, index)}
      <div class="text">
        ${this.renderHeading(1, 'title', title, language)}
        ${this.showsField('summary') ? html`<p part="summary" class="summary" lang=${lang}><bdi>${summary}</bdi></p>` : nothing}
        ${this.#hasMeta ? html`<div part="meta" class="meta">${this.#renderMeta(item, lang)}</div>` : nothing}
      </div>
      ${this.showsField('image') && item.image ? this.#renderImage(item.image, item, index) : nothing}`;
  }

  #renderMeta(item: FeedItem, lang: unknown): unknown {
    const { section_path, source } = item._dongpo ?? {};
    const authors = item.authors?.map(({ name }) => name).join(', ');
    const section = section_path?.at(-1) ?? item.tags?.[0];
    const text = (part: 'author' | 'section' | 'source', value?: string): unknown =>
      value && this.showsField(part) ? html`<bdi part=${part} lang=${lang}>${value}</bdi>` : nothing;
    return [
      this.showsField('date') ? this.renderTime(item, item.date_published ?? item.date_modified) : nothing,
      text('author', authors),
      text('section', section),
      text('source', source),
    ];
  }

  /** Width of the picture in a row, as `sizes` of HTML has it; `auto` is the width that a lazy picture is laid out in. */
  protected imageSizes(_index: number): string {
    return 'auto, (max-width: 24em) 5em, 7.5em';
  }

  #renderImage(url: string, { _dongpo }: FeedItem, index: number): unknown {
    const srcset = srcsetOf(url, _dongpo?.images);
    const isDeferred = prefersReducedData();
    return html`<img part="image" class="image" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" sizes=${srcset ? this.imageSizes(index) : nothing} srcset=${(!isDeferred && srcset) || nothing} src=${isDeferred ? nothing : url} @load=${onImageLoad} @error=${onImageLoad}>`;
  }
}
