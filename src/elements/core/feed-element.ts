import {
  type CSSResult,
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyDeclaration,
  type PropertyDeclarations,
} from 'lit';
import { withParams } from '../../content/links.js';
import { ColorSchemeController } from '../../controllers/color-scheme-controller.js';
import { FeedController, type FeedSource } from '../../controllers/feed-controller.js';
import { LanguageController, requestedLanguage } from '../../controllers/language-controller.js';
import { SettingsController, settings } from '../../controllers/settings-controller.js';
import { adoptStyles, restoreStyles } from '../../dom/adopt-styles.js';
import type { DongpoEventTarget } from '../../events/event-map.js';
import { DongpoSelectEvent } from '../../events/select-event.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { type DateStyle, formatDate } from '../../i18n/format.js';
import { koreanLocalizer, type Localizer } from '../../i18n/localizer.js';
import { attributeConverter } from './attribute-converter.js';

/** What a block may show of an item. */
export type Field = 'image' | 'summary' | 'date' | 'author' | 'section' | 'source';

/** LitElement with the types of this library's events. */
const TypedLitElement = LitElement as unknown as Pick<typeof LitElement, keyof typeof LitElement> &
  (abstract new () => DongpoEventTarget & LitElement);

/** A whole number, clamped; `fallback` for 0 and for what is no finite number. */
function clamp(value: unknown, min: number, max: number, fallback: number): number {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) && number !== 0 ? Math.min(max, Math.max(min, number)) : fallback;
}

const loadDeferredStyles = async (): Promise<CSSResult> =>
  (await import('./deferred-behaviours.js')).deferredStyles;

/**
 * What all elements share: the feed, the states, heading, footer and links.
 *
 * @attr {string} lang - Language of the block; default: that of the nearest ancestor with a `lang`, else Korean
 * @attr {'dongpo' | 'plain' | 'newsprint'} theme
 * @attr {'light' | 'dark'} color-scheme
 * @attr {'_self' | '_blank'} target
 * @attr {'lazy' | 'eager'} loading
 * @attr {'relative' | 'date' | 'datetime'} date-style
 * @slot - Fallback: seen before the script runs, while loading, and when the feed fails
 * @slot header - Instead of the heading
 * @slot footer - Instead of the source line
 * @slot empty - Instead of the sentence for a feed without items
 * @slot error - Instead of the sentence and button for a feed that failed
 * @csspart container - The block
 * @csspart header - Room of the heading
 * @csspart heading - The block's heading
 * @csspart status - Sentence of an empty or failed block
 * @csspart retry - Button that asks again
 * @csspart footer - Source and rights
 * @csspart source - The source's name and link
 * @csspart rights - The copyright line, linked to the feed's terms
 * @cssproperty [--dongpo-font-size=medium] - Base size; all else is relative to it
 * @cssproperty --dongpo-font-family - Default: the system's font
 * @cssproperty --dongpo-color - Text colour; all greys are mixed from it
 * @cssproperty [--dongpo-background=none] - Background of the block
 * @cssproperty --dongpo-accent - Section mark, first ranks, focus ring
 * @cssproperty [--dongpo-padding=0] - Room inside the block
 * @cssproperty --dongpo-title-font-family - Of headings and headlines; default: that of the text
 * @cssproperty --dongpo-visited - Headlines that were read
 * @cssproperty --dongpo-line - Hairlines
 * @cssproperty [--dongpo-rule=0.25em solid] - Section mark over the heading, as a border
 * @cssproperty [--dongpo-radius=0.25em] - Corners of pictures and buttons
 * @cssstate loading - The feed is on its way
 * @cssstate error - The feed failed
 * @cssstate empty - The feed has no items
 * @cssstate stale - A reload failed; the last good copy is shown
 * @event {DongpoLoadEvent} dongpo-load - A feed was loaded and is shown
 * @event {DongpoErrorEvent} dongpo-error - The feed could not be loaded
 * @event {DongpoSelectEvent} dongpo-select - A headline was activated; cancelable
 * @event {DongpoUpdateEvent} dongpo-update - A reload brought new items
 */
