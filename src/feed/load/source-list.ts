/** Feeds of one element that are loaded. */
export const MAX_SOURCES = 10;

/** The addresses in `src`: white space stands between several. */
export const sourceList = (src: string): string[] => src.trim().split(/\s+/);
