import type { ReactiveController } from 'lit';
import { html, nothing, render } from 'lit';
import { adoptStyles } from '../dom/adopt-styles.js';
import type { Feed } from '../feed/model/types.js';
import pendingUpdateStyles from '../styles/pending-update.styles.js';
import type { WidgetHost } from './widget-host.js';

/** Defers new items while a reader is reading: a button offers them, and a live region announces them once. */
export class PendingUpdateController implements ReactiveController {
  readonly #container = document.createElement('div');
  /** Number of new items that wait. */
  #count = 0;
  /** Number of new items that was announced. Later ones are not announced again. */
  #announced = 0;
  /** Shows the feed that waits. */
  #apply?: () => Promise<void>;
  /** Feed on screen when the update was deferred. If another feed is shown since, the update is dropped. */
  #pendingFor?: Feed | undefined;
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    adoptStyles(host.renderRoot, [pendingUpdateStyles]);
    this.#container.className = 'notice';
    host.addController(this);
    host.feedController.deferUpdate = (feed, show) => this.#defer(feed, show);
  }

  hostUpdated(): void {
    const { messages, renderRoot, feedController } = this.#host;
    if (feedController.feed !== this.#pendingFor) this.#count = this.#announced = 0;
    const label = (count: number): unknown => (count ? messages.count(messages.newItems, count) : nothing);
    const section = renderRoot.querySelector('section');
    if (section?.firstChild !== this.#container) section?.prepend(this.#container);
    // Screen readers announce a live region only if it was there before its text.
    render(
      html`<span class="hidden" role="status">${label(this.#announced)}</span>${
        this.#count
          ? html`<button part="notice" @click=${this.#onClick}>${label(this.#count)}</button>`
          : nothing
      }`,
      this.#container,
    );
  }

  #defer(feed: Feed, show: () => Promise<void>): boolean {
    const host = this.#host;
    const current = host.feedController.feed;
    const shown = current ? host.visibleItems(current) : [];
    const newItems = host.visibleItems(feed).filter(({ id }) => !shown.some((item) => item.id === id));
    if (!newItems.length || !isReaderBusy(host)) return false;
    this.#apply = show;
    this.#pendingFor = current;
    this.#count = newItems.length;
    this.#announced ||= this.#count;
    host.requestUpdate();
    return true;
  }

  readonly #onClick = async (): Promise<void> => {
    await this.#apply?.();
    this.#host.renderRoot.querySelector<HTMLElement>('[part~=title] a')?.focus({ preventScroll: true });
  };
}

/** True if a reader may be reading: pointer, focus or selection is inside, or the top is scrolled past. */
function isReaderBusy(host: WidgetHost): boolean {
  const root = host.renderRoot;
  if (host.matches(':hover, :focus-within') || root.activeElement) return true;
  if (host.getBoundingClientRect().top < 0) return true;
  return hasSelection(root);
}

type SelectionRoot = { getSelection?(): Selection | null };
type ComposedSelection = { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] };

/** True if text inside a shadow root is selected. Engines report such a selection in three ways. */
function hasSelection(root: ShadowRoot): boolean {
  const selection = getSelection() as (Selection & ComposedSelection) | null;
  const rootSelection = (root as ShadowRoot & SelectionRoot).getSelection?.() ?? selection;
  const [range] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (range && root.contains(range.startContainer))
    return range.startContainer !== range.endContainer || range.startOffset !== range.endOffset;
  return !!rootSelection && !rootSelection.isCollapsed && root.contains(rootSelection.anchorNode);
}
