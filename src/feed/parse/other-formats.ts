/** Turns a feed that is no JSON Feed into the shape of one, and reads dates in uncommon forms. */
export { parseOtherDate } from './dates/other-date.js';
export { adaptJson } from './other-json.js';
export { repairJson } from './repair-json.js';
export { mapXmlFeed } from './rss-atom/map-feed.js';
