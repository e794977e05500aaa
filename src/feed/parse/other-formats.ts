/** What turns a feed that is no JSON Feed into the shape of one. */
export { adaptJson } from './other-json.js';
export { repairJson } from './repair-json.js';
export { mapXmlFeed } from './rss-atom/map-feed.js';
export { tidyItem } from './tidy-item.js';
