import { html, nothing, type TemplateResult } from 'lit/html.js';
import { withParams } from '../../content/links.js';
import { ColorSchemeController } from '../../controllers/color-scheme-controller.js';
import { FeedController, type FeedSource } from '../../controllers/feed-controller.js';
import { LanguageController, requestedLanguage } from '../../controllers/language-controller.js';
import { followSettings, settings } from '../../controllers/settings-controller.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { DongpoSelectEvent } from '../../events/select-event.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { type DateStyle, showDate } from '../../i18n/format.js';
import { korean, type Words } from '../../i18n/localizer.js';
import { type Properties, UpdatingElement } from './updating.js';

/** What a block may show of an item. */
export type Field = 'image' | 'summary' | 'date' | 'author' | 'section' | 'source';

const headings: TemplateStringsArray[] = [];

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
export abstract class DongpoElement extends UpdatingElement {
  static override get properties(): Properties {
    return {
      src: String,
      feed: null,
      limit: Number,
      show: String,
      heading: String,
      headingLevel: Number,
      theme: String,
      colorScheme: String,
      target: String,
      linkParams: String,
      loading: String,
      refresh: Number,
      timeout: Number,
      dateStyle: String,
      timeZone: String,
      feedTimeZone: String,
      debug: () => true,
    };
  }

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
  readonly feedController = new FeedController(this, () => this.feedSource());
  readonly #language = new LanguageController(this);
  #life?: Promise<void>;
  /** @internal */
  readonly colorSchemeController = new ColorSchemeController(this);
  readonly #internals?: ElementInternals = this.attachInternals?.();

  /** Styles that few blocks need; false: they are on their way. */
  #looks?: boolean;

  /** Rows reserved, and shown where `limit` says nothing. */
  protected abstract readonly defaultLimit: number;
  /** Fields shown where `show` says nothing. */
  protected abstract readonly defaultFields: string;
  protected abstract renderBody(feed: Feed): unknown;
  protected abstract renderSkeleton(): unknown;

  constructor() {
    super();
    followSettings(this);
  }

  /** Asks the server again; what is shown stays until the answer is there. */
  reload(): Promise<void> {
    return this.feedController.reload();
  }

  /** @internal */
  feedSource(): FeedSource {
    return {
      src: this.setting('src'),
      language: requestedLanguage(this),
      feed: this.feed,
      timeout: this.setting('timeout'),
      lazy: this.loading !== 'eager',
      timeZone: this.setting('feedTimeZone'),
    };
  }

  /** The element's own, else the page's. @internal */
  setting<Name extends Exclude<keyof typeof settings, 'lang'>>(name: Name): (typeof settings)[Name] {
    return this[name] ?? settings[name];
  }

  /** @internal */
  get messages(): Words {
    return this.#language.messages ?? korean();
  }

  /** Items asked for. @internal */
  get effectiveLimit(): number {
    return Math.min(100, Math.max(1, this.limit! | 0 || this.defaultLimit));
  }

  /** Whether a field is asked for. What the feed's terms withhold is not in its items at all. @internal */
  showsField(field: Field): boolean {
    return (this.show ?? this.defaultFields).split(/[\s,]+/).includes(field);
  }

  /** Text of the heading; empty: there is no room for one; none: it is not known yet. */
  protected blockHeading(feed?: Feed): string | undefined {
    return this.heading ?? (feed?.title || undefined);
  }

  /** What follows the source line. */
  protected renderAfterFooter(): unknown {
    return nothing;
  }

  /** Whether it looks otherwise than the styles of every block make it. */
  protected get needsExtraStyles(): boolean {
    return this.setting('theme') === 'newsprint';
  }

