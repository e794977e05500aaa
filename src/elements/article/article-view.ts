import { html, nothing, type TemplateResult } from 'lit/html.js';
import { sanitise } from '../../content/sanitise.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { prefersReducedData } from '../../dom/save-data.js';
import { httpUrl } from '../../feed/model/http-url.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { ElementView } from '../core/lazy-view-element.js';
import type { DongpoArticle } from './article.js';
import styles from './article.styles.js';

/** http or https, www or not: the same article. */
const bare = (address = ''): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/[/#]+$/, '');
const numberIn = (address = ''): string | undefined => /[?&]no=([^&#]+)/.exec(address)?.[1];

const hostIn = (address?: string): string | undefined => bare(address).split(/[/?#]/)[0];

/** An item's content, for these options; its node comes when it is clean. */
interface Body {
  item: FeedItem;
  key: string;
  node?: HTMLElement;
}

/** What an article shows of its feed. */
export class ArticleView implements ElementView {
  /** Settles when the body under way is clean. */
  content?: Promise<void>;
  #body?: Body;

  constructor(private readonly host: DongpoArticle) {
    adoptStyles(host.shadowRoot!, [styles]);
  }

  /** The item of that id or address, or with that `no=`; the first where none is named. */
  itemOf({ items }: Feed): FeedItem | undefined {
    const { item: wanted } = this.host;
    if (!wanted) return items[0];
    const same = bare(wanted);
    const number = numberIn(wanted) ?? wanted;
    return (
      items.find(
        (item) => item.id === wanted || (same && (bare(item.id) === same || bare(item.url) === same)),
      ) ??
      items.find(
        (item) =>
          numberIn(item.url) === number && (!/^https?:/.test(wanted) || hostIn(item.url) === hostIn(wanted)),
      )
    );
  }

  visibleItems(feed: Feed): FeedItem[] {
    return [this.itemOf(feed) ?? []].flat();
  }

  prepare(feed: Feed): boolean {
    const item = this.itemOf(feed);
    return !item || !!this.#bodyOf(item);
  }

  render(feed: Feed): unknown {
    const item = this.itemOf(feed);
    return item ? this.#article(item, feed, this.#bodyOf(item)!) : this.#missing(feed);
  }

  /** Never another article in its place. */
  #missing(feed: Feed): TemplateResult {
    const { item = '', messages } = this.host;
    const url = httpUrl(item) ?? feed.home_page_url;
    return html`<slot name="empty"><p part="status" class="status">${messages.missing} ${url ? this.host.renderLink(url, messages.original) : nothing}</p></slot>`;
  }

  /** The clean content of the item that is shown. */
  bodyOf(item: FeedItem): Node | undefined {
    const { node } = this.#bodyOf(item) ?? {};
    return node?.hasChildNodes() ? node : undefined;
  }

  /** The item's clean content; nothing until it is ready. */
  #bodyOf(item: FeedItem): Body | undefined {
    const { host } = this;
    const { newWindow: newTab, video: videoLabel } = host.messages;
    const options = {
      base: item.url,
      linkParams: host.setting('linkParams'),
      target: host.setting('target'),
      newTab,
      videoLabel,
    };
    const level = host.effectiveHeadingLevel + (host.heading ? 1 : 0);
    const key = JSON.stringify([options, level]);
    if (this.#body?.item !== item || this.#body.key !== key) {
      const body: Body = { item, key, node: this.#body?.item === item ? this.#body.node : undefined };
      this.#body = body;
      const content = item.content_html
        ? sanitise(item.content_html, options)
        : Promise.resolve(paragraphs(host.ownerDocument, item.content_text));
      const failed = (error: unknown): DocumentFragment => {
        host.feedController.report(error);
        // The excerpt stands in for a body that no engine could read.
        return host.ownerDocument.createDocumentFragment();
      };
      this.content = content.catch(failed).then((fragment) => {
        lowerHeadings(fragment, level);
        if (prefersReducedData()) fragment.querySelectorAll('img').forEach(wait);
        // A node that lasts: a fragment is empty once it has been inserted.
        body.node = host.ownerDocument.createElement('div');
        body.node.append(fragment);
        host.requestUpdate();
      });
    }
    return this.#body.node && this.#body;
  }

  #article(item: FeedItem, feed: Feed, body: Body): TemplateResult {
    const { host } = this;
    const { messages } = host;
    const { section_path, subtitle, status, rights, source } = item._dongpo ?? {};
    const language = item.language ?? feed.language;
    const lang = host.langIfDifferent(language);
    const authors = item.authors?.map((author) => author.name).join(', ');
    const section = section_path?.join(' › ') ?? item.tags?.[0];
    const { date_published: published, date_modified: modified } = item;
    const line = (shown: unknown, part: string, content: unknown): unknown =>
      shown ? html`<p part=${part} class=${part} lang=${lang}>${content}</p>` : nothing;
    const time = (label: string, iso?: string): unknown =>
      iso && host.showsField('date')
        ? html`<span dir=${host.messages.dir ?? 'ltr'}>${label} ${host.renderTime(item, iso, host.dateStyle ?? 'datetime')}</span>`
        : nothing;
    return html`<article part="article" dir="auto">
        ${line(host.showsField('section') && section, 'section', section)}
        ${host.renderHeading(host.heading ? 1 : 0, 'title', item.title ?? item.summary, language)}
        ${line(subtitle, 'subtitle', subtitle)}
        <p part="meta" class="byline">${host.showsField('author') && authors ? html`<span part="author" lang=${lang}>${authors}</span>` : nothing}
          ${time(messages.published, published)}
          ${time(messages.modified, modified === published ? undefined : modified)}
          ${status ? html`<strong part="status">${messages.corrected}</strong>` : nothing}
          ${host.controls === '' ? nothing : html`<span part="tools" class="tools"></span>`}</p>
        ${host.showsField('image') ? leadImage(item, body, lang, language ?? messages.locale) : nothing}
        ${
          // Nothing is left of a body that may not be shown, or that no engine was allowed to read.
          this.bodyOf(item)
            ? html`<div part="body" class="body" lang=${lang}>${body.node}</div>`
            : line(item.summary, 'summary', item.summary)
        }
        <p class="back">${source ? html`<span part="source" lang=${lang}>${messages.source}${source}</span>` : nothing}
          ${item.url ? html`<span part="original" class="original">${host.renderLink(item.url, messages.original, item)}</span>` : nothing}
          ${rights ? html`<span part="rights" lang=${lang}>${rights}</span>` : nothing}</p>
      </article>`;
  }

  updated(): void {
    const { host } = this;
    if (!this.#body?.node) return;
    try {
      // At once, since another size moves everything.
      host
        .shadowRoot!.querySelector('section')!
        .style.setProperty('--_scale', localStorage.getItem('dongpo-widgets.text-size'));
    } catch {
      // A sandboxed frame has no storage.
    }
    // What nobody needs before the text is seen.
    import('./article-enhancements.js').then(
      ({ equip }) => equip(host),
      () => {},
    );
  }

  /** Room of the best-news list, if asked for: it comes with the tools. */
  renderAfterFooter(): unknown {
    return this.host.bestSrc ? html`<div class="best"></div>` : nothing;
  }
}

/** Headings of the body go below the article's own, whatever level they were written with. */
function lowerHeadings(fragment: DocumentFragment, level: number): void {
  const headings = [...fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const used = [...new Set(headings.map((heading) => heading.localName))].sort();
  for (const heading of headings) {
    const lowered = fragment.ownerDocument.createElement(
      `h${Math.min(6, level + 1 + used.indexOf(heading.localName))}`,
    );
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
}

/** A picture waits for a tap. */
function wait(image: HTMLImageElement): void {
  image.dataset.src = image.src;
  image.removeAttribute('src');
  image.removeAttribute('srcset');
}

function paragraphs(document: Document, text = ''): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const each of text.split(/\n\s*\n/)) {
    const paragraph = document.createElement('p');
    paragraph.textContent = each.trim();
    if (paragraph.textContent) fragment.append(paragraph);
  }
  return fragment;
}

/** The item's picture, unless the body holds it. */
function leadImage(item: FeedItem, body: Body, lang: unknown, language: string): unknown {
  const { image } = item;
  const bare = (address: string): string => address.replace(/(\.(?:jpe?g|png|gif|webp|avif))[?#].*/i, '$1');
  if (
    !image ||
    [...body.node!.querySelectorAll('img')].some(
      ({ src, dataset }) => bare(dataset.src ?? src) === bare(image),
    )
  )
    return nothing;
  const {
    caption = '',
    credit,
    width,
    height,
  } = item._dongpo?.images?.find((each) => each.url === image) ?? {};
  // As Korean papers write it, unless the feed did.
  const mark = /^[▲△]|^$/.test(caption) ? '' : '▲ ';
  const by = /^ko/.test(language) && !/사진|photo|[©ⓒ]/i.test(credit!) ? '사진=' : '';
  return html`<figure part="image" class="lead">
    <img src=${prefersReducedData() ? nothing : image} data-src=${prefersReducedData() ? image : nothing} alt=${caption} width=${width ?? nothing} height=${height ?? nothing} decoding="async" referrerpolicy="no-referrer">
    ${caption || credit ? html`<figcaption lang=${lang}>${mark}${caption} ${credit ? html`<small>${by}${credit}</small>` : nothing}</figcaption>` : nothing}
  </figure>`;
}
