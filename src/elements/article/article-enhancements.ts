import { adoptStyles } from '../../dom/adopt-styles.js';
import type { DongpoArticle } from './article.js';
import styles from './article-enhancements.styles.js';
import { renderBestList } from './best-list.js';
import { fixImages, handleImageErrors } from './images.js';
import { makeScrollable } from './scrollers.js';
import { ToolsRow } from './tools-row.js';
import { enhanceVideos } from './videos.js';

const toolsOf = new WeakMap<DongpoArticle, ToolsRow>();

/**
 * Adds what is not needed before an article's text is seen, in one chunk: tools, the best-news list, players,
 * scrollable tables. Called after each rendering of the article.
 */
export function enhanceArticle(host: DongpoArticle): void {
  const root = host.renderRoot;
  const { feed } = host.feedController;
  const [item] = feed ? host.visibleItems(feed) : [];
  let tools = toolsOf.get(host);
  if (!tools) {
    adoptStyles(root, [styles]);
    handleImageErrors(root);
    tools = new ToolsRow(host);
    toolsOf.set(host, tools);
  }
  tools.update();
  renderBestList(host);
  fixImages(root);
  enhanceVideos(host);
  makeScrollable(root, item?.title ?? host.messages.news);
}
