/** `dongpo-widgets`: classes, events, types and `configure`. Registers nothing; safe to import on a server. */

export { FeedController, type FeedSource, type FeedState } from './controllers/feed-controller.js';
export { configure, registerLocale, type Settings } from './controllers/settings-controller.js';
export { DongpoArticle } from './elements/article/article.js';
export { DongpoBest } from './elements/best/best.js';
export { type ReserveOptions, reserve } from './elements/core/reserve.js';
export { DongpoHeadlines } from './elements/headlines/headlines.js';
export { DongpoSections } from './elements/sections/sections.js';
export { DongpoTicker } from './elements/ticker/ticker.js';
export { DongpoErrorEvent } from './events/error-event.js';
export type { DongpoElementEventMap } from './events/event-map.js';
export { DongpoImpressionEvent } from './events/impression-event.js';
export { DongpoLoadEvent } from './events/load-event.js';
export { DongpoSelectEvent } from './events/select-event.js';
export { DongpoUpdateEvent } from './events/update-event.js';
export { FeedError, type FeedErrorCode } from './feed/model/feed-error.js';
export type * from './feed/model/types.js';
export type { Counted, Messages } from './i18n/messages.js';
