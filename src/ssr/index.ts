/** `dongpo-widgets/ssr`: the elements as HTML, on a server or while a site is built. */
import { adoptedStyles } from '../dom/adopt-styles.js';
import { reserve } from '../elements/core/reserve.js';
import type { Feed, FeedItem } from '../feed/model/types.js';
import { type Attributes, asText, createHost, prepare, type ServerHost } from './host.js';
import { LightRenderer } from './plain-html.js';
import { inlineSheet, type SheetName, sheetName } from './style-sheets.js';
import { escapeHtml, toHtml } from './to-html.js';

export type { Attributes } from './host.js';
export type { SheetName } from './style-sheets.js';

export interface RenderOptions {
  /**
   * `true` (default): declarative shadow DOM, which looks as the element will. `false`: plain HTML as the element's
   * children, which takes the page's own styles.
   */
  shadow?: boolean;
  /** `inline` (default): a `<style>` in each shadow root; `link`: a `<link>` to a file that all share. */
  styles?: 'inline' | 'link';
  /**
   * Where the files of `styles: 'link'` are: the address of a folder, ending in a slash, or that of each. The files
   * are those of `dongpo-widgets/ssr/*.css`.
   */
  stylesheets?: string | ((name: SheetName) => string);
  /** Of the page's `style-src`. With it, no style attributes are written. */
  nonce?: string;
  /** Whether the feed is written into the page, so that the element need not ask for it. Default true. */
  inline?: boolean;
  /** Feeds written so far: give all elements of a page the same set, and each feed is written once. */
  page?: Set<string>;
  /** When the feed was fetched, by `Date.now()`. Default: now. */
  time?: number;
  /** As the property of `<dongpo-headlines>` and `<dongpo-best>`: what a row holds instead. */
  itemTemplate?: (item: FeedItem, index: number) => unknown;
  /** BCP 47 tag of the page, where the element has no `lang` of its own. Default: `ko`. */
  lang?: string;
}

/**
 * An element as HTML that the element takes over without a request once its script is there.
 *
 * Dates are absolute, since nobody knows when it will be read; they are in `time-zone`, else `feed-time-zone`, else
 * `Asia/Seoul`.
 *
 * @param tag `dongpo-headlines`, `dongpo-best`, `dongpo-article`, `dongpo-ticker` or `dongpo-sections`
 * @param attributes of the element; those without a meaning of ours, such as `class`, are written as they are
 * @param feed what `loadFeed` or `parseFeed` gave, or an object of JSON Feed's shape; without one (its server may be
 * down), the element as the script would find it, with its height reserved
 * @returns HTML, safe to be put into a page as it is
 * @throws {TypeError} there is no such element
 */
export async function renderToString(
  tag: string,
  attributes: Attributes = {},
  feed?: object,
  options: RenderOptions = {},
): Promise<string> {
  const named = asText(attributes);
  // The page's language is not yet the element's, which is in no page.
  const spoken = new Map(named);
  if (options.lang && !named.has('lang')) spoken.set('lang', options.lang);
  const host = createHost(tag, spoken, { feed, itemTemplate: options.itemTemplate });
  if (tag === 'dongpo-article' && feed && !globalThis.document)
    host.domAdapter = (await import('./dom.js')).domAdapter;
  const shown = feed && (await prepare(host));
  const shadow = options.shadow !== false;
  if (!shown || !shadow) reserveRoom(named, host, options);
  if (!shown) return `${openTag(tag, named)}</${tag}>`;
  named.set('data-server', '').set('data-state', host.feedController.state);
  if (host.setting('theme') === 'plain') named.set('data-plain', '');
  const content = shadow ? await renderRoot(host, shown, options) : new LightRenderer(host, shown).render();
  return `${inlineFeed(host, shown, options)}${openTag(tag, named)}${content}</${tag}>`;
}

