/** The elements as a server has them: their own classes and templates, without a page around them. */
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { DomAdapter } from '../content/options.js';
import { messagesLoaded } from '../controllers/language-controller.js';
import type { ElementSetting, Settings } from '../controllers/settings-controller.js';
import { DongpoArticle } from '../elements/article/article.js';
import { DongpoBest } from '../elements/best/best.js';
import { reportError } from '../elements/core/error-boundary.js';
import type { DongpoElement } from '../elements/core/feed-element.js';
import type { ShownItems } from '../elements/core/selection-host.js';
import { takesPart } from '../elements/core/takes-part.js';
import { DongpoHeadlines } from '../elements/headlines/headlines.js';
import { DongpoSections } from '../elements/sections/sections.js';
import { DongpoTicker } from '../elements/ticker/ticker.js';
import { DEFAULT_TIME_ZONE } from '../feed/model/defaults.js';
import type { Feed, FeedItem } from '../feed/model/types.js';
import type { DateStyle } from '../i18n/format.js';
import { renderSync } from './lit-renderer.js';
import { nodeHtml } from './node-html.js';

/** An element on a server. */
export interface ServerElement extends DongpoElement {
  /** Parses an article's body where there is no DOM. */
  domAdapter?: DomAdapter | undefined;
  /** Rows that the styles reserve. */
  readonly reservedRows: number;
  /** Rows in each of two columns. */
  readonly columnRows: number;
  /** The items that the elements before it on the page show. */
  shownBefore?: readonly ShownItems[] | undefined;
  /** The items that it shows itself. A ticker gives nothing to leave out. */
  readonly shown: ShownItems | undefined;
  /** True if the sections of a feed are shown one below the other, and not behind tabs. */
  showsAllSections: boolean;
  /** Loads what the element shows: feed, messages, styles, view. @returns its feed; `undefined`: it is none */
  prepare(): Promise<Feed | undefined>;
}

/** Properties of an element that `renderToString` takes, or that another element's template sets. */
export interface ServerProperties extends Record<string, unknown> {
  feed?: object | undefined;
  itemTemplate?: ((item: FeedItem, index: number) => unknown) | undefined;
}

/** Members of elements that Lit's server DOM lacks, as an element has them that is in no page. */
const WITHOUT_PAGE: PropertyDescriptorMap & ThisType<HTMLElement> = {
  lang: { get: attributeGetter('lang') },
  dir: { get: attributeGetter('dir') },
  children: { value: [] },
  closest: {
    /** Knows the selectors that a language is looked up by. */
    value(selector: string) {
      return this.lang || (selector.includes('[dir]') && this.dir) ? this : null;
    },
  },
};

function attributeGetter(name: string): (this: HTMLElement) => string {
  return function get() {
    return this.getAttribute(name) ?? '';
  };
}

