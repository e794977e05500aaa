/** `dongpo-widgets/ssr`: the elements as HTML, on a server or while a site is built. */
import { renderValue } from '@lit-labs/ssr/lib/render-value.js';
import { adoptedStyles } from '../dom/adopt-styles.js';
import { reserve } from '../elements/core/reserve.js';
import type { FeedItem } from '../feed/model/types.js';
import { escapeHtml } from '../text/escape-html.js';
import { inlineFeeds } from './inline-feeds.js';
import { innerRenderer } from './inner-renderer.js';
import { collectHtml, createRenderInfo } from './lit-renderer.js';
import { mergeList } from './merge-list.js';
import { joinPage } from './page-items.js';
import { createServerElement, type ServerElement } from './server-element.js';
import { inlineSheet, type SheetName, sheetName } from './style-sheets.js';

export type { SheetName } from './style-sheets.js';

/** Attributes by their names or those of their properties. `false`, `null` and `undefined`: the attribute is absent. */
export type Attributes = Record<string, string | number | boolean | null | undefined>;

export interface RenderOptions {
  /**
   * `true` (default): declarative shadow DOM, which looks as the element will. `false`: plain HTML as the element's
   * children, which takes the page's own styles.
   */
  shadow?: boolean;
  /** `inline` (default): a `<style>` in each shadow root; `link`: a `<link>` to a file that all share. */
  styles?: 'inline' | 'link';
  /**
   * Address of the files of `styles: 'link'`: that of their folder, ending in a slash, or a function that gives that of
   * each. The files are those of `dongpo-widgets/ssr/*.css`.
   */
  stylesheets?: string | ((name: SheetName) => string);
  /** Nonce of the page's `style-src`. With it, no style attributes are written. */
  nonce?: string;
  /** True if the feed is written into the page, so that the element requests none. Default true. */
  inline?: boolean;
  /**
   * Feeds written so far: give all elements of a page the same set, in their order, and each feed is written once;
   * elements that are `unique` leave out what those before show.
   */
  page?: Set<string>;
  /** When the feed was fetched, by `Date.now()`. Default: now. */
  time?: number;
  /** Content of a row, as the property of `<dongpo-headlines>` and `<dongpo-best>`. */
  itemTemplate?: (item: FeedItem, index: number) => unknown;
  /** BCP 47 tag of the page, where the element has no `lang` of its own. Default: `ko`. */
  lang?: string;
}

/**
 * Renders an element as HTML that the element takes over without a request once its script is there.
 *
 * Dates are absolute, since it is not known when the HTML will be read; they are in `time-zone`, else
 * `feed-time-zone`, else `Asia/Seoul`.
 *
 * @param tag `dongpo-headlines`, `dongpo-best`, `dongpo-article`, `dongpo-ticker` or `dongpo-sections`
 * @param attributes attributes of the element; those that it does not know, such as `class`, are written as they are
 * @param feed result of `loadFeed` or `parseFeed`, or an object of JSON Feed's shape; a list of them for the addresses
 * in `src`, in their order, is merged; without one (its server may be down), the element is written as the script would
 * find it, with its height reserved
 * @returns HTML, safe to be put into a page as it is
 * @throws {TypeError} there is no such element, or an attribute is a handler or has a name that HTML does not allow
 */
export async function renderToString(
  tag: string,
  attributes: Attributes = {},
  feed?: object | readonly object[],
  options: RenderOptions = {},
): Promise<string> {
  const { shadow = true, lang, itemTemplate, page } = options;
  const written = htmlAttributes(attributes);
  // The language of the page, in which the element is not yet.
  const spoken = lang && !written.has('lang') ? new Map([...written, ['lang', lang]]) : written;
  const element = createServerElement(tag, spoken, { itemTemplate });
  element.showsAllSections = !shadow;
  const place = joinPage(page);
  try {
    element.feed = await mergeList(feed, element.feedSource());
    if (element.unique) element.shownBefore = await place.shownBefore();
    return await renderElement(tag, element, written, options);
  } finally {
    place.show(element.shown);
  }
}

async function renderElement(
  tag: string,
  element: ServerElement,
  written: Map<string, string>,
  options: RenderOptions,
): Promise<string> {
  const { shadow = true } = options;
  const { feed } = element;
  if (tag === 'dongpo-article' && feed && !globalThis.document)
    element.domAdapter = (await import('./dom.js')).domAdapter;
  const shown = feed && (await element.prepare());
  if (!shown || !shadow) reserveHeight(written, element, options);
  if (!shown) return `${openTag(tag, written)}</${tag}>`;
  written.set('data-server', '').set('data-state', element.contentState);
  if (element.setting('theme') === 'plain') written.set('data-plain', '');
  const content = shadow ? await renderShadow(element, options) : await renderPlain(element);
  return `${inlineFeeds(element, shown, options)}${openTag(tag, written)}${content}</${tag}>`;
}

/** Attributes by the names that HTML has, as text. */
function htmlAttributes(attributes: Attributes): Map<string, string> {
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!/^[a-z][\w.-]*$/.test(attribute) || /^on/.test(attribute))
      throw new TypeError(`Not an attribute: ${attribute}`);
    named.set(attribute, value === true ? '' : String(value));
  }
  return named;
}

function openTag(tag: string, attributes: Map<string, string>): string {
  const written = [...attributes].map(([name, value]) => ` ${name}${value ? `="${escapeHtml(value)}"` : ''}`);
  return `<${tag}${written.join('')}>`;
}

/** Reserves the height, so that nothing moves when the element is filled later. */
function reserveHeight(
  attributes: Map<string, string>,
  element: ServerElement,
  { nonce }: RenderOptions,
): void {
  // A page that asks for a nonce does not allow style attributes.
  if (nonce || attributes.has('style')) return;
  const { limit, show, heading, more, localName } = element;
  const { layout } = element as { layout?: string | undefined };
  const height = reserve(localName, { limit, show, heading, layout, more, width: 320 });
  attributes.set('style', `display:flow-root;font-size:medium;min-height:${height}`);
}

/** A declarative shadow root (https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode). */
async function renderShadow(element: ServerElement, options: RenderOptions): Promise<string> {
  const content = await renderContent(element, (each) => styleElement(each, options));
  return `<template shadowrootmode="open">${content}</template>`;
}

async function renderPlain(element: ServerElement): Promise<string> {
  const [{ plainHtml }, content] = await Promise.all([
    import('./plain-html.js'),
    renderContent(element, () => ''),
  ]);
  return plainHtml(content);
}

async function renderContent(
  element: ServerElement,
  writeStyles: (element: ServerElement) => string,
): Promise<string> {
  // Lit's renderer asks the registry which tags of a template are elements.
  if (element.localName === 'dongpo-sections') await import('../define/headlines.js');
  const info = createRenderInfo([innerRenderer(element.messages.tag, writeStyles)]);
  return collectHtml([writeStyles(element), () => renderValue(element.render(), info)]);
}

function styleElement(element: ServerElement, { nonce, styles, stylesheets }: RenderOptions): string {
  const name = sheetName(element.localName);
  const nonceAttribute = nonce ? ` nonce="${escapeHtml(nonce)}"` : '';
  if (styles !== 'link') {
    const sheet = inlineSheet(adoptedStyles(element.renderRoot), element.reservedRows, element.columnRows);
    return `<style${nonceAttribute}>${sheet}</style>`;
  }
  const address = typeof stylesheets === 'function' ? stylesheets(name) : `${stylesheets ?? ''}${name}.css`;
  return `<link rel="stylesheet" href="${escapeHtml(address)}"${nonceAttribute}>`;
}
