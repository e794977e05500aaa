import { html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { withParams } from '../../content/link-params.js';
import { LanguageController } from '../../controllers/language-controller.js';
import {
  type ElementSetting,
  type Settings,
  SettingsController,
  settings,
} from '../../controllers/settings-controller.js';
import type { DongpoEventTarget } from '../../events/event-map.js';
import { DongpoSelectEvent } from '../../events/select-event.js';
import { isAdLabel, isAdvertising } from '../../feed/model/labels.js';
import type { FeedItem } from '../../feed/model/types.js';
import { type DateStyle, formatDate } from '../../i18n/format.js';
import { koreanLocalizer, type Localizer } from '../../i18n/localizer.js';
import { attributeConverter as converter } from './attribute-converter.js';

/** Parts of an item that `show` and the feed's terms switch. */
export type Field = 'image' | 'label' | 'summary' | 'date' | 'author' | 'section' | 'source';

/** LitElement with the types of this library's events. */
const TypedLitElement = LitElement as unknown as Pick<typeof LitElement, keyof typeof LitElement> &
  (abstract new () => DongpoEventTarget & LitElement);

/** A whole number, clamped; `fallback` for 0 and for what is no finite number. */
function clamp(value: unknown, min: number, max: number, fallback: number): number {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) && number !== 0 ? Math.min(max, Math.max(min, number)) : fallback;
}

/**
 * The properties that all elements share, what they come to, and the templates that depend on them alone: headings,
 * links, dates.
 *
 * @attr {string} lang - Language of the block. Default: that of the nearest ancestor with a `lang`, else Korean
 * @attr {'dongpo' | 'plain' | 'newsprint'} theme
 * @attr {'light' | 'dark'} color-scheme
 * @attr {'feed' | 'newest' | 'oldest'} order
 * @attr {'button' | 'link'} more
 * @attr {'_self' | '_blank'} target
 * @attr {'lazy' | 'eager'} loading
 * @attr {'relative' | 'date' | 'datetime'} date-style
 */
export abstract class BlockElement extends TypedLitElement {
  static override properties: PropertyDeclarations = {
    src: { converter },
    feed: { attribute: false },
    limit: { type: Number, converter },
    order: { converter },
    section: { converter },
    author: { converter },
    include: { converter },
    exclude: { converter },
    maxAge: { type: Number, attribute: 'max-age', converter },
    offset: { type: Number, converter },
    unique: { type: Boolean, converter },
    more: { converter },
    moreUrl: { attribute: 'more-url', converter },
    show: { converter },
    heading: { converter },
    headingLevel: { type: Number, attribute: 'heading-level', converter },
    theme: { converter },
    colorScheme: { attribute: 'color-scheme', converter },
    target: { converter },
    linkParams: { attribute: 'link-params', converter },
    linkRel: { attribute: 'link-rel', converter },
    loading: { converter },
    refresh: { type: Number, converter },
    timeout: { type: Number, converter },
    dateStyle: { attribute: 'date-style', converter },
    timeZone: { attribute: 'time-zone', converter },
    feedTimeZone: { attribute: 'feed-time-zone', converter },
    debug: { type: Boolean, converter },
  };

