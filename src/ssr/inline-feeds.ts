/** The feeds of an element as data in its page, so that it requests none. */
import { MAX_SOURCES, sourceList } from '../feed/load/source-list.js';
import type { Feed, FeedItem } from '../feed/model/types.js';
import { partsOf } from '../feed/select/merge-feeds.js';
import { escapeHtml } from '../text/escape-html.js';
import type { ServerElement } from './server-element.js';

/** Options of `renderToString` that concern the feeds in the page. */
interface InlineOptions {
  inline?: boolean;
  page?: Set<string>;
  time?: number;
}

/** Lists show no bodies. */
function withoutBody({ content_html, content_text, ...item }: FeedItem): FeedItem {
  return item;
}

/** The feed of each address. One that was merged elsewhere stands for all of them. */
function feedsOf(addresses: string[], feed: Feed): Feed[] {
  const parts = partsOf(feed);
  if (addresses.length === parts.length) return [...parts];
  return addresses.map((_, index) => (index ? { ...feed, items: [] } : feed));
}

/** Writes the feeds before the element, so that they are there when it is: for each address in `src`, its own. */
export function inlineFeeds(element: ServerElement, feed: Feed, options: InlineOptions): string {
  const { inline = true, page, time = Date.now() } = options;
  const { src, language } = element.feedSource();
  if (!inline || !src) return '';
  const article = element.localName === 'dongpo-article' ? element.visibleItems(feed) : undefined;
  const addresses = [...new Set(sourceList(src))].slice(0, MAX_SOURCES);
  return feedsOf(addresses, feed)
    .map((part, index) => {
      const address = addresses[index] ?? src;
      const items = article ? itemsOfArticle(article, part, feed) : part.items.map(withoutBody);
      const languageAttribute =
        address.includes('{lang}') && language ? ` data-lang="${escapeHtml(language)}"` : '';
      const key = [address, languageAttribute, article && items[0]?.id].join(' ');
      if (page?.has(key)) return '';
      page?.add(key);
      // Without "<", the text can neither end the script nor begin a comment.
      const json = JSON.stringify({ ...part, items }).replace(/</g, '\\u003c');
      return `<script type="application/feed+json" data-src="${escapeHtml(address)}"${languageAttribute} data-time="${time}">${json}</script>`;
    })
    .join('');
}

/** The article's item in one of the feeds. */
const itemsOfArticle = (article: FeedItem[], part: Feed, feed: Feed): FeedItem[] =>
  part === feed ? article : part.items.filter(({ id }) => article.some((item) => item.id === id));
