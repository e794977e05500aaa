import { html, nothing } from 'lit';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { httpUrl } from '../../feed/model/http-url.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { ElementView } from '../core/lazy-view-element.js';
import styles from './article.styles.js';
import { type BodyOptions, prepareBody } from './article-body.js';
import type { ArticleHost } from './article-host.js';
import { renderAudio } from './audio.js';
import { findItem } from './find-item.js';
import { furtherGallery } from './gallery.js';
import { renderLeadImage } from './lead-image.js';
import { renderRelated } from './related.js';
import { readTextSize } from './text-size.js';

/** An item's body, for the options that it was cleaned with. */
interface Body {
  item: FeedItem;
  /** The options, as text. */
  key: string;
  /** `undefined` until it is clean. */
  node: HTMLElement | undefined;
  /** The pictures that stand behind the body; `undefined` if there are none. */
  gallery?: HTMLElement | undefined;
}

/** The view of an article: one item with its body. */
export class ArticleView implements ElementView {
  /** Settles when the body that is being cleaned is shown. */
  content?: Promise<void>;
  #body?: Body;
  readonly #host: ArticleHost;

  constructor(host: ArticleHost) {
    this.#host = host;
    adoptStyles(host.renderRoot, [styles]);
  }

  visibleItems(feed: Feed): FeedItem[] {
    const { item: wanted } = this.#host;
    // An article that is named is shown whatever else is chosen.
    const item = findItem(wanted ? feed.items : this.#host.selectItems(feed), wanted);
    return item ? [item] : [];
  }

  prepare(feed: Feed): boolean {
    const [item] = this.visibleItems(feed);
    return !item || !!this.#ensureBody(item);
  }

  render(feed: Feed): unknown {
    const [item] = this.visibleItems(feed);
    const body = item && this.#ensureBody(item);
    return item && body ? this.#renderArticle(item, feed, body) : this.#renderMissing(feed);
  }

  /** A way to the article on its own page: no other article is shown in its place. */
  #renderMissing(feed: Feed): unknown {
    const { item = '', messages } = this.#host;
    const address = this.#host.upgradedRel === undefined ? httpUrl(item) : undefined;
    const url = address ?? feed.home_page_url;
    return html`<slot name="empty"><p part="status" class="status">${messages.missing} ${url ? this.#host.renderLink(url, messages.original) : nothing}</p></slot>`;
  }

