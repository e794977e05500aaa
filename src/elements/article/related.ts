import { html, nothing } from 'lit';
import type { FeedItem, RelatedItem } from '../../feed/model/types.js';
import { itemLabel } from '../core/item-label.js';
import type { ArticleHost } from './article-host.js';
import { isArticle } from './find-item.js';

const MAX_RELATED = 20;

/** The articles that an item points to, each once, without itself. */
function relatedOf(item: FeedItem): RelatedItem[] {
  const byUrl = new Map((item._dongpo?.related ?? []).map((related) => [related.url, related]));
  return [...byUrl.values()].filter(({ url }) => !isArticle(item, url)).slice(0, MAX_RELATED);
}

/** @param lang of the titles, if it differs from the block's */
export function renderRelated(host: ArticleHost, item: FeedItem, lang: unknown): unknown {
  const related = relatedOf(item);
  if (!related.length) return nothing;
  const { messages } = host;
  return html`<nav part="related" class="related" aria-label=${messages.related}>
    ${host.renderHeading(host.heading ? 2 : 1, 'related-heading', messages.related)}
    <ul lang=${lang} role="list">${related.map(({ url, title }) => html`<li>${host.renderLink(url, itemLabel({ id: url, url, ...(title && { title }) }))}</li>`)}</ul>
  </nav>`;
}