  /**
   * URL of a feed (JSON Feed, RSS or Atom), relative to the page. Several, up to ten, with white space between them make
   * one list: no story twice, the newest first. `{lang}` in it stands for the block's language.
   */
  declare src?: string | undefined;
  /** An object of JSON Feed's shape in place of `src`: nothing is fetched. */
  declare feed?: object | undefined;
  /** Items shown, 1 to 100. Default: headlines 10, best 5. */
  declare limit?: number | undefined;
  /** `feed`, as published (default for one feed); `newest` (default for several feeds) or `oldest` first. */
  declare order?: 'feed' | 'newest' | 'oldest' | undefined;
  /** Sections or tags of the items shown, with commas between them. Default: all. */
  declare section?: string | undefined;
  /** Authors of the items shown, with commas between them. Default: all. */
  declare author?: string | undefined;
  /**
   * Words that items shown have in title, excerpt, kicker or tags: a comma is "or", `+` is "and", as in
   * `동포+비자, 연변`. `*` stands for any ending.
   */
  declare include?: string | undefined;
  /** Words as in `include`: items that have them are left out. `page` leaves out the article that the page is. */
  declare exclude?: string | undefined;
  /** Age in days up to which items are shown. Default: any age. */
  declare maxAge?: number | undefined;
  /** Items left out at the top. Default 0. */
  declare offset?: number | undefined;
  /** True if what elements before it in the page show is left out. */
  declare unique?: boolean | undefined;
  /** `button` shows further items on demand; `link` leads, as does the heading, to `more-url`. Default: neither. */
  declare more?: 'button' | 'link' | undefined;
  /** Page that `more="link"` leads to. Default: the feed's home page. */
  declare moreUrl?: string | undefined;
  /**
   * Fields shown, of `image label summary date author section source`. Labels of advertising are shown without being
   * named here.
   */
  declare show?: string | undefined;
  /** Heading of the block; an empty string shows none. Default: the feed's title, or a localised "BEST 뉴스". */
  declare heading?: string | undefined;
  /** Level of the heading, 2 to 6; headlines are one level below. Default 3. */
  declare headingLevel?: number | undefined;
  /** `dongpo` (default); `plain`, which takes the page's font and colours; or `newsprint`, with serif titles and a double rule. */
  declare theme?: 'dongpo' | 'plain' | 'newsprint' | undefined;
  /** `light` or `dark`. Default: follows the page. */
  declare colorScheme?: 'light' | 'dark' | undefined;
  /** Target of outgoing links: `_self` (default) or `_blank`. */
  declare target?: string | undefined;
  /** Query parameters added to outgoing links, such as `utm_source=partner`. */
  declare linkParams?: string | undefined;
  /** Further `rel` values of outgoing links, such as `nofollow`. */
  declare linkRel?: string | undefined;
  /** `lazy` (default) loads when the element is within one viewport of the visible area; `eager` loads at once. */
  declare loading?: 'lazy' | 'eager' | undefined;
  /** Seconds between reloads while the page is visible, at least 30. Default 0: no reloads. */
  declare refresh?: number | undefined;
  /** Milliseconds for one attempt to load the feed. Default 8000. */
  declare timeout?: number | undefined;
  /** `relative` (default), `date` or `datetime`. */
  declare dateStyle?: DateStyle | undefined;
  /** IANA time zone in which dates are shown. Default: the reader's. */
  declare timeZone?: string | undefined;
  /** IANA time zone of dates that carry none. Default `Asia/Seoul`. */
  declare feedTimeZone?: string | undefined;
  /** True if the console shows what was corrected or ignored in the feed, with advice for its publisher. */
  declare debug?: boolean | undefined;

  /** @internal */
  declare readonly renderRoot: ShadowRoot;
  /** @internal */
  readonly languageController = new LanguageController(this);

  /** Items shown, and rows reserved, where `limit` is not set. */
  protected abstract readonly defaultLimit: number;
  /** Fields shown where `show` is not set. */
  protected abstract readonly defaultFields: string;

  constructor() {
    super();
    new SettingsController(this);
  }

  /**
   * `rel` of the plain link that the element was made of; `undefined` if it was not made of plain markup. An attribute
   * and no property, so that a copy of the markup keeps it. @internal
   */
  get upgradedRel(): string | undefined {
    return this.getAttribute('data-upgraded') ?? undefined;
  }

