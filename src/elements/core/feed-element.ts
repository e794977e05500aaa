import { type CSSResult, html, noChange, nothing } from 'lit';
import { ColorSchemeController } from '../../controllers/color-scheme-controller.js';
import { FeedController, type FeedSource, type FeedState } from '../../controllers/feed-controller.js';
import { requestedLanguage } from '../../controllers/language-controller.js';
import { settings } from '../../controllers/settings-controller.js';
import { adoptStyles, restoreStyles } from '../../dom/adopt-styles.js';
import { afterPaint } from '../../dom/after-paint.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { BlockElement } from './block-element.js';
import { feedFooter } from './feed-footer.js';
import type { ItemSelection } from './item-selection.js';
import { spendBudget } from './update-budget.js';

const loadDeferredStyles = async (): Promise<CSSResult> =>
  (await import('./deferred-behaviours.js')).deferredStyles;

/**
 * The base of all elements: loads a feed, and shows its state, heading and source line around a body.
 *
 * @slot - Fallback content: shown before the script runs, while the feed loads, and when it fails
 * @slot header - Replaces the heading
 * @slot footer - Replaces the source line
 * @slot empty - Replaces the sentence for a feed without items
 * @slot error - Replaces the sentence and the button for a feed that failed
 * @csspart container - The block
 * @csspart header - Row of the heading
 * @csspart heading - The block's heading
 * @csspart status - Sentence of an empty or failed block, or the age of a stale one
 * @csspart retry - Button that loads the feed again
 * @csspart footer - Source and rights
 * @csspart source - The source's name and link
 * @csspart rights - The copyright line, linked to the feed's terms
 * @cssproperty [--dongpo-font-size=medium] - Base size; all other sizes are relative to it
 * @cssproperty --dongpo-font-family - Font of the text. Default: the system's font
 * @cssproperty --dongpo-color - Text colour; all greys are mixed from it
 * @cssproperty [--dongpo-background=none] - Background of the block
 * @cssproperty --dongpo-accent - Colour of the section mark, the first ranks and the focus ring
 * @cssproperty [--dongpo-padding=0] - Padding of the block
 * @cssproperty --dongpo-title-font-family - Font of headings and headlines. Default: that of the text
 * @cssproperty --dongpo-visited - Colour of visited headlines
 * @cssproperty --dongpo-line - Colour of the hairlines
 * @cssproperty [--dongpo-rule=0.25em solid] - Section mark over the heading, as a border
 * @cssproperty [--dongpo-radius=0.25em] - Corner radius of images and buttons
 * @cssstate loading - The feed is being loaded
 * @cssstate error - The feed could not be loaded
 * @cssstate empty - The feed has no items
 * @cssstate stale - A reload failed: the last good copy is shown
 * @event {DongpoLoadEvent} dongpo-load - A feed has been loaded and is shown
 * @event {DongpoErrorEvent} dongpo-error - The feed could not be loaded
 * @event {DongpoSelectEvent} dongpo-select - A headline has been activated; cancelable
 * @event {DongpoUpdateEvent} dongpo-update - A reload has brought new items
 */
export abstract class DongpoElement extends BlockElement {
  /** @internal */
  readonly feedController = new FeedController(this, () => this.feedSource());
  /** @internal */
  readonly colorSchemeController = new ColorSchemeController(this);
  /** Set by `hydrate()`: returns true while the server's rendering stays on screen. @internal */
  keepsServerContent?: (() => boolean) | undefined;
  /** True for a list that `dongpo-sections` renders as a panel. @internal */
  isPanel?: boolean | undefined;
  readonly #internals: ElementInternals | undefined = this.attachInternals?.();
  /** Pending while hydration is loading, and for good if it could not be loaded. */
  #hydration?: Promise<void> | undefined;
  #extraStyles: 'none' | 'loading' | 'adopted' = 'none';
  /** True if the page was dark when the element was last rendered. */
  #isDark = false;
  /** True if the element had fallback content when it was last rendered. */
  #hadFallback = false;
  /** Chooses the items, once its code is loaded. @internal */
  selection?: ItemSelection | undefined;
  #loadingSelection?: Promise<void> | undefined;
  /** True once the deferred behaviours are requested. */
  #hasDeferredBehaviours = false;

