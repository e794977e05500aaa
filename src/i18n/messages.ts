/**
 * A text with `{}` for its number: one text, or one for each plural category of `Intl.PluralRules` in the language.
 * A category that is left out takes `other`.
 */
export type Counted = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Labels of items, as words. */
export type LabelWords = Record<
  'breaking' | 'sponsored' | 'paid' | 'live' | 'opinion' | 'photo' | 'video',
  string
>;

/** Every text of the elements' own, as plain text. */
export interface Messages {
  /** BCP 47 tag of the language. */
  locale: string;
  /** Direction of the language's script. Default `ltr`. */
  dir?: 'rtl';
  /** Heading of the best-news list. */
  best: string;
  /** Name of the region where a block has no heading. */
  news: string;
  /** Shown for a feed without items. */
  empty: string;
  /** Shown if the feed could not be loaded. */
  failed: string;
  /** Button that loads the feed again. */
  retry: string;
  /** Shown if the feed does not contain the article. */
  missing: string;
  /** Label before the newspaper's name, with colon and space: `출처: `. */
  source: string;
  /** Link to the article on the newspaper's site. */
  original: string;
  /** Appended, for screen readers, to a link that opens a new window. */
  newWindow: string;
  /** Mark of an item with the status `corrected`. */
  corrected: string;
  /** Words of labels, which stand before a title. `sponsored`: a sponsor pays for its making; `paid`: an advertisement. */
  labels: LabelWords;
  /** Label of the date of publication. */
  published: string;
  /** Label of the date of the last change. */
  modified: string;
  /** Link to a video that is not embedded. */
  video: string;
  /** Age of an item of the last minute. */
  now: string;
  /** Ages, for a language that browsers lack: `{} минут бұрын`. Default: `Intl.RelativeTimeFormat`. */
  ago?: Record<'minute' | 'hour' | 'day', Counted>;
  /** Used with `ago`: today and yesterday. */
  days?: [string, string];
  /** Tag of another language with the same numeric dates, for a language that browsers lack. */
  datesAs?: string;
  /** Rank in the best-news list. */
  rank: Counted;
  /** Places gained since the last edition. */
  risen: Counted;
  /** Places lost since the last edition. */
  fallen: Counted;
  /** Mark of an item that was not in the last edition. */
  fresh: string;
  /** Button that shows items that have arrived since: `새 기사 3건`. */
  newItems: Counted;
  /** Button that shows further items, or link to the newspaper's own list. */
  more: string;
  /** Announcement of the items that the button has shown: `기사 5건을 더 보여 드립니다`. */
  added: Counted;
  /** Button in place of an image, if the reader saves data. */
  picture: string;
  /** Heading of the ticker. */
  live: string;
  /** Heading of the ticker if no item is recent. */
  latest: string;
  /** Button of the ticker. */
  pause: string;
  /** Button of the ticker. */
  play: string;
  /** Button of the ticker. */
  previous: string;
  /** Button of the ticker. */
  next: string;
  /** Label of the tab list. */
  sections: string;
  /** Label of the buttons that change the text size. */
  textSize: string;
  /** A letter of the language, shown on these buttons. */
  letter: string;
  smaller: string;
  larger: string;
  share: string;
  copyLink: string;
  copied: string;
  print: string;
  /** Shown with a stored copy, with its age or date for `{}`: `5시간 전 기준`. */
  asOf: string;
  /** Heading of the articles that an article points to. */
  related: string;
  /** Name of a gallery, and of a picture without a caption in it. */
  pictures: string;
  /** Button that closes the view of a picture. */
  close: string;
  /** Name of a recording that has none. */
  audio: string;
}
