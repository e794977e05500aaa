'use client';

/** `dongpo-widgets/react`: the elements as components of React 18 and 19. Registers those that are used; safe on a server. */

export { DongpoArticle } from './article.js';
export { DongpoBest } from './best.js';
export { DongpoHeadlines } from './headlines.js';
export { DongpoSections } from './sections.js';
export { DongpoTicker } from './ticker.js';
export type { DongpoComponent, DongpoListeners, DongpoProps } from './wrap.js';
