import { html, nothing } from 'lit';
import type { Feed, FeedSourceCredit } from '../../feed/model/types.js';
import { formatDate } from '../../i18n/format.js';
import type { BlockElement } from './block-element.js';

/**
 * The content of a footer: the sources with their rights, then the age. The feeds' terms stand above `show`.
 *
 * @param staleSince when the feed was fetched, by `Date.now()`, if it could not be loaded again
 */
export function feedFooter(block: BlockElement, feed: Feed, staleSince?: number): unknown {
  const sources: FeedSourceCredit[] = feed._dongpo?.sources ?? [{ ...feed, ...feed._dongpo }];
  return [
    sources.map((source) => renderSource(block, source)),
    staleSince === undefined ? nothing : renderAge(block, staleSince),
  ];
}

function renderSource(block: BlockElement, source: FeedSourceCredit): unknown {
  const { title, home_page_url, language, terms, rights } = source;
  const name = title || (home_page_url && new URL(home_page_url).hostname);
  const showsSource = !!terms || block.showsField('source');
  const rightsLine = terms?.rights ?? (showsSource ? rights : undefined);
  return [
    showsSource && name
      ? html`<span part="source" lang=${block.langIfDifferent(language)}>${block.messages.source}${block.renderLink(home_page_url, name)}</span>`
      : nothing,
    rightsLine
      ? html`<span part="rights" dir="auto">${block.renderLink(terms?.terms_url, rightsLine)}</span>`
      : nothing,
  ];
}

function renderAge({ messages }: BlockElement, time: number): unknown {
  const age = formatDate(new Date(time).toISOString(), messages);
  return html`<span part="status" role="status">${messages.asOf.replace('{}', age)}</span>`;
}
