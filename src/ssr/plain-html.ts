import { withParams } from '../content/link-params.js';
import type { ArticleView } from '../elements/article/article-view.js';
import type { Field } from '../elements/core/block-element.js';
import { itemLabel } from '../elements/core/item-label.js';
import type { SectionsView } from '../elements/sections/sections-view.js';
import type { Feed, FeedItem } from '../feed/model/types.js';
import { formatDate } from '../i18n/format.js';
import type { ServerHost } from './host.js';
import { escapeHtml, nodeHtml } from './to-html.js';

/**
 * A block as plain HTML, without styles or script: what a page shows that has no widgets, and what an element has as
 * its fallback. Headings, a list, links.
 */
export class LightRenderer {
  constructor(
    private readonly host: ServerHost,
    private readonly feed: Feed,
  ) {}

  render(): string {
    const { host, feed } = this;
    const items = host.visibleItems(feed);
    const heading = host.headingOf(feed);
    const body =
      host.localName === 'dongpo-article'
        ? items.map((item) => this.#article(item)).join('')
        : host.localName === 'dongpo-sections'
          ? this.#sections()
          : this.#list(items);
    const empty = items.length ? '' : `<p>${escapeHtml(this.#missing())}</p>`;
    return `${heading ? this.#heading(0, escapeHtml(heading)) : ''}${body}${empty}${this.#footer()}`;
  }

  #missing(): string {
    const { empty, missing } = this.host.messages;
    return this.host.localName === 'dongpo-article' ? missing : empty;
  }

  #heading(below: number, html: string): string {
    const level = Math.min(6, this.host.effectiveHeadingLevel + below);
    return `<h${level}>${html}</h${level}>`;
  }

  #link(url: string | undefined, text: string): string {
    const { host } = this;
    if (!url) return escapeHtml(text);
    const target = host.setting('target');
    const rest = target
      ? ` target="${escapeHtml(target)}"${target === '_blank' ? ' rel="noopener"' : ''}`
      : '';
    return `<a href="${escapeHtml(withParams(url, host.setting('linkParams')))}"${rest}>${escapeHtml(text)}</a>`;
  }

  #lang(item: FeedItem): string {
    const language = this.host.langIfDifferent(item.language ?? this.feed.language);
    return typeof language === 'string' ? ` lang="${escapeHtml(language)}"` : '';
  }

  #date(item: FeedItem, iso?: string): string {
    const { host } = this;
    if (!iso || !host.showsField('date')) return '';
    const at = item._dongpo?.date_precision ? iso.slice(0, 10) : iso;
    const style = host.setting('dateStyle') === 'datetime' ? 'datetime' : 'date';
    return `<time datetime="${escapeHtml(at)}">${escapeHtml(formatDate(at, host.messages, style, host.setting('timeZone')))}</time>`;
  }

  /** Authors, section and date, one after the other. */
  #meta(item: FeedItem): string {
    const given = (field: Field, text?: string): string | undefined =>
      this.host.showsField(field) && text ? escapeHtml(text) : undefined;
    const parts = [
      this.#date(item, item.date_published ?? item.date_modified),
      given('author', item.authors?.map(({ name }) => name).join(', ')),
      given('section', item._dongpo?.section_path?.at(-1) ?? item.tags?.[0]),
      given('source', item._dongpo?.source),
    ].filter(Boolean);
    return parts.length ? ` <small>${parts.join(' · ')}</small>` : '';
  }

  #list(items: FeedItem[]): string {
    const { host } = this;
    if (!items.length) return '';
    const best = host.localName === 'dongpo-best';
    const rows = items.map((item, index) => {
      const { rank = index + 1, status, kicker } = item._dongpo ?? {};
      const marks = [status && host.messages.corrected, kicker]
        .filter(Boolean)
        .map((text) => `${escapeHtml(text!)} `);
      const summary =
        host.showsField('summary') && host.localName !== 'dongpo-ticker' && item.title && item.summary
          ? `<br>${escapeHtml(item.summary)}`
          : '';
      const value = best && rank !== index + 1 ? ` value="${rank}"` : '';
      return `<li${value}${this.#lang(item)}>${marks.join('')}${this.#link(item.url, itemLabel(item))}${this.#meta(item)}${summary}</li>`;
    });
    const list = best ? 'ol' : 'ul';
    return `<${list}>${rows.join('')}</${list}>`;
  }

  #sections(): string {
    const { host } = this;
    const parts = (host.view as unknown as SectionsView).parts(this.feed);
    // All of the feed is in its sections, where it has any.
    return parts
      .slice(parts.length > 1 ? 1 : 0)
      .map(([label, { items }]) => {
        const heading = label ? this.#heading(host.heading ? 1 : 0, escapeHtml(label)) : '';
        return `${heading}${this.#list(items.slice(0, host.effectiveLimit))}`;
      })
      .join('');
  }

  #article(item: FeedItem): string {
    const { host } = this;
    const { messages } = host;
    const { subtitle, status, rights, source, images } = item._dongpo ?? {};
    const body = (host.view as unknown as ArticleView).bodyOf(item);
    const published = this.#date(item, item.date_published);
    const modified = item.date_modified === item.date_published ? '' : this.#date(item, item.date_modified);
    const by = [
      host.showsField('author') && item.authors?.map(({ name }) => escapeHtml(name ?? '')).join(', '),
      published && `${escapeHtml(messages.published)} ${published}`,
      modified && `${escapeHtml(messages.modified)} ${modified}`,
      status && `<strong>${escapeHtml(messages.corrected)}</strong>`,
    ].filter(Boolean);
    const { image } = item;
    const { caption = '' } = images?.find(({ url }) => url === image) ?? {};
    const text = body && nodeHtml(body);
    const picture =
      image && host.showsField('image') && !text?.includes(escapeHtml(image))
        ? `<p><img src="${escapeHtml(image)}" alt="${escapeHtml(caption)}" referrerpolicy="no-referrer"></p>`
        : '';
    const end = [
      source && escapeHtml(`${messages.source}${source}`),
      item.url && this.#link(item.url, messages.original),
      rights && escapeHtml(rights),
    ].filter(Boolean);
    return `<article${this.#lang(item)}>${[
      this.#heading(host.heading ? 1 : 0, escapeHtml(item.title ?? item.summary ?? '')),
      subtitle ? `<p>${escapeHtml(subtitle)}</p>` : '',
      by.length ? `<p>${by.join(' · ')}</p>` : '',
      picture,
      text || (item.summary ? `<p>${escapeHtml(item.summary)}</p>` : ''),
      end.length ? `<p>${end.join(' · ')}</p>` : '',
    ].join('')}</article>`;
  }

  /** Source and rights, as the feed's terms ask for them. */
  #footer(): string {
    const { host, feed } = this;
    const { terms, rights } = feed._dongpo ?? {};
    const asked = host.showsField('source');
    const line = terms?.rights ?? (terms || asked ? rights : undefined);
    const parts = [
      (terms || asked) &&
        feed.title &&
        `${escapeHtml(host.messages.source)}${this.#link(feed.home_page_url, feed.title)}`,
      line && this.#link(terms?.terms_url, line),
    ].filter(Boolean);
    return parts.length ? `<p><small>${parts.join(' · ')}</small></p>` : '';
  }
}
