import type { SanitiseOptions } from '../../src/content/options.js';

/** Whether this browser has the Sanitizer API. */
export const native = typeof Sanitizer === 'function' && 'allowElement' in Sanitizer.prototype;

/** The engines that can be tried here. */
export const engines: NonNullable<SanitiseOptions['engine']>[] = native ? ['native', 'purify'] : ['purify'];