  protected abstract renderBody(feed: Feed): unknown;
  protected abstract renderSkeleton(): unknown;
  /** Classes of the container, on which its reserved height depends. */
  protected abstract containerClass(): string;
  /** Items of `feed` that are shown, in their order. @internal */
  abstract visibleItems(feed: Feed): FeedItem[];

  /** Items of `feed` as the attributes choose and order them, before `limit`. @internal */
  selectItems(feed: Feed): FeedItem[] {
    return this.selection?.itemsOf(feed) ?? feed.items;
  }

  /** Place of an item in its feed, from 1; a choice of items does not change it. @internal */
  placeOf(item: FeedItem, index: number): number {
    const place = this.feedController.feed?.items.indexOf(item) ?? -1;
    return this.selection?.placeOf(item) ?? (place < 0 ? index : place) + 1;
  }

  /** Loads the code that chooses items, if attributes do so. A failed load can be tried again. */
  #ensureSelection(): Promise<void> | undefined {
    if (!this.isSelecting || this.selection) return undefined;
    this.#loadingSelection ??= import('./item-selection.js').then(
      ({ ItemSelection }) => {
        this.selection = new ItemSelection(this);
        this.requestUpdate();
      },
      (error) => {
        this.#loadingSelection = undefined;
        throw error;
      },
    );
    return this.#loadingSelection;
  }

  /** Loads the feed again; what is shown stays until the answer is there. Resolves when the attempt has ended. */
  reload(): Promise<void> {
    return this.feedController.reload();
  }

  /** @internal */
  feedSource(): FeedSource {
    const src: unknown = this.setting('src');
    return {
      // A framework may bind a `URL`.
      src: src ? String(src) : undefined,
      language: requestedLanguage(this),
      feed: this.feed,
      timeout: this.setting('timeout'),
      lazy: this.loading !== 'eager',
      timeZone: this.setting('feedTimeZone'),
      labels: settings.labels,
      untrusted: this.upgradedRel !== undefined,
      prerequisites: () => Promise.resolve(this.#ensureSelection()),
    };
  }

  /** Heading text. `''`: no heading row is reserved. `undefined`: not known before the feed is loaded. */
  protected blockHeading(feed?: Feed): string | undefined {
    return this.heading ?? (feed?.title || undefined);
  }

  /** Address that the heading leads to. Default: none; the source line is the way to the newspaper. */
  protected headingUrl(_feed?: Feed): string | undefined {
    return undefined;
  }

  /** Rows in the list, below a large story if there is one. */
  protected get listRows(): number {
    return this.effectiveLimit;
  }

  /** Rows in each of two columns: of the items shown, or of those reserved. */
  protected get rowsInTwoColumns(): number {
    const { feed } = this.feedController;
    const missing = feed ? this.effectiveLimit - this.visibleItems(feed).length : 0;
    return Math.ceil((this.listRows - missing) / 2);
  }

  /** True if the layout or theme needs the lazily loaded style sheets. */
  protected get needsExtraStyles(): boolean {
    return this.setting('theme') === 'newsprint';
  }

  /**
   * True if all style sheets are adopted. Until then nothing is rendered, since the skeleton's height depends on them.
   */
  get #hasStyles(): boolean {
    return !this.needsExtraStyles || this.#extraStyles === 'adopted';
  }

  async #loadExtraStyles(): Promise<void> {
    this.#extraStyles = 'loading';
    try {
      const { extraStyles } = await import('../../styles/extra-styles.js');
      adoptStyles(this.renderRoot, extraStyles);
    } catch {
      // Styles that fail to load are rendered without.
    }
    this.#extraStyles = 'adopted';
    this.requestUpdate();
  }

  /** True if the view can show the feed. Called with the feed that is loaded. */
  protected isViewReady(_feed: Feed): boolean {
    return true;
  }

  /** True if the feed lacks what the element is for: its fallback is shown. */
  protected isMissing(_feed: Feed): boolean {
    return false;
  }

  /** True if language, styles, view and feed are there. @internal */
  get canRender(): boolean {
    const { feed } = this.feedController;
    const { messages } = this.languageController;
    const isReady = this.#hasStyles && messages && feed && this.isViewReady(feed);
    return !!isReady && this.selection?.isReady() !== false;
  }

  /** Replaces the whole block, e.g. by child panels of `dongpo-sections`. `undefined`: render as usual. */
  protected renderOverride(): unknown {
    return undefined;
  }

  /** Content behind the source line. */
  protected renderAfterFooter(): unknown {
    return nothing;
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    adoptStyles(root, (this.constructor as typeof DongpoElement).elementStyles as CSSResult[]);
    return root;
  }

  override connectedCallback(): void {
    if (this.#needsHydration) this.#hydration ??= this.#hydrate();
    else super.connectedCallback();
  }

  override disconnectedCallback(): void {
    if (!this.#hydration) super.disconnectedCallback();
  }

  /** True if a server has rendered the element, or if the page is XML, in which Lit's templates need help. */
  get #needsHydration(): boolean {
    return 'server' in this.dataset || (document.contentType !== 'text/html' && !this.hasUpdated);
  }

  /** Connects after hydration. If that cannot be loaded, what the server rendered stays. */
  async #hydrate(): Promise<void> {
    try {
      const { hydrate } = await import('../../hydrate/hydrate.js');
      await hydrate(this, loadDeferredStyles);
    } catch {
      return;
    }
    this.#hydration = undefined;
    if (this.isConnected && !('server' in this.dataset)) super.connectedCallback();
  }

  /** Sheets are lost on the way into another document. @internal */
  adoptedCallback(): void {
    if (this.shadowRoot) restoreStyles(this.shadowRoot);
  }

  /** Waits for a later task where the updates of other elements have used up this one. */
  protected override scheduleUpdate(): void | Promise<void> {
    // Until its first update, an element shows nothing; none stays in wrong colours; a panel is shown with its tabs.
    const isUrgent = !this.hasUpdated || this.isPanel || this.colorSchemeController.dark !== this.#isDark;
    if (!isUrgent) return spendBudget(() => super.scheduleUpdate());
    super.scheduleUpdate();
  }

  /** An element outside of the page shows nothing; `FeedController` requests an update when it is connected. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override willUpdate(): void {
    if (this.needsExtraStyles && this.#extraStyles === 'none') void this.#loadExtraStyles();
    // Attributes that are set later. If the code cannot be loaded, the feed's next load reports it.
    if (this.hasUpdated) this.#ensureSelection()?.catch(() => {});
  }

  override render(): unknown {
    if (this.keepsServerContent?.()) return noChange;
    const { feed, state } = this.feedController;
    const { messages, canRender } = this;
    // The library's own words are shown only when the language is known.
    const hasMessages = !!this.languageController.messages;
    const headingText = this.blockHeading(feed);
    const heading = hasMessages || this.heading || !headingText ? headingText : undefined;
    const colorScheme = this.setting('colorScheme');
    this.#isDark = this.colorSchemeController.dark;
    const isDark = colorScheme ? colorScheme === 'dark' : this.#isDark;
    const isBusy = state === 'loading' || (!!feed && !canRender);
    return html`<section
      part="container"
      class="box ${this.containerClass()} ${this.setting('theme')} ${isDark ? 'dark' : ''}"
      lang=${messages.tag}
      dir=${this.languageController.dir ?? nothing}
      aria-label=${heading || (hasMessages ? messages.news : nothing)}
      aria-busy=${isBusy}
    >${this.renderOverride() ?? this.#renderContent(heading)}</section>`;
  }

  #renderContent(heading: string | undefined): unknown {
    const { canRender } = this;
    const { feed } = this.feedController;
    const isShown = canRender && !!feed && !this.isMissing(feed);
    this.#hadFallback = this.hasFallback();
    if (!isShown && this.#hadFallback) return html`<slot @slotchange=${this.#onSlotChange}></slot>`;
    const language = heading === feed?.title ? feed?.language : undefined;
    return html`<slot name="header">${
      heading === ''
        ? nothing
        : html`<div part="header" class="header">${heading && this.renderHeading(0, 'heading', this.selection?.headingLink(heading) ?? this.renderLink(this.headingUrl(feed), heading), language)}</div>`
    }</slot>${this.#renderState()}${canRender && feed ? this.renderMore(feed) : nothing}<slot name="footer"><div part="footer" class="footer">${
      canRender && feed ? this.renderFooter(feed) : nothing
    }</div></slot
    >${canRender ? this.renderAfterFooter() : nothing}<slot hidden @slotchange=${this.#onSlotChange}></slot>`;
  }

  /** The state of the feed; `empty` also if no item is chosen. @internal */
  get contentState(): FeedState {
    const { feed, state } = this.feedController;
    return state === 'ready' && feed && !this.selectItems(feed).length ? 'empty' : state;
  }

  /** Content behind the items: the way to further ones. */
  protected renderMore(_feed: Feed): unknown {
    return nothing;
  }

  /** The content between heading and footer: an error, a skeleton, a sentence, or the feed. */
  #renderState(): unknown {
    const { messages } = this;
    const { feed } = this.feedController;
    const state = this.contentState;
    if (state === 'error')
      return html`<slot name="error"><div part="status" class="status" role="status">
          <p>${messages.failed}</p>
          <button part="retry" @click=${this.reload}>${messages.retry}</button>
        </div></slot>`;
    if (!feed || !this.canRender) {
      const hasSkeleton = state !== 'idle' && this.#hasStyles;
      return hasSkeleton
        ? html`<div class="skeletons" aria-hidden="true">${this.renderSkeleton()}</div>`
        : nothing;
    }
    if (state === 'empty')
      return html`<slot name="empty"><p part="status" class="status">${messages.empty}</p></slot>`;
    return this.renderBody(feed);
  }

  /** Sources, rights and age. */
  protected renderFooter(feed: Feed): unknown {
    const { stale, time } = this.feedController;
    return feedFooter(this, feed, stale ? time : undefined);
  }

  /** True if the element has children that are seen while there is nothing to show. */
  protected hasFallback(): boolean {
    return [...this.childNodes].some((node) =>
      node.nodeType === Node.TEXT_NODE ? node.nodeValue?.trim() : (node as Element).slot === '',
    );
  }

  /** The browser reports a slot's first children as well, which are rendered already. */
  readonly #onSlotChange = (): void => {
    if (this.hasFallback() !== this.#hadFallback) this.requestUpdate();
  };

  protected override updated(): void {
    if (this.keepsServerContent) return;
    const { stale } = this.feedController;
    const state = this.contentState;
    if (/ready|empty|error/.test(state)) this.attachDeferredBehaviours();
    this.#reserveHeight();
    const shownState = stale ? 'stale' : state;
    if (this.dataset.state !== shownState) this.dataset.state = shownState;
    // The theme `plain` takes the page's font, which the host inherits.
    this.toggleAttribute('data-plain', this.setting('theme') === 'plain');
    try {
      const states = this.#internals?.states;
      states?.clear();
      states?.add(shownState);
    } catch {
      // Chromium before 125 takes dashed names only. `data-state` serves there.
    }
  }

  /** Loads and attaches, once, the behaviours that the first paint does not need. */
  protected attachDeferredBehaviours(): void {
    if (this.#hasDeferredBehaviours) return;
    this.#hasDeferredBehaviours = true;
    afterPaint(async () => {
      // An element that has left the page meanwhile gets them with its next update, as after a failure.
      this.#hasDeferredBehaviours = this.isConnected;
      if (!this.isConnected) return;
      try {
        const { attachDeferredBehaviours } = await import('./deferred-behaviours.js');
        attachDeferredBehaviours(this);
      } catch {
        this.#hasDeferredBehaviours = false;
      }
    });
  }

  /** Tells the styles how many rows to reserve. A style attribute would need `'unsafe-inline'`. */
  #reserveHeight(): void {
    const style = this.renderRoot.querySelector('section')?.style;
    if (!style) return;
    for (const columns of [1, 2, 3, 4]) {
      const rows = this.#hasStyles ? Math.ceil(this.listRows / columns) : 0;
      style.setProperty(`--_rows-${columns}`, String(rows));
    }
    style.setProperty('--_column-rows', String(this.rowsInTwoColumns));
    style.setProperty('--_head', this.blockHeading() === '' ? '0em' : '3em');
  }
}
