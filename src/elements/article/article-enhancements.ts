import { adoptStyles } from '../../dom/adopt-styles.js';
import styles from './article-enhancements.styles.js';
import type { ArticleHost } from './article-host.js';
import { renderBestList } from './best-list.js';
import { fixImages, handleImageErrors } from './images.js';
import { handlePictures, markPictures } from './open-pictures.js';
import { makeScrollable } from './scrollers.js';
import { ToolsRow } from './tools-row.js';
import { enhanceVideos } from './videos.js';

/** False before Safari 15.4, Firefox 98. */
const canShowDialog = (): boolean => 'HTMLDialogElement' in globalThis;

const toolsOf = new WeakMap<ArticleHost, ToolsRow>();

/**
 * Adds what is not needed before an article's text is seen, in one chunk: tools, the best-news list, players,
 * scrollable tables. Called after each rendering of the article.
 */
export function enhanceArticle(host: ArticleHost): void {
  const root = host.renderRoot;
  const { feed } = host.feedController;
  const [item] = feed ? host.visibleItems(feed) : [];
  let tools = toolsOf.get(host);
  if (!tools) {
    adoptStyles(root, [styles]);
    handleImageErrors(root);
    if (canShowDialog()) handlePictures(host);
    tools = new ToolsRow(host);
    toolsOf.set(host, tools);
  }
  tools.update();
  renderBestList(host);
  fixImages(root);
  if (canShowDialog()) markPictures(host);
  enhanceVideos(host);
  makeScrollable(root, item?.title ?? host.messages.news);
}