  /**
   * `rel` of outgoing links, of an item's own if one is given. No window that opens may reach this one, nor one that
   * others opened by that name. @internal
   */
  relOf(item?: FeedItem): string {
    const tokens = `${this.upgradedRel ?? ''} ${this.setting('linkRel') ?? ''}`.toLowerCase().split(/[\s,]+/);
    if (isAdvertising(item)) tokens.push('sponsored');
    if (!/^_(self|top)$/i.test(this.setting('target') || '_self')) tokens.push('noopener');
    return [...new Set(tokens)].filter((token) => /^(?!opener$)[a-z][a-z-]*$/.test(token)).join(' ');
  }

  /** The element's own value, else the page's setting. @internal */
  setting<Name extends ElementSetting>(name: Name): Settings[Name] {
    return (this[name] as Settings[Name]) ?? settings[name];
  }

  /** @internal */
  get messages(): Localizer {
    return this.languageController.messages ?? koreanLocalizer();
  }

  /** `limit`, clamped to 1–100, or the element's default. @internal */
  get effectiveLimit(): number {
    return clamp(this.limit, 1, 100, this.defaultLimit);
  }

  /** Greatest age in days of the items that are chosen. @internal */
  get chosenMaxAge(): number | undefined {
    return this.maxAge;
  }

  /** True if attributes choose the items, or add to them: the code for it is needed. @internal */
  get isSelecting(): boolean {
    const { order, section, author, include, exclude, chosenMaxAge, offset, unique, more } = this;
    return [order, section, author, include, exclude, chosenMaxAge, offset, unique, more].some(
      (value) => value !== undefined && value !== false,
    );
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
    const opensWindow = !/^_(self|top|parent)$/i.test(target || '_self');
    const select = (event: MouseEvent): void => {
      // Buttons 0 and 1 open the link, 2 a menu.
      if (item && event.button < 2 && !this.dispatchEvent(new DongpoSelectEvent(item, href)))
        event.preventDefault();
    };
    return html`<a dir="auto" href=${href} target=${target ?? nothing} rel=${this.relOf(item) || nothing} @click=${select} @auxclick=${select}>${content}${
      opensWindow ? html`<span class="hidden"> (${this.messages.newWindow})</span>` : nothing
    }</a>`;
  }

  /**
   * The labels of an item as words of the block's language, before its title, which may say one of them itself.
   *
   * @param language of the title
   * @param adsOnly true for the labels of advertising alone, which no page can switch off
   * @internal
   */
  renderLabels(item: FeedItem, language?: string, adsOnly = !this.showsField('label')): unknown[] {
    const { locale, labels: words } = this.messages;
    const lang = this.langIfDifferent(language) === nothing ? nothing : locale;
    const { title, _dongpo: { labels = [], kicker } = {} } = item;
    // Papers write `[속보]` into titles as well.
    const isTold = (word?: string): boolean => kicker === word || !!title?.startsWith(`[${word}]`);
    const shown = labels.filter((label) => isAdLabel(label) || !(adsOnly || isTold(words?.[label])));
    return shown.map(
      (label) =>
        html`<span part="label" class="kicker ${isAdLabel(label) ? 'ad' : ''}" lang=${lang}>${words?.[label] ?? label}</span> `,
    );
  }

  /** @internal */
  renderTime(item: FeedItem, iso?: string, style = this.setting('dateStyle') as DateStyle): unknown {
    if (!iso) return nothing;
    // The time of day of a date without one is a filler.
    const dateTime = item._dongpo?.date_precision ? iso.slice(0, 10) : iso;
    const text = formatDate(dateTime, this.messages, style, this.setting('timeZone'));
    return html`<time part="date" datetime=${dateTime}>${text}</time>`;
  }

  /** A node in a template. A server, whose renderer takes none, overrides it. @internal */
  renderNode(node: Node): unknown {
    return node;
  }

  /** The `lang` of a text, if it is in another language than the block. @internal */
  langIfDifferent(language?: string): string | typeof nothing {
    const { locale, tag } = this.messages;
    return language && language !== locale && language !== tag ? language : nothing;
  }
}
