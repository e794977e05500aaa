/** The value of `no=` in an article's address, by which its CMS numbers articles; `undefined` without one. */
export const articleNumber = (address: string): string | undefined => /[?&]no=([^&#]+)/.exec(address)?.[1];
