import type { ReactiveController } from 'lit';
import type { DomAdapter } from '../content/options.js';
import { LanguageController } from '../controllers/language-controller.js';
import type { settings } from '../controllers/settings-controller.js';
import { adoptStyles } from '../dom/adopt-styles.js';
import { DongpoArticle } from '../elements/article/article.js';
import { DongpoBest } from '../elements/best/best.js';
import type { DongpoElement } from '../elements/core/feed-element.js';
import type { View } from '../elements/core/lazy-view-element.js';
import { attributeOf } from '../elements/core/updating.js';
import { DongpoHeadlines } from '../elements/headlines/headlines.js';
import { DongpoSections } from '../elements/sections/sections.js';
import { DongpoTicker } from '../elements/ticker/ticker.js';
import type { Feed, FeedItem } from '../feed/model/types.js';
import type { DateStyle } from '../i18n/format.js';

/** An element on a server: what it would show, without a page. */
export interface ServerHost extends DongpoElement {
  readonly view?: View;
  /** Parses an article's body where there is no DOM. */
  domAdapter?: DomAdapter;
  readonly languages: LanguageController;
  /** Rows that its reserve counts. */
  readonly reserved: number;
  /** Resolves when something has come that it waited for. */
  changed(): Promise<void>;
  /** Text of the block's heading; empty: none. */
  headingOf(feed: Feed): string;
  renderRow?(item: FeedItem, index: number, feed: Feed): unknown;
}

type Constructor = new () => DongpoElement;

function onServer(name: string, Element: Constructor): new () => ServerHost {
  // All that is overridden here stands in the class that all have in common.
  class OnServer extends (Element as typeof DongpoHeadlines) {
    declare languages: LanguageController;
    declare wake?: () => void;

    get reserved(): number {
      return this.below;
    }

    override addController(controller: ReactiveController): void {
      if (controller instanceof LanguageController) this.languages = controller;
    }

    override requestUpdate(): void {
      this.wake?.();
    }

    changed(): Promise<void> {
      return new Promise((resolve) => {
        this.wake = resolve;
      });
    }

    headingOf(feed: Feed): string {
      return this.blockHeading(feed) ?? '';
    }

    /** The reader's zone is not known here, the newspaper's is. */
    override setting<Name extends Exclude<keyof typeof settings, 'lang'>>(
      name: Name,
    ): (typeof settings)[Name] {
      const set = super.setting(name);
      if (set !== undefined || name !== 'timeZone') return set;
      return (super.setting('feedTimeZone') ?? 'Asia/Seoul') as typeof set;
    }

    /** Nor is when it will be read. */
    override renderTime(item: FeedItem, iso?: string, style = this.setting('dateStyle')): unknown {
      return super.renderTime(item, iso, style === 'datetime' ? style : ('date' satisfies DateStyle));
    }

    /** What a page's script sets as a style, which many pages forbid. */
    protected override boxClass(): string {
      const headless = this.blockHeading() === '' ? ' headless' : '';
      const auto = this.setting('colorScheme') ? '' : ' auto';
      return `${super.boxClass()} rows-${this.below}${headless}${auto}`;
    }
  }
  // In a browser, which renders like a server for who copies the HTML, only what is defined can be made.
  if (globalThis.customElements) customElements.define(`${name}-on-server`, OnServer);
  // Reading them makes the accessors, as `customElements.define` does.
  else void (OnServer as unknown as { observedAttributes: string[] }).observedAttributes;
  return OnServer as unknown as new () => ServerHost;
}

const classes: Record<string, new () => ServerHost> = {
  'dongpo-headlines': onServer('dongpo-headlines', DongpoHeadlines),
  'dongpo-best': onServer('dongpo-best', DongpoBest),
  'dongpo-article': onServer('dongpo-article', DongpoArticle),
  'dongpo-ticker': onServer('dongpo-ticker', DongpoTicker),
  'dongpo-sections': onServer('dongpo-sections', DongpoSections),
};

/** Attributes as a page has them, by their names or those of their properties; false and none: it is absent. */
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** By the names that HTML has, as text. */
export function asText(attributes: Attributes): Map<string, string> {
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null && value !== false)
      named.set(attributeOf(name), value === true ? '' : `${value}`);
  return named;
}

/**
 * An element with these attributes and properties.
 *
 * @throws {TypeError} there is no such element
 */
export function createHost(
  tag: string,
  attributes: Map<string, string>,
  properties: Record<string, unknown> = {},
): ServerHost {
  const Host = Object.hasOwn(classes, tag) && classes[tag];
  if (!Host) throw new TypeError(`<${tag}> is none of ${Object.keys(classes).join(', ')}`);
  const host = new Host();
  const get = (name: string): string | null => attributes.get(name) ?? null;
  const shadowRoot = {
    ownerDocument: { defaultView: null },
    adoptedStyleSheets: [],
    addEventListener() {},
  };
  const own = {
    localName: tag,
    lang: get('lang') ?? '',
    dir: get('dir') ?? '',
    dataset: {},
    isConnected: false,
    childNodes: [],
    children: [],
    shadowRoot,
    getAttribute: get,
    getRootNode: () => ({}),
    closest: (selector: string) => (get('lang') || (/\[dir\]/.test(selector) && get('dir')) ? host : null),
    addEventListener() {},
    dispatchEvent: () => true,
  };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(host, name, { value, writable: true, configurable: true });
  Object.defineProperty(host, 'ownerDocument', {
    get: () => host.domAdapter?.createDocument() ?? globalThis.document,
  });
  for (const [name, value] of attributes) host.attributeChangedCallback(name, null, value);
  Object.assign(host, properties);
  adoptStyles(host.shadowRoot!, (Host as unknown as typeof DongpoHeadlines).styles);
  return host;
}

/** Makes all be there that it takes to show its feed; the feed itself, where it is one. */
export async function prepare(host: ServerHost): Promise<Feed | undefined> {
  await host.data.load();
  const { feed } = host.data;
  if (!feed) return;
  for (;;) {
    const changed = host.changed();
    host.languages.hostUpdate();
    if (host.ready) return feed;
    await changed;
  }
}
