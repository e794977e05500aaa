import type { SanitiseOptions } from '../../src/content/options.js';

/** True if this browser has the Sanitizer API. */
export const isNative = typeof Sanitizer === 'function' && 'allowElement' in Sanitizer.prototype;

/** The engines that this browser can run. */
export const engines: NonNullable<SanitiseOptions['engine']>[] = isNative ? ['native', 'purify'] : ['purify'];
