/** `dongpo-widgets/define`: registers all elements. */
export { DongpoArticle } from './article.js';
export { DongpoBest } from './best.js';
export { DongpoHeadlines } from './headlines.js';
export { DongpoSections } from './sections.js';
export { DongpoTicker } from './ticker.js';
