/** What an article's reader needs once its text is seen, as one chunk. */
import { adoptStyles } from '../../dom/adopt-styles.js';
import type { DongpoArticle } from './article.js';
import styles from './article-enhancements.styles.js';
import { renderBest } from './best-list.js';
import { mindImages, watchImages } from './images.js';
import { fitScrollers } from './scrollers.js';
import { ToolsRow } from './tools-row.js';
import { fitVideos } from './videos.js';

const rows = new WeakMap<DongpoArticle, ToolsRow>();

/** After each rendering of an article. */
export function equip(host: DongpoArticle): void {
  const root = host.shadowRoot!;
  const { feed } = host.feedController;
  if (!rows.has(host)) {
    adoptStyles(root, [styles]);
    watchImages(root);
    rows.set(host, new ToolsRow(host));
  }
  rows.get(host)!.update();
  renderBest(host);
  mindImages(root);
  fitVideos(host);
  fitScrollers(root, (feed && host.visibleItems(feed)[0]?.title) ?? host.messages.news);
}
