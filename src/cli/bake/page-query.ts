import type { Cheerio, CheerioAPI } from 'cheerio';
import { select } from 'cheerio-select';
import { httpUrl } from '../../feed/model/http-url.js';
import { parsePage, removeNodes } from '../parse-page.js';
import type { Place } from './config.js';

/** Elements of a page. */
export type Nodes = Cheerio<ReturnType<CheerioAPI>[number]>;

const URL_ATTRIBUTES = ['href', 'src', 'poster', 'data-src', 'data-original', 'data-lazy-src'];
/** Elements of a body that a feed never carries. */
const NO_CONTENT = ['script', 'style', 'noscript'];

const collapseWhitespace = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Rejection of a page that was made to hold parsers up, or is broken in a way that looks like it. */
export class PageLimitError extends Error {}

/** A page, queried by the places of an adapter. */
export class PageQuery {
  readonly #$: CheerioAPI;
  readonly #base: string;

  /**
   * @param url completes the page's addresses, unless it has a `<base>`
   * @throws {PageLimitError} if the page cannot be read as a whole
   */
  constructor(html: string, url: string) {
    const { $, isWhole } = parsePage(html);
    if (!isWhole) throw new PageLimitError();
    this.#$ = $;
    this.#base = httpUrl(this.#$('base').attr('href'), url) ?? url;
  }

  /** True if a selector finds something. */
  has(selector: string): boolean {
    return this.#$(selector).length > 0;
  }

  /** The values at a place, one after the other. */
  *#valuesAt(place: string, within?: Nodes): Iterable<string> {
    const [, selector = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(place) ?? [];
    for (const node of this.#find(selector.trim(), within)) {
      const found = this.#$(node);
      const value = collapseWhitespace((attribute ? found.attr(attribute) : found.text()) ?? '');
      if (value) yield value;
    }
  }

  /** All values at the first place that has any. */
  values(places: Place | undefined, within?: Nodes): string[] {
    for (const place of [places ?? []].flat()) {
      const values = [...this.#valuesAt(place, within)];
      if (values.length) return values;
    }
    return [];
  }

  /** An empty selector is the element itself, or the page. */
  #find(selector: string, within?: Nodes): Nodes {
    if (!selector) return within ?? (this.#$.root() as Nodes);
    return within ? this.#findWithin(selector, within) : this.#$(selector);
  }

  /** The same as `within.find(selector)`, which compares each child with every other first. */
  #findWithin(selector: string, within: Nodes): Nodes {
    const found = within
      .toArray()
      .flatMap((node) => select(selector, [node], { context: [node] }).filter((each) => each !== node));
    return this.#$(found);
  }

  /** The first value at the first place that has any. */
  value(places: Place | undefined, within?: Nodes): string | undefined {
    for (const place of [places ?? []].flat())
      for (const value of this.#valuesAt(place, within)) return value;
    return undefined;
  }

  /** The first value as an absolute http(s) address. */
  url(places: Place | undefined, within?: Nodes): string | undefined {
    return httpUrl(this.value(places, within), this.#base);
  }

  /**
   * Inner HTML of the first place that has any, with absolute addresses, since the feed is read elsewhere.
   * @param remove selectors of elements within it that are left out
   */
  html(places: Place, remove: string[] = []): string | undefined {
    for (const place of [places].flat()) {
      const node = this.#$(place).first().clone();
      if (!node.length) continue;
      for (const selector of [...remove, ...NO_CONTENT]) removeNodes(this.#findWithin(selector, node));
      this.#completeUrls(node);
      const html = node.html()?.trim();
      if (html) return html;
    }
    return undefined;
  }

  #completeUrls(node: Nodes): void {
    const replace = (attribute: string, complete: (value: string) => string): void => {
      for (const element of this.#findWithin(`[${attribute}]`, node)) {
        const found = this.#$(element);
        found.attr(attribute, complete(found.attr(attribute) ?? ''));
      }
    };
    for (const attribute of URL_ATTRIBUTES)
      replace(attribute, (value) => {
        const isFragmentOrAbsolute = /^(#|[a-z][a-z\d+.-]*:)/i.test(value.trim());
        return isFragmentOrAbsolute ? value : (httpUrl(value, this.#base) ?? value);
      });
    replace('srcset', (value) =>
      value
        .split(/,\s+/)
        .map((candidate) => candidate.trim().replace(/^\S+/, (url) => httpUrl(url, this.#base) ?? url))
        .join(', '),
    );
  }

  /** Maps each element that a selector finds by `read`, and drops results without a `url`. */
  each<T extends { url: string | undefined }>(
    selector: string,
    read: (node: Nodes) => T,
  ): (T & { url: string })[] {
    return this.#$(selector)
      .toArray()
      .map((node) => read(this.#$(node) as Nodes))
      .filter((result): result is T & { url: string } => !!result.url);
  }
}