  /** The item's clean body; starts the cleaning, and gives `undefined` until it has ended. */
  #ensureBody(item: FeedItem): HTMLElement | undefined {
    const options = this.#bodyOptions(item);
    const { ownerDocument, dom, ...comparable } = options;
    const key = JSON.stringify(comparable);
    if (this.#body?.item !== item || this.#body.key !== key) {
      // The same item cleaned with other options, e.g. another language's, stays on screen until it is clean.
      const previous = this.#body?.item === item ? this.#body.node : undefined;
      this.#body = { item, key, node: previous, gallery: previous && this.#body?.gallery };
      this.content = this.#cleanBody(this.#body, options);
    }
    return this.#body.node;
  }

  #bodyOptions(item: FeedItem): BodyOptions {
    const host = this.#host;
    const language = item.language ?? host.feedController.feed?.language;
    const lang = host.langIfDifferent(language);
    return {
      base: item.url ?? host.feedController.feed?.home_page_url,
      linkParams: host.setting('linkParams'),
      target: host.setting('target'),
      rel: host.relOf(item),
      newTabLabel: host.messages.newWindow,
      videoLabel: host.messages.video,
      headingLevel: host.effectiveHeadingLevel + (host.heading ? 1 : 0),
      gallery: {
        pictures: host.messages.pictures,
        language: language ?? host.messages.locale,
        lang: lang === nothing ? undefined : (lang as string),
      },
      ownerDocument: host.ownerDocument,
      dom: host.domAdapter,
    };
  }

  async #cleanBody(body: Body, options: BodyOptions): Promise<void> {
    try {
      body.node = await prepareBody(body.item, options);
    } catch (error) {
      this.#host.feedController.report(error);
      // The excerpt is shown in place of a body that could not be cleaned.
      body.node = options.ownerDocument.createElement('div');
    }
    const { gallery, ownerDocument } = options;
    body.gallery = furtherGallery(body.item, body.node, gallery, ownerDocument);
    this.#host.requestUpdate();
  }

  #renderArticle(item: FeedItem, feed: Feed, body: HTMLElement): unknown {
    const host = this.#host;
    const { messages } = host;
    const { section_path, subtitle } = item._dongpo ?? {};
    const language = item.language ?? feed.language;
    const lang = host.langIfDifferent(language);
    const section = section_path?.join(' › ') ?? item.tags?.[0];
    const gallery = host.showsField('image') ? this.#body?.gallery : undefined;
    const line = (part: string, text?: string): unknown =>
      text ? html`<p part=${part} class=${part} lang=${lang}>${text}</p>` : nothing;
    return html`<article part="article" dir="auto">
        ${host.showsField('section') ? line('section', section) : nothing}
        ${host.renderHeading(host.heading ? 1 : 0, 'title', [host.renderLabels(item, language), item.title ?? item.summary], language)}
        ${line('subtitle', subtitle)}
        ${this.#renderByline(item, lang)}
        ${host.showsField('image') ? renderLeadImage(item, body, lang, language ?? messages.locale, gallery && messages.pictures) : nothing}
        ${renderAudio(item, messages.audio, lang)}
        ${body.hasChildNodes() ? html`<div part="body" class="body" lang=${lang}>${host.renderNode(body)}</div>` : line('summary', item.summary)}
        ${gallery ? host.renderNode(gallery) : nothing}
        ${this.#renderSource(item, lang)}
        ${renderRelated(host, item, lang)}
      </article>`;
  }

  #renderByline(item: FeedItem, lang: unknown): unknown {
    const host = this.#host;
    const { messages } = host;
    const { date_published: published, date_modified: modified } = item;
    const authors = item.authors?.map(({ name }) => name).join(', ');
    const time = (label: string, iso?: string): unknown =>
      iso && host.showsField('date')
        ? html`<span dir=${messages.dir ?? 'ltr'}>${label} ${host.renderTime(item, iso, host.dateStyle ?? 'datetime')}</span>`
        : nothing;
    return html`<p part="meta" class="byline">${host.showsField('author') && authors ? html`<span part="author" lang=${lang}>${authors}</span>` : nothing}
          ${time(messages.published, published)}
          ${modified === published ? nothing : time(messages.modified, modified)}
          ${item._dongpo?.status ? html`<strong part="status">${messages.corrected}</strong>` : nothing}
          ${host.controls === '' ? nothing : html`<span part="tools" class="tools"></span>`}</p>`;
  }

  #renderSource(item: FeedItem, lang: unknown): unknown {
    const { messages } = this.#host;
    const { rights, source } = item._dongpo ?? {};
    return html`<p class="back">${source ? html`<span part="source" lang=${lang}>${messages.source}${source}</span>` : nothing}
          ${item.url ? html`<span part="original" class="original">${this.#host.renderLink(item.url, messages.original, item)}</span>` : nothing}
          ${rights ? html`<span part="rights" lang=${lang}>${rights}</span>` : nothing}</p>`;
  }

  updated(): void {
    const host = this.#host;
    if (!this.#body?.node) return;
    // At once: another size moves everything below.
    host.renderRoot.querySelector('section')?.style.setProperty('--_scale', String(readTextSize()));
    // Tools and the like are not needed before the text is seen.
    import('./article-enhancements.js').then(
      ({ enhanceArticle }) => enhanceArticle(host),
      () => {},
    );
  }

  /** Place of the best-news list, which the enhancements render. */
  renderAfterFooter(): unknown {
    return this.#host.bestSrc ? html`<div class="best"></div>` : nothing;
  }
}
