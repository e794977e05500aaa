/** Readers of feeds that are broken, or not where they belong. */
export { repairJson } from './repair-json.js';
export { unwrapFeed } from './unwrap.js';
export { unwrapJson } from './unwrap-json.js';
