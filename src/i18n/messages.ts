/** Every text that an element shows. One file a locale in `locales/`; a missing key does not compile. */
export interface Messages {
  /** BCP 47 tag: the `lang` of the block, and what `Intl` formats numbers and dates by. */
  locale: string;
  /** Heading of the best-news list. */
  best: string;
  /** Name of the region where a block has no heading. */
  news: string;
  empty: string;
  /** The feed failed. */
  failed: string;
  retry: string;
  /** The feed holds no such article. */
  missing: string;
  source: string;
  /** Link to the article on the newspaper's own page. */
  original: string;
  /** Said to screen readers behind a link that opens a new window. */
  newWindow: string;
  corrected: string;
  published: string;
  modified: string;
  video: string;
  now: string;
  rank(place: number): string;
  risen(places: number): string;
  fallen(places: number): string;
  fresh: string;
  /** Button that shows what arrived since: `새 기사 3건`. */
  newItems(count: number): string;
  /** Button in a picture's place, under Save-Data. */
  picture: string;
  /** Name of the ticker: news of the last days, one after the other. */
  live: string;
  /** Name of the ticker where nothing is that new. */
  latest: string;
  pause: string;
  play: string;
  previous: string;
  next: string;
  /** Name of a row of tabs, one for each section. */
  sections: string;
  textSize: string;
  smaller: string;
  larger: string;
  share: string;
  copyLink: string;
  copied: string;
  print: string;
  /** The stored copy's age: `5시간 전 기준`. */
  asOf(age: string): string;
}
