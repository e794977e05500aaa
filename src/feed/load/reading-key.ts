import type { ParseOptions } from '../model/types.js';

/** Key of a reading of a feed: the options on which its result depends. */
export const readingKey = ({ timeZone, diagnostics, labels }: ParseOptions): string =>
  [timeZone, diagnostics].join('') + (labels ? JSON.stringify(labels) : '');
