import { html, nothing, render } from 'lit';
import type { FeedItem } from '../../feed/model/types.js';
import type { ArticleHost } from './article-host.js';
import { isArticle } from './find-item.js';

/** Tests of the articles that are read, each the same object for one article: another would render the list anew. */
const tests = new WeakMap<FeedItem, (item: FeedItem) => boolean>();

function testOf(read: FeedItem): (item: FeedItem) => boolean {
  const test = tests.get(read) ?? ((item) => isArticle(item, read.id, read.url));
  tests.set(read, test);
  return test;
}

/** Renders the best-news list below an article that has `best-src`, without the article itself. */
export function renderBestList(host: ArticleHost): void {
  const container = host.renderRoot.querySelector<HTMLElement>('.best');
  if (!container) return;
  const { feed } = host.feedController;
  const [read] = feed ? host.visibleItems(feed) : [];
  const {
    bestSrc,
    limit,
    headingLevel,
    theme,
    colorScheme,
    target,
    linkParams,
    linkRel,
    timeout,
    loading,
    refresh,
  } = host;
  render(
    html`<dongpo-best
      @dongpo-load=${host.stopInnerEvent}
      @dongpo-error=${host.stopInnerEvent}
      @dongpo-update=${host.stopInnerEvent}
      data-upgraded=${host.upgradedRel ?? nothing}
      .src=${bestSrc}
      .leavesOut=${read && testOf(read)}
      .limit=${limit}
      .headingLevel=${headingLevel}
      .theme=${theme}
      .colorScheme=${colorScheme}
      .target=${target}
      .linkParams=${linkParams}
      .linkRel=${linkRel}
      .timeout=${timeout}
      .loading=${loading}
      .refresh=${refresh}
    ></dongpo-best>`,
    container,
  );
}
