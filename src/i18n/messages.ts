/**
 * A text with a number in place of `{}`: one text, or one for each form that `Intl.PluralRules` tells apart
 * in its language. Forms that are left out are as `other`.
 */
export type Counted = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/**
 * Every text that an element shows: plain text, never HTML. One file a locale in `locales/`; a missing key
 * does not compile.
 */
export interface Messages {
  /** BCP 47 tag: the `lang` of the block. */
  locale: string;
  /** Direction of the language's script. Default `ltr`. */
  dir?: 'rtl';
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
  /** Stands before the name, with its colon and space: `출처: `. */
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
  /** Where browsers lack a language: `{} минут бұрын`; default: `Intl.RelativeTimeFormat`'s. */
  ago?: Record<'minute' | 'hour' | 'day', Counted>;
  /** With it: today and yesterday. */
  days?: [string, string];
  /** Where browsers lack a language: a tag whose numeric dates are written as its own. */
  datesAs?: string;
  rank: Counted;
  /** By so many places since the last edition. */
  risen: Counted;
  fallen: Counted;
  fresh: string;
  /** Button that shows what arrived since: `새 기사 3건`. */
  newItems: Counted;
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
  /** A letter of the language, on the buttons that change its size. */
  letter: string;
  smaller: string;
  larger: string;
  share: string;
  copyLink: string;
  copied: string;
  print: string;
  /** The stored copy's age, or its date, in place of `{}`: `5시간 전 기준`. */
  asOf: string;
}