export abstract class DongpoElement extends TypedLitElement {
  static override properties: PropertyDeclarations = {
    src: {},
    feed: { attribute: false },
    limit: { type: Number },
    show: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    theme: {},
    colorScheme: { attribute: 'color-scheme' },
    target: {},
    linkParams: { attribute: 'link-params' },
    loading: {},
    refresh: { type: Number },
    timeout: { type: Number },
    dateStyle: { attribute: 'date-style' },
    timeZone: { attribute: 'time-zone' },
    feedTimeZone: { attribute: 'feed-time-zone' },
    debug: { type: Boolean },
  };

  /** Feed URL (JSON Feed, RSS or Atom), relative to the page. `{lang}` in it stands for the block's language. */
  declare src?: string;
  /** An object of JSON Feed's shape instead of `src`: nothing is fetched. */
  declare feed?: object;
  /** Items shown, 1 to 100. Default: headlines 10, best 5. */
  declare limit?: number;
  /** Fields shown, of `image summary date author section source`. */
  declare show?: string;
  /** Heading of the block; empty: none. Default: the feed's title, or a localised "BEST 뉴스". */
  declare heading?: string;
  /** Level of the heading, 2 to 6; titles are one below. Default 3. */
  declare headingLevel?: number;
  /** `dongpo` (default); `plain`, which takes the page's font and colours; or `newsprint`: titles in serif, a double rule. */
  declare theme?: 'dongpo' | 'plain' | 'newsprint';
  /** `light` or `dark`. Default: as the page is. */
  declare colorScheme?: 'light' | 'dark';
  /** Where links open: `_self` (default) or `_blank`. */
  declare target?: string;
  /** Query parameters added to outgoing links, such as `utm_source=partner`. */
  declare linkParams?: string;
  /** `lazy` (default): not before the element is within a viewport of what is seen; or `eager`. */
  declare loading?: 'lazy' | 'eager';
  /** Seconds until the feed is asked for anew, at least 30, while somebody may see it. Default 0: never. */
  declare refresh?: number;
  /** Milliseconds for one attempt. Default 8000. */
  declare timeout?: number;
  /** `relative` (default), `date` or `datetime`. */
  declare dateStyle?: DateStyle;
  /** IANA zone in which dates are shown. Default: the reader's. */
  declare timeZone?: string;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  declare feedTimeZone?: string;
  /** Prints on the console what was corrected or ignored in the feed, with advice for its publisher. */
  declare debug?: boolean;

  /** @internal */
  declare readonly renderRoot: ShadowRoot;
  /** @internal */
  readonly feedController = new FeedController(this, () => this.feedSource());
  /** @internal */
  readonly languageController = new LanguageController(this);
  /** @internal */
  readonly colorSchemeController = new ColorSchemeController(this);
  /**
   * Set by `hydrate()`: returns true while the server's rendering stays on screen. @internal
   */
  keepsServerContent?: (() => boolean) | undefined;
  readonly #internals: ElementInternals | undefined = this.attachInternals?.();
  /** Pending while hydration is loading, and for good if it could not be loaded. */
  #hydration?: Promise<void> | undefined;
  #extraStyles: 'none' | 'loading' | 'adopted' = 'none';
  /** True once the deferred behaviours are requested. */
  #hasDeferredBehaviours = false;

  /** Items shown, and rows reserved, where `limit` is not set. */
  protected abstract readonly defaultLimit: number;
  /** Fields shown where `show` is not set. */
  protected abstract readonly defaultFields: string;
  protected abstract renderBody(feed: Feed): unknown;
  protected abstract renderSkeleton(): unknown;
  /** Classes of the container, on which its reserved height depends. */
  protected abstract containerClass(): string;
  /** Items of `feed` that are shown, in their order. @internal */
  abstract visibleItems(feed: Feed): FeedItem[];