function openTag(tag: string, attributes: Map<string, string>): string {
  const written = [...attributes].map(([name, value]) => {
    if (!/^[a-z][\w.-]*$/.test(name) || /^on/.test(name)) throw new TypeError(`Not an attribute: ${name}`);
    return ` ${name}${value && `="${escapeHtml(value)}"`}`;
  });
  return `<${tag}${written.join('')}>`;
}

/** So that nothing moves when what fills it comes later. */
function reserveRoom(attributes: Map<string, string>, host: ServerHost, { nonce }: RenderOptions): void {
  const { limit, show, heading, localName } = host;
  const { layout } = host as { layout?: string };
  // A page that asks for a nonce does not allow them.
  if (nonce || attributes.has('style')) return;
  const room = reserve(localName, { limit, show, heading, layout, width: 320 });
  attributes.set('style', `display:flow-root;font-size:medium;min-height:${room}`);
}

/** A declarative shadow root (https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode). */
async function renderRoot(host: ServerHost, feed: Feed, options: RenderOptions): Promise<string> {
  const { localName: tag, reserved } = host;
  const { nonce, stylesheets } = options;
  const items = host.visibleItems(feed);
  const half = Math.ceil((items.length + reserved - host.effectiveLimit) / 2);
  const inner = async (name: string, properties: Record<string, unknown>): Promise<string> => {
    const child = createHost(name, new Map([['lang', host.messages.tag]]), properties);
    const part = (await prepare(child))!;
    const attributes = new Map([
      ['data-server', ''],
      ['data-state', child.feedController.state],
    ]);
    return `${openTag(name, attributes)}${await renderRoot(child, part, options)}</${name}>`;
  };
  let html = await toHtml(host.render(), inner);
  const row = host.renderRow ?? host.view?.renderRow;
  if (row) {
    const rows = items.map(async (item, index) => {
      const content = await toHtml(row.call(host.view ?? host, item, index, feed), inner);
      const now = host.view && !index ? ' now' : '';
      return `<li class="item${now}" part="item">${content}</li>`;
    });
    const all = (await Promise.all(rows)).join('');
    html = html.replace(
      /(<[ou]l part="list")([^>]*)>/,
      (_, list, rest) => `${list}${/class=/.test(rest) ? rest : `${rest} class="half-${half}"`}>${all}`,
    );
  }
  const name = sheetName(tag);
  const given = nonce ? ` nonce="${escapeHtml(nonce)}"` : '';
  const address = typeof stylesheets === 'function' ? stylesheets(name) : `${stylesheets ?? ''}${name}.css`;
  const sheet =
    options.styles === 'link'
      ? `<link rel="stylesheet" href="${escapeHtml(address)}"${given}>`
      : `<style${given}>${inlineSheet(adoptedStyles(host.shadowRoot!), reserved, half)}</style>`;
  return `<template shadowrootmode="open">${sheet}${html}</template>`;
}

/** The feed as data, before the element, so that it is there when the element is. */
function inlineFeed(host: ServerHost, feed: Feed, options: RenderOptions): string {
  const { inline = true, page, time = Date.now() } = options;
  const { src, language } = host.feedSource();
  if (!inline || !src) return '';
  const article = host.localName === 'dongpo-article';
  const items = article ? host.visibleItems(feed) : feed.items.map(withoutBody);
  const own = src.includes('{lang}') && language ? ` data-lang="${escapeHtml(language)}"` : '';
  const key = [src, own, article && items[0]?.id].join(' ');
  if (page?.has(key)) return '';
  page?.add(key);
  // No "<" can end a script early, or begin a comment in it.
  const json = JSON.stringify({ ...feed, items }).replace(/</g, '\\u003c');
  return `<script type="application/feed+json" data-src="${escapeHtml(src)}"${own} data-time="${time}">${json}</script>`;
}

/** Lists show none. */
function withoutBody({ content_html, content_text, ...item }: FeedItem): FeedItem {
  return item;
}
