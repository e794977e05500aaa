/** An address without its scheme, `www.`, fragment and trailing slash, in which two addresses of one page may differ. */
export const comparableUrl = (address: string): string =>
  address
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*/s, '')
    .replace(/\/$/, '');