  static override createProperty(name: PropertyKey, options?: PropertyDeclaration): void {
    super.createProperty(name, { converter: attributeConverter, ...options });
  }

  constructor() {
    super();
    new SettingsController(this);
  }

  /** Asks the server again; what is shown stays until the answer is there. */
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
    };
  }

  /** The element's own value, else the page's setting. @internal */
  setting<Name extends Exclude<keyof typeof settings, 'lang'>>(name: Name): (typeof settings)[Name] {
    return this[name] ?? settings[name];
  }

  /** @internal */
  get messages(): Localizer {
    return this.languageController.messages ?? koreanLocalizer();
  }

  /** `limit`, clamped to 1–100, or the element's default. @internal */
  get effectiveLimit(): number {
    return clamp(this.limit, 1, 100, this.defaultLimit);
  }

  /** Level of the block's heading, clamped to 2–6. @internal */
  get effectiveHeadingLevel(): number {
    return clamp(this.headingLevel, 2, 6, 3);
  }

  /** True if a field is asked for. Fields that the feed's terms withhold are not in its items. @internal */
  showsField(field: Field): boolean {
    return String(this.show ?? this.defaultFields)
      .split(/[\s,]+/)
      .includes(field);
  }

  /** Heading text. `''`: no heading row is reserved. `undefined`: not known before the feed is loaded. */
  protected blockHeading(feed?: Feed): string | undefined {
    return this.heading ?? (feed?.title || undefined);
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
    return !!(this.#hasStyles && this.languageController.messages && feed && this.isViewReady(feed));
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

  /** An element outside of the page shows nothing; `FeedController` requests an update when it is connected. */
  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override willUpdate(): void {
    if (this.needsExtraStyles && this.#extraStyles === 'none') void this.#loadExtraStyles();
  }

  override render(): unknown {
    if (this.keepsServerContent?.()) return noChange;
    const { feed, state } = this.feedController;
    const { messages, canRender } = this;
    // No word of ours is shown before its language is known.
    const hasMessages = !!this.languageController.messages;
    const headingText = this.blockHeading(feed);
    const heading = hasMessages || this.heading || !headingText ? headingText : undefined;
    const colorScheme = this.setting('colorScheme');
    const isDark = colorScheme ? colorScheme === 'dark' : this.colorSchemeController.dark;
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
    if (!isShown && this.#hasFallback()) return html`<slot @slotchange=${this.#onSlotChange}></slot>`;
    const language = heading === feed?.title ? feed?.language : undefined;
    return html`<slot name="header">${
      heading === ''
        ? nothing
        : html`<div part="header" class="header">${heading && this.renderHeading(0, 'heading', heading, language)}</div>`
    }</slot>${this.#renderState()}<slot name="footer"><div part="footer" class="footer">${
      canRender && feed ? this.renderFooter(feed) : nothing
    }</div></slot
    >${canRender ? this.renderAfterFooter() : nothing}<slot hidden @slotchange=${this.#onSlotChange}></slot>`;
  }

  /** What stands between heading and footer: an error, a skeleton, a sentence, or the feed. */
  #renderState(): unknown {
    const { messages } = this;
    const { feed, state } = this.feedController;
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

  /**
   * A heading of HTML.
   *
   * @param below levels under the block's own heading
   * @param language of `content`, if it is known
   * @internal
   */
  renderHeading(below: number, part: string, content: unknown, language?: string): unknown {
    const lang = this.langIfDifferent(language);
    const text = html`<bdi>${content}</bdi>`;
    switch (Math.min(6, this.effectiveHeadingLevel + below)) {
      case 2:
        return html`<h2 part=${part} class=${part} lang=${lang}>${text}</h2>`;
      case 3:
        return html`<h3 part=${part} class=${part} lang=${lang}>${text}</h3>`;
      case 4:
        return html`<h4 part=${part} class=${part} lang=${lang}>${text}</h4>`;
      case 5:
        return html`<h5 part=${part} class=${part} lang=${lang}>${text}</h5>`;
      default:
        return html`<h6 part=${part} class=${part} lang=${lang}>${text}</h6>`;
    }
  }

  /** Source, rights and age. What the feed's terms demand stands here whatever `show` says. */
  protected renderFooter(feed: Feed): unknown {
    const { messages, feedController } = this;
    const { terms, rights } = feed._dongpo ?? {};
    const showsSource = !!terms || this.showsField('source');
    const rightsLine = terms?.rights ?? (showsSource ? rights : undefined);
    const fetchedAt = new Date(feedController.time).toISOString();
    return [
      showsSource && feed.title
        ? html`<span part="source" lang=${this.langIfDifferent(feed.language)}>${messages.source}${this.renderLink(feed.home_page_url, feed.title)}</span>`
        : nothing,
      rightsLine
        ? html`<span part="rights" dir="auto">${this.renderLink(terms?.terms_url, rightsLine)}</span>`
        : nothing,
      feedController.stale
        ? html`<span part="status" role="status">${messages.asOf.replace('{}', formatDate(fetchedAt, messages))}</span>`
        : nothing,
    ];
  }

  /**
   * An outgoing link: with `link-params`, and with a note for screen readers if it opens a new window.
   *
   * @param item if given, `dongpo-select` is dispatched before the navigation, and can cancel it
   * @internal
   */
  renderLink(url: string | undefined, content: unknown, item?: FeedItem): unknown {
    if (!url) return content;
    const href = withParams(url, this.setting('linkParams'));
    const target = this.setting('target');
    const opensWindow = target === '_blank';
    const select = (event: MouseEvent): void => {
      // Buttons 0 and 1 open the link, 2 a menu.
      if (item && event.button < 2 && !this.dispatchEvent(new DongpoSelectEvent(item, href)))
        event.preventDefault();
    };
    return html`<a dir="auto" href=${href} target=${target ?? nothing} rel=${opensWindow ? 'noopener' : nothing} @click=${select} @auxclick=${select}>${content}${
      opensWindow ? html`<span class="hidden"> (${this.messages.newWindow})</span>` : nothing
    }</a>`;
  }

  /** @internal */
  renderTime(item: FeedItem, iso?: string, style = this.setting('dateStyle') as DateStyle): unknown {
    if (!iso) return nothing;
    // The time of day of a date without one is a filler.
    const dateTime = item._dongpo?.date_precision ? iso.slice(0, 10) : iso;
    const text = formatDate(dateTime, this.messages, style, this.setting('timeZone'));
    return html`<time part="date" datetime=${dateTime}>${text}</time>`;
  }

  /** The `lang` of a text, if it is in another language than the block. @internal */
  langIfDifferent(language?: string): string | typeof nothing {
    const { locale, tag } = this.messages;
    return language && language !== locale && language !== tag ? language : nothing;
  }

  #hasFallback(): boolean {
    return [...this.childNodes].some((node) =>
      node.nodeType === Node.TEXT_NODE ? node.nodeValue?.trim() : (node as Element).slot === '',
    );
  }

  readonly #onSlotChange = (): void => this.requestUpdate();

  protected override updated(): void {
    if (this.keepsServerContent) return;
    const { stale, state } = this.feedController;
    if (/ready|empty|error/.test(state)) this.#attachDeferredBehaviours();
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

  #attachDeferredBehaviours(): void {
    if (this.#hasDeferredBehaviours) return;
    this.#hasDeferredBehaviours = true;
    import('./deferred-behaviours.js').then(
      ({ attachDeferredBehaviours }) => attachDeferredBehaviours(this),
      () => {
        this.#hasDeferredBehaviours = false;
      },
    );
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