function createClass(tag: string, Element: new () => DongpoElement): new () => ServerElement {
  // Members that are overridden belong to the classes that all elements extend, but for `render…` of lists and sections.
  class OnServer extends (Element as unknown as typeof DongpoHeadlines) {
    declare domAdapter?: DomAdapter | undefined;
    declare showsAllSections: boolean;
    declare shownBefore?: readonly ShownItems[] | undefined;
    /** Called when something has come that the element waited for. */
    declare wake?: () => void;

    /** Also gives the element the root that styles are recorded for. */
    constructor() {
      super();
      Object.assign(this, { renderRoot: this.createRenderRoot() });
    }

    get reservedRows(): number {
      return this.listRows;
    }

    get shown(): ShownItems | undefined {
      const { feed } = this.feedController;
      return feed && takesPart(this) ? { feed, items: this.visibleItems(feed) } : undefined;
    }

    get columnRows(): number {
      return this.rowsInTwoColumns;
    }

    async prepare(): Promise<Feed | undefined> {
      await Promise.all([this.feedController.load(), messagesLoaded(this)]);
      const { feed } = this.feedController;
      if (!feed) return undefined;
      this.languageController.hostUpdate();
      for (;;) {
        const updateRequested = new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        this.willUpdate();
        if (this.canRender) return feed;
        await updateRequested;
      }
    }

    /** There is no DOM to update. */
    override requestUpdate(): void {
      this.wake?.();
    }

    protected override async getUpdateComplete(): Promise<boolean> {
      return true;
    }

    /** Nobody listens to an element on a server. */
    override dispatchEvent(): boolean {
      return true;
    }

    /** The reader's zone is not known: the newspaper's is shown. */
    override setting<Name extends ElementSetting>(name: Name): Settings[Name] {
      const set = super.setting(name);
      if (set !== undefined || name !== 'timeZone') return set;
      return (super.setting('feedTimeZone') ?? DEFAULT_TIME_ZONE) as typeof set;
    }

    /** It is not known when the HTML will be read: dates are absolute. */
    override renderTime(item: FeedItem, iso?: string, style = this.setting('dateStyle')): unknown {
      return super.renderTime(item, iso, style === 'datetime' ? style : ('date' satisfies DateStyle));
    }

    /** Also has classes in place of the properties that a script sets as a style, which many pages forbid. */
    protected override containerClass(): string {
      const classes = [super.containerClass(), `rows-${this.reservedRows}`, `columns-${this.columnRows}`];
      if (this.blockHeading() === '') classes.push('headless');
      if (!this.setting('colorScheme')) classes.push('auto');
      return classes.join(' ');
    }

    /** The fallback is written by `renderToString` itself. */
    protected override hasFallback(): boolean {
      return false;
    }

    /** Lit's server renderer takes no nodes. Those of an article's body are sanitised, and their texts escaped here. */
    override renderNode(node: Node): unknown {
      return unsafeHTML(nodeHtml(node));
    }

    /** Renders at once, since a template's error is only thrown when it is rendered. */
    protected override renderGuarded(content: () => unknown, fallback: () => unknown): unknown {
      try {
        const value = content();
        if (value !== undefined) return unsafeHTML(renderSync(this.#withoutNodes(value)));
      } catch (error) {
        reportError(error);
      }
      return fallback();
    }

    #withoutNodes(value: unknown): unknown {
      if (Array.isArray(value)) return value.map((each) => this.#withoutNodes(each));
      const isNode = typeof value === 'object' && !!value && 'nodeType' in value;
      return isNode ? this.renderNode(value as Node) : value;
    }
  }
  const isBrowser = !!globalThis.document;
  Object.defineProperties(OnServer.prototype, {
    localName: { value: tag },
    ownerDocument: {
      get(this: ServerElement) {
        return this.domAdapter?.createDocument() ?? globalThis.document;
      },
    },
    ...(isBrowser ? {} : WITHOUT_PAGE),
  });
  // A browser makes no element whose class has no tag. The definition also makes the accessors of properties.
  if (isBrowser) customElements.define(`${tag}-on-server`, OnServer);
  else void OnServer.observedAttributes;
  return OnServer as unknown as new () => ServerElement;
}

/** Shows all sections of a feed where nobody could select a tab. */
class AllSections extends DongpoSections {
  declare showsAllSections: boolean;

  /** The items of the lists that are seen at first. @internal */
  override visibleItems(feed: Feed): FeedItem[] {
    const sections = this.view?.sectionsOf(feed) ?? [];
    const seen = this.showsAllSections ? sections : sections.slice(0, 1);
    return seen.flatMap(({ feed: { items } }) => items.slice(0, this.effectiveLimit));
  }

  protected override renderBody(feed: Feed): unknown {
    const { view } = this;
    if (!view || !this.showsAllSections) return super.renderBody(feed);
    const [whole, ...sections] = view.sectionsOf(feed);
    if (whole && !sections.length) return view.renderList(whole.feed);
    return sections.map((section) => [
      this.renderHeading(this.heading ? 1 : 0, 'heading', section.name, feed.language),
      view.renderList(section.feed),
    ]);
  }
}

const classes: Record<string, new () => ServerElement> = {
  'dongpo-headlines': createClass('dongpo-headlines', DongpoHeadlines),
  'dongpo-best': createClass('dongpo-best', DongpoBest),
  'dongpo-article': createClass('dongpo-article', DongpoArticle),
  'dongpo-ticker': createClass('dongpo-ticker', DongpoTicker),
  'dongpo-sections': createClass('dongpo-sections', AllSections),
};

/**
 * An element with these attributes and properties.
 *
 * @throws {TypeError} there is no such element
 */
export function createServerElement(
  tag: string,
  attributes: Map<string, string>,
  properties: ServerProperties = {},
): ServerElement {
  const ElementClass = Object.hasOwn(classes, tag) ? classes[tag] : undefined;
  if (!ElementClass) throw new TypeError(`<${tag}> is none of ${Object.keys(classes).join(', ')}`);
  const element = new ElementClass();
  for (const [name, value] of attributes) {
    element.setAttribute(name, value);
    // Lit's server DOM calls no reactions. In a browser, this is the second call with the same value.
    element.attributeChangedCallback(name, null, value);
  }
  return Object.assign(element, properties);
}
