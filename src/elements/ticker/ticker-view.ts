import { html, nothing, render } from 'lit/html.js';
import { RotationController } from '../../controllers/rotation-controller.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { ElementView } from '../core/lazy-view-element.js';
import { arrange, itemLabel } from '../core/rows.js';
import type { DongpoTicker } from './ticker.js';
import styles from './ticker.styles.js';

const timeOf = ({ date_published, date_modified }: FeedItem): number =>
  Date.parse(date_published ?? date_modified ?? '') || 0;

/** What a ticker shows of its feed: all lines in one place, one of them seen. */
export class TickerView implements ElementView {
  readonly #rotation: RotationController;
  #rows = new Map<string, HTMLElement>();
  /** The line that is seen; its node stays as long as its item does. */
  #now?: HTMLElement;
  /** When the age of items was told: the same for all that is asked about one rendering. */
  #at = Date.now();

  constructor(private readonly host: DongpoTicker) {
    adoptStyles(host.shadowRoot!, [styles]);
    this.#rotation = new RotationController(
      host,
      () => this.#turn(1),
      () =>
        host.feedController.feed && this.#rows.size > 1
          ? Math.min(Math.max(3, host.interval || 6), 86_400) * 1000
          : 0,
    );
  }

  prepare(): boolean {
    this.#at = Date.now();
    return true;
  }

  blockHeading(feed?: Feed): string {
    const { heading, messages } = this.host;
    return heading ?? (feed?.items[0] && !this.#fresh(feed)[0] ? messages.latest : messages.live);
  }

  /** Items without a date are not known to be new. */
  #fresh(feed: Feed): FeedItem[] {
    const { maxAge } = this.host;
    const oldest = this.#at - (maxAge! >= 0 ? maxAge! : 3) * 864e5;
    return feed.items.filter((item) => timeOf(item) && timeOf(item) >= oldest);
  }

  visibleItems(feed: Feed): FeedItem[] {
    const fresh = this.#fresh(feed);
    const items = fresh[0] ? fresh : [...feed.items].sort((a, b) => timeOf(b) - timeOf(a));
    return items.slice(0, this.host.effectiveLimit);
  }

  /** Its lines come after it. The line that changes by itself is no live region: only the reader's changes are told. */
  render(): unknown {
    return html`<ul part="list" class="list" role="list"></ul><span class="hidden" role="status"></span>`;
  }

  /** The buttons, behind the source in the order of the keyboard as in the line. */
  renderAfterFooter(): unknown {
    const { messages, feedController: data } = this.host;
    if (!data.feed || this.visibleItems(data.feed).length < 2) return nothing;
    const { playing } = this.#rotation;
    return html`<div part="controls" class="controls"
      ><button part="previous" class="step" aria-label=${messages.previous} @click=${() => this.#step(-1)}>‹</button
      ><button part="toggle" class=${playing ? 'pause' : 'play'} aria-label=${playing ? messages.pause : messages.play} @click=${this.#toggle}></button
      ><button part="next" class="step" aria-label=${messages.next} @click=${() => this.#step(1)}>›</button
    ></div>`;
  }

  updated(): void {
    const { host } = this;
    const { feed } = host.feedController;
    // News joins the lines; the one that is read stays.
    host.feedController.deferUpdate = undefined;
    const root = host.shadowRoot!;
    const list = root.querySelector('.list');
    if (list && feed) {
      const { activeElement } = root;
      const items = this.visibleItems(feed);
      this.#rows = arrange(list, items, this.#rows);
      const rows = [...this.#rows.values()];
      rows.forEach((row, index) => {
        render(this.renderRow(items[index]!, index, feed), row, { host });
      });
      this.#show(rows.find((row) => row === this.#now) ?? rows[0]);
      // The line that had the focus went with its item.
      if (activeElement && !activeElement.isConnected) this.#now?.querySelector('a')?.focus();
    }
    this.#rotation.arrange();
  }

  /** What is in a line. */
  renderRow(item: FeedItem, _index: number, feed: Feed): unknown {
    const { host } = this;
    const { url, language = feed.language, _dongpo } = item;
    return html`<span part="title" class="title" lang=${host.langIfDifferent(language)}>${
      _dongpo?.status
        ? html`<span part="status" class="kicker" lang=${host.messages.locale}>${host.messages.corrected}</span> `
        : nothing
    }${host.renderLink(url, itemLabel(item), item)}</span>${
      host.showsField('date') ? host.renderTime(item, item.date_published ?? item.date_modified) : nothing
    }`;
  }

  #show(row?: HTMLElement): void {
    this.#now = row;
    for (const each of this.#rows.values()) each.classList.toggle('now', each === row);
  }

  #turn(by: number): void {
    const rows = [...this.#rows.values()];
    this.#show(rows[(rows.indexOf(this.#now!) + by + rows.length) % rows.length]);
  }

  #step(by: number): void {
    this.#turn(by);
    this.#stop();
  }

  #stop(): void {
    const status = this.host.shadowRoot!.querySelector('.list + [role=status]')!;
    const title = this.#now!.querySelector('.title')!;
    status.setAttribute('lang', title.getAttribute('lang') ?? this.host.messages.locale);
    status.textContent = title.textContent;
    this.#rotation.stop(() => {
      // Else it would be read a second time by who reads on.
      status.textContent = '';
    });
  }

  readonly #toggle = (): void => {
    if (this.#rotation.playing) this.#stop();
    else this.#rotation.play();
  };
}
