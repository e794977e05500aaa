import type { PropertyDeclarations } from 'lit';
import type { DomAdapter } from '../../content/options.js';
import type { FeedSource } from '../../controllers/feed-controller.js';
import { addressOfItem } from '../../feed/load/placeholders.js';
import { DAY_MS } from '../../feed/model/defaults.js';
import type { Feed } from '../../feed/model/types.js';
import { attributeConverter as converter } from '../core/attribute-converter.js';
import { LazyViewElement } from '../core/lazy-view-element.js';
import type { ArticleView } from './article-view.js';

/**
 * One whole article: section, title, byline, dates, image, recordings, body, further pictures, source and link back, and
 * the articles that it points to; below it, with `best-src`, the best-news list. This class is the shell: its view is loaded when the element is on a page.
 *
 * Reserve a screen in the page, so that nothing shifts when it loads:
 * `style="display:flow-root;min-height:100lvh"`.
 *
 * @summary One whole article
 * @tag dongpo-article
 * @csspart article - The article
 * @csspart section - Section path
 * @csspart title - Headline
 * @csspart label - A label before the headline, such as 속보 or 광고
 * @csspart subtitle - Line under the headline
 * @csspart meta - Authors and dates
 * @csspart author - Authors
 * @csspart date - A date
 * @csspart tools - Row of buttons at the end of the byline
 * @csspart tool - A button of the tools
 * @csspart image - The lead image
 * @csspart summary - The excerpt, if the body may not be shown
 * @csspart body - The body
 * @csspart video - Placeholder of a video until it is played, then the player
 * @csspart audio - A recording: its title and its player
 * @csspart gallery - Pictures in rows: further ones of the item, and those that the body groups
 * @csspart lightbox - The view of one picture over the window
 * @csspart lightbox-image - The picture in it
 * @csspart lightbox-caption - Its caption
 * @csspart lightbox-button - A button in it
 * @csspart related - Articles that this one points to
 * @csspart related-heading - Their heading
 * @csspart original - Link to the article on the newspaper's own page
 */
export class DongpoArticle extends LazyViewElement<ArticleView> {
  static override properties: PropertyDeclarations = {
    item: { converter },
    bestSrc: { attribute: 'best-src', converter },
    controls: { converter },
  };

  /**
   * The item to show: its `id` or `url`, or the `no=` of its address. Default: the first. Also replaces `{item}` in
   * `src`, for feeds that are one file for each article.
   */
  declare item?: string | undefined;
  /** Feed URL of the best-news list below the article, which leaves out the article itself. Default: no list. */
  declare bestSrc?: string | undefined;
  /** Tools above the text, of `text-size share print`; an empty string shows none. Default `text-size share`. */
  declare controls?: string | undefined;

  /** Parses the body on a server. A browser needs none. @internal */
  declare domAdapter?: DomAdapter | undefined;

  protected readonly defaultLimit: number = 5;
  protected readonly defaultFields: string = 'image label summary date author section source';

  protected override async loadView(): Promise<ArticleView> {
    return new (await import('./article-view.js')).ArticleView(this);
  }

  /** @internal */
  override feedSource(): FeedSource {
    const source = super.feedSource();
    const src = source.src && addressOfItem(source.src, String(this.item ?? ''));
    // A cached body may have been corrected since: it is shown for a day at most.
    return { ...source, maxCacheAge: DAY_MS, src };
  }

  protected override isMissing(feed: Feed): boolean {
    return !this.visibleItems(feed)[0];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-article': DongpoArticle;
  }
}
