import type { ReactiveController } from 'lit';
import { html, nothing, render } from 'lit/html.js';
import { adoptStyles } from '../dom/adopt-styles.js';
import type { Feed } from '../feed/model/types.js';
import notice from '../styles/pending-update.styles.js';
import type { WidgetHost } from './widget-host.js';

/** News that waits for a reader who is reading: a button offers it, and is told of once. */
export class PendingUpdateController implements ReactiveController {
  readonly #box = document.createElement('div');
  #count = 0;
  /** How many there were when they were told of. */
  #said = 0;
  #show?: () => Promise<void>;
  /** What was shown when it began to wait: over anything else, another address say, it is not offered. */
  #over?: Feed;

  constructor(private readonly host: WidgetHost) {
    adoptStyles(host.shadowRoot!, [notice]);
    this.#box.className = 'notice';
    host.addController(this);
    host.feedController.deferUpdate = (feed, show) => this.#hold(feed, show);
  }

  hostUpdated(): void {
    const { messages, shadowRoot, feedController: data } = this.host;
    if (data.feed !== this.#over) this.#count = this.#said = 0;
    const text = (count: number): unknown => (count ? messages.count(messages.newItems, count) : nothing);
    const section = shadowRoot!.querySelector('section')!;
    if (section.firstChild !== this.#box) section.prepend(this.#box);
    // A live region is heard only if it was there before its text.
    render(
      html`<span class="hidden" role="status">${text(this.#said)}</span>${
        this.#count ? html`<button part="notice" @click=${this.#take}>${text(this.#count)}</button>` : nothing
      }`,
      this.#box,
    );
  }

  #hold(feed: Feed, show: () => Promise<void>): boolean {
    const { host } = this;
    const old = host.visibleItems(host.feedController.feed!);
    const news = host.visibleItems(feed).filter(({ id }) => !old.some((item) => item.id === id));
    if (!news[0] || !isRead(host)) return false;
    this.#show = show;
    this.#over = host.feedController.feed;
    this.#count = news.length;
    this.#said ||= this.#count;
    host.requestUpdate();
    return true;
  }

  readonly #take = async (): Promise<void> => {
    await this.#show?.();
    this.host.shadowRoot!.querySelector<HTMLElement>('[part~=title] a')?.focus({ preventScroll: true });
  };
}

/** Whether a reader may be reading it: pointer, focus or selection is inside, or its top is scrolled past. */
function isRead(host: WidgetHost): boolean {
  const root = host.shadowRoot!;
  if (host.matches(':hover, :focus-within') || root.activeElement) return true;
  if (host.getBoundingClientRect().top < 0) return true;
  return selected(root);
}

type Selecting = { getSelection?(): Selection | null };
type Composed = { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] };

/** Engines tell of selections inside shadow roots in three ways. */
function selected(root: ShadowRoot): boolean {
  const selection = getSelection() as (Selection & Composed) | null;
  const inner = (root as ShadowRoot & Selecting).getSelection?.() ?? selection;
  const [range] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const { startContainer: start, startOffset, endContainer: end, endOffset } = range ?? {};
  if (start && root.contains(start)) return start !== end || startOffset !== endOffset;
  return !!inner && !inner.isCollapsed && root.contains(inner.anchorNode);
}