  /** Whether its styles are there, without which not even a skeleton has its height. Those that cannot be had are done without. */
  get #dressed(): boolean {
    if (!this.needsExtraStyles) return true;
    if (this.#looks === undefined) {
      this.#looks = false;
      import('../../styles/extra-styles.js')
        .then(({ extraStyles: looks }) => adoptStyles(this.shadowRoot!, looks))
        .catch(() => {})
        .then(() => {
          this.#looks = true;
          this.requestUpdate();
        });
    }
    return this.#looks;
  }

  /** Rows of the list below a large story, of which there may be one. */
  protected get listRows(): number {
    return this.effectiveLimit;
  }

  /** Whether all that it takes to show the feed is there. */
  protected isViewReady(_feed: Feed): boolean {
    return true;
  }

  /** Whether the feed does not hold what the element is for. */
  protected isMissing(_feed: Feed): boolean {
    return false;
  }

  /** What is shown without a feed of the element's own. */
  protected renderOverride(): unknown {
    return;
  }

  /** What is shown of the feed. @internal */
  abstract visibleItems(feed: Feed): FeedItem[];

  /** Classes of the container, on which its reserve depends. */
  protected abstract containerClass(): string;

  /** Whether all is there that it takes to show the feed; asks for what is not. @internal */
  get canRender(): boolean {
    const { feed } = this.feedController;
    return !!(this.#dressed && this.#language.messages && feed && this.isViewReady(feed));
  }

  override render(): TemplateResult {
    const { state } = this.feedController;
    const { messages, canRender: ready } = this;
    const feed = this.feedController.feed!;
    const dressed = this.#dressed;
    const speaks = this.#language.messages;
    // Words of ours wait for their language.
    const said = this.blockHeading(feed);
    const heading = speaks || this.heading || !said ? said : undefined;
    const scheme = this.setting('colorScheme');
    const dark = scheme ? scheme === 'dark' : this.colorSchemeController.dark;
    return html`<section
      part="container"
      class="box ${this.containerClass()} ${this.setting('theme')} ${dark ? 'dark' : ''}"
      lang=${messages.tag}
      dir=${this.#language.dir ?? nothing}
      aria-label=${heading || (speaks ? messages.news : nothing)}
      aria-busy=${state === 'loading' || (!!feed && !ready)}
    >
      ${
        this.renderOverride() ??
        ((!ready || this.isMissing(feed)) && this.#hasFallback()
          ? html`<slot @slotchange=${this.#refresh}></slot>`
          : html`<slot name="header">${
              heading === ''
                ? nothing
                : html`<div part="header" class="header">${
                    heading &&
                    this.renderHeading(0, 'heading', heading, heading === feed?.title && feed.language)
                  }</div>`
            }</slot>${
              state === 'error'
                ? html`<slot name="error"><div part="status" class="status" role="status">
                    <p>${messages.failed}</p>
                    <button part="retry" @click=${this.reload}>${messages.retry}</button>
                  </div></slot>`
                : !ready
                  ? state === 'idle' || !dressed
                    ? nothing
                    : html`<div class="bones" aria-hidden="true">${this.renderSkeleton()}</div>`
                  : state === 'empty'
                    ? html`<slot name="empty"><p part="status" class="status">${messages.empty}</p></slot>`
                    : this.renderBody(feed)
            }<slot name="footer"><div part="footer" class="footer">${ready ? this.renderFooter(feed) : nothing}</div></slot
            >${ready ? this.renderAfterFooter() : nothing}<slot hidden @slotchange=${this.#refresh}></slot>`)
      }
    </section>`;
  }

  /** Of the block's heading. @internal */
  get effectiveHeadingLevel(): number {
    return Math.min(6, Math.max(2, this.headingLevel! | 0 || 3));
  }

  /** A heading of HTML; `below` counts the levels under the block's own. @internal */
  renderHeading(below: number, part: string, content: unknown, language?: string | false): TemplateResult {
    const level = Math.min(6, this.effectiveHeadingLevel + below);
    // As lit/static-html.js does: an array of strings a level, each one template.
    headings[level] ??= Object.assign([`<h${level} part=`, ' class=', ' lang=', `>`, `</h${level}>`], {
      raw: [],
    });
    return html(headings[level]!, part, part, this.langIfDifferent(language), html`<bdi>${content}</bdi>`);
  }

  /** Source, rights and age. What the feed's terms demand stands here whatever `show` says. */
  protected renderFooter(feed: Feed): unknown {
    const { messages } = this;
    const { terms, rights } = feed._dongpo ?? {};
    const asked = this.showsField('source');
    const line = terms?.rights ?? ((terms || asked) && rights);
    return [
      (terms || asked) &&
        feed.title &&
        html`<span part="source" lang=${this.langIfDifferent(feed.language)}>${messages.source}${this.renderLink(feed.home_page_url, feed.title)}</span>`,
      line && html`<span part="rights" dir="auto">${this.renderLink(terms?.terms_url, line)}</span>`,
      this.feedController.stale &&
        html`<span part="status" role="status">${messages.asOf.replace('{}', showDate(new Date(this.feedController.time).toISOString(), messages))}</span>`,
    ].map((part) => part || nothing);
  }

  /** A link of ours: parameters added, its window said. With an item, `dongpo-select` comes first. @internal */
  renderLink(url: string | undefined, content: unknown, item?: FeedItem): unknown {
    if (!url) return content;
    const href = withParams(url, this.setting('linkParams'));
    const target = this.setting('target');
    const blank = target === '_blank';
    const select = (event: MouseEvent): void => {
      if (item && event.button < 2 && !this.dispatchEvent(new DongpoSelectEvent(item, href)))
        event.preventDefault();
    };
    return html`<a dir="auto" href=${href} target=${target ?? nothing} rel=${blank ? 'noopener' : nothing} @click=${select} @auxclick=${select}>${content}${
      blank ? html`<span class="hidden"> (${this.messages.newWindow})</span>` : nothing
    }</a>`;
  }

  /** @internal */
  renderTime(item: FeedItem, iso?: string, style?: DateStyle): unknown {
    if (!iso) return nothing;
    // Its time of day is but a filler.
    const at = item._dongpo?.date_precision ? iso.slice(0, 10) : iso;
    return html`<time part="date" datetime=${at}>${showDate(at, this.messages, style ?? (this.setting('dateStyle') as DateStyle), this.setting('timeZone'))}</time>`;
  }

  /** The `lang` of text in another language than the block's. @internal */
  langIfDifferent(language?: string | false): unknown {
    const { locale, tag } = this.messages;
    return language && language !== locale && language !== tag ? language : nothing;
  }

  #hasFallback(): boolean {
    return [...this.childNodes].some(
      (node) => (node as Element).slot === '' || (node.nodeType === 3 && node.nodeValue!.trim()),
    );
  }

  readonly #refresh = (): void => this.requestUpdate();

  protected override updated(): void {
    // What nobody needs until something is seen.
    if (!this.#life && /ready|empty|error/.test(this.feedController.state))
      this.#life = import('./deferred-behaviours.js')
        .then(({ attachDeferredBehaviours: live }) => live(this))
        .catch(() => {
          this.#life = undefined;
        });
    // By script, since a style attribute would need 'unsafe-inline'.
    const { style } = this.shadowRoot!.querySelector('section')!;
    // Rows in so many columns; none for a layout whose styles are on their way.
    for (const columns of [1, 2, 3, 4])
      style.setProperty(`--_${columns}`, `${this.#dressed ? Math.ceil(this.listRows / columns) : 0}`);
    style.setProperty('--_head', this.blockHeading() === '' ? '0em' : '3em');
    const shown = this.feedController.stale ? 'stale' : this.feedController.state;
    this.dataset.state = shown;
    // The host's font is the page's.
    this.toggleAttribute('data-plain', this.setting('theme') === 'plain');
    try {
      const states = this.#internals?.states;
      states?.clear();
      states?.add(shown);
    } catch {
      // Chromium before 125 takes dashed names only: there, data-state serves.
    }
  }
}
