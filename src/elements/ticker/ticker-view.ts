import { html, nothing } from 'lit';
import { RotationController } from '../../controllers/rotation-controller.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { DAY_MS } from '../../feed/model/defaults.js';
import { isAdLabel } from '../../feed/model/labels.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { itemLabel } from '../core/item-label.js';
import type { ElementView } from '../core/lazy-view-element.js';
import { renderRows, uniqueKeys } from '../core/render-rows.js';
import styles from './ticker.styles.js';
import type { TickerHost } from './ticker-host.js';

const DEFAULT_MAX_AGE_DAYS = 3;
/** Seconds for which a line stays. */
const INTERVAL = { min: 3, max: 86_400, default: 6 };

/** Time of an item; 0 where it has no date. */
const timeOf = ({ date_published, date_modified }: FeedItem): number =>
  Date.parse(date_published ?? date_modified ?? '') || 0;

/** The lines of a ticker: all in one place, one of them seen. */
export class TickerView implements ElementView {
  readonly #host: TickerHost;
  readonly #rotation: RotationController;
  /** Key of the line that is seen. */
  #currentKey?: string | undefined;
  /** Item that the reader chose by a button; a live region announces it. */
  #announced?: FeedItem | undefined;
  /** Time by which the age of items is told: one for all calls of one rendering. */
  #now = Date.now();

  constructor(host: TickerHost) {
    this.#host = host;
    adoptStyles(host.renderRoot, [styles]);
    this.#rotation = new RotationController(
      host,
      () => this.#advance(1),
      () => (this.#lines().length > 1 ? this.#interval() * 1000 : 0),
    );
  }

  #interval(): number {
    return Math.min(Math.max(INTERVAL.min, this.#host.interval || INTERVAL.default), INTERVAL.max);
  }

  prepare(): boolean {
    this.#now = Date.now();
    return true;
  }

  blockHeading(feed?: Feed): string {
    const { heading, messages } = this.#host;
    const hasOldItemsOnly = !!feed?.items.length && !this.#recentItems(feed).length;
    return heading ?? (hasOldItemsOnly ? messages.latest : messages.live);
  }

  /** Items of the last days. Items without a date are not known to be recent. */
  #recentItems(feed: Feed): FeedItem[] {
    const { maxAge } = this.#host;
    const days = maxAge !== undefined && maxAge >= 0 ? maxAge : DEFAULT_MAX_AGE_DAYS;
    const oldest = this.#now - days * DAY_MS;
    return this.#host.selectItems(feed).filter((item) => timeOf(item) && timeOf(item) >= oldest);
  }

  visibleItems(feed: Feed): FeedItem[] {
    const recent = this.#recentItems(feed);
    const items = recent.length
      ? recent
      : [...this.#host.selectItems(feed)].sort((a, b) => timeOf(b) - timeOf(a));
    return items.slice(0, this.#host.effectiveLimit);
  }

  #lines(): FeedItem[] {
    const { feed } = this.#host.feedController;
    return feed ? this.visibleItems(feed) : [];
  }

  /** Position of the line that is seen: of its item as long as that is there, else the first. */
  #currentIndex(lines: FeedItem[]): number {
    return Math.max(0, uniqueKeys(lines).indexOf(this.#currentKey ?? ''));
  }

  /** The line that changes by itself is no live region; only the reader's own changes are announced. */
  render(feed: Feed): unknown {
    const { messages } = this.#host;
    const lines = this.visibleItems(feed);
    const current = this.#currentIndex(lines);
    this.#currentKey = uniqueKeys(lines)[current];
    const rows = renderRows(
      lines,
      (item, index) =>
        html`<li part="item" class="item ${index === current ? 'now' : ''}">${this.#renderLine(item, feed)}</li>`,
    );
    const announced = this.#announced;
    const lang = announced ? this.#host.langIfDifferent(announced.language ?? feed.language) : nothing;
    return html`<ul part="list" class="list" role="list">${rows}</ul
      ><span class="hidden" role="status" lang=${lang === nothing ? messages.locale : lang}>${
        announced ? this.#announcement(announced) : nothing
      }</span>`;
  }

  #announcement(item: FeedItem): string {
    const { status, labels = [] } = item._dongpo ?? {};
    const { messages } = this.#host;
    const shown = labels.filter((label) => isAdLabel(label) || this.#host.showsField('label'));
    const words = shown.map((label) => messages.labels[label]);
    return [...(status ? [messages.corrected] : []), ...words, itemLabel(item)].join(' ');
  }

  #renderLine(item: FeedItem, feed: Feed): unknown {
    const host = this.#host;
    const { messages } = host;
    const isCorrected = !!item._dongpo?.status;
    return html`<span part="title" class="title" lang=${host.langIfDifferent(item.language ?? feed.language)}>${
      isCorrected
        ? html`<span part="status" class="kicker" lang=${messages.locale}>${messages.corrected}</span> `
        : nothing
    }${host.renderLabels(item, item.language ?? feed.language)}${host.renderLink(item.url, itemLabel(item), item)}</span>${
      host.showsField('date') ? host.renderTime(item, item.date_published ?? item.date_modified) : nothing
    }`;
  }

  /** The buttons stand behind the source: the order of the keyboard is the order that is seen. */
  renderAfterFooter(): unknown {
    const { messages } = this.#host;
    if (this.#lines().length < 2) return nothing;
    const { playing } = this.#rotation;
    return html`<div part="controls" class="controls"
      ><button part="previous" class="step" aria-label=${messages.previous} @click=${() => this.#onStep(-1)}>‹</button
      ><button part="toggle" class=${playing ? 'pause' : 'play'} aria-label=${playing ? messages.pause : messages.play} @click=${this.#onToggle}></button
      ><button part="next" class="step" aria-label=${messages.next} @click=${() => this.#onStep(1)}>›</button
    ></div>`;
  }

  updated(): void {
    // New items join the lines at once: the line that is read stays.
    this.#host.feedController.deferUpdate = undefined;
    this.#rotation.schedule();
  }

  #advance(by: number): void {
    const lines = this.#lines();
    this.#currentKey = uniqueKeys(lines).at((this.#currentIndex(lines) + by) % lines.length);
    this.#host.requestUpdate();
  }

  #onStep(by: number): void {
    this.#advance(by);
    this.#stop();
  }

  #stop(): void {
    const lines = this.#lines();
    this.#announced = lines[this.#currentIndex(lines)];
    this.#rotation.stop(() => {
      // A reader who reads on would hear the text a second time.
      this.#announced = undefined;
      this.#host.requestUpdate();
    });
  }

  readonly #onToggle = (): void => {
    if (this.#rotation.playing) this.#stop();
    else this.#rotation.play();
  };
}
