import type { ListChoice } from '../../publish/list-choice.js';

/**
 * A place on a page: a CSS selector (https://www.w3.org/TR/selectors-4/) whose text is taken, or a
 * selector and `@name` whose attribute is taken. Of a list, the first place that has a value counts.
 */
export type Place = string | string[];

/** Places of a list of articles on a CMS's page. All but `item` are looked up within each `item`. */
export interface ListAdapter {
  /** Selector of one article each. */
  item: string;
  /** Default: the first link, `a@href`. */
  url?: Place;
  /** Default: the text of the first link. */
  title?: Place;
  summary?: Place;
  image?: Place;
  date_published?: Place;
  author?: Place;
  section?: Place;
  /** Number of views; the digits of the text are taken. */
  views?: Place;
  /** Places gained or lost: `▲3`, `▼1`, `NEW`. */
  rank_change?: Place;
  language?: Place;
}

/** Places of an article on its page. Members without a place are taken from the list. */
export interface ArticleAdapter {
  title: Place;
  /** HTML of the body. */
  content_html: Place;
  /** Selectors of elements within the body that are no part of it. */
  remove?: string[];
  /** Canonical address. Default: `link[rel=canonical]@href`. */
  url?: Place;
  kicker?: Place;
  subtitle?: Place;
  summary?: Place;
  /** Default: `meta[property="og:image"]@content`. */
  image?: Place;
  /** Pictures with captions; places are looked up within each `item`. */
  images?: { item: string; url?: Place; caption?: Place; credit?: Place };
  date_published?: Place;
  date_modified?: Place;
  author?: Place;
  /** Each value is one step of the path, from the outermost section inwards. */
  section?: Place;
  tags?: Place;
  /** Links to related articles; places are looked up within each `item`. */
  related?: { item: string; url?: Place; title?: Place };
  source?: Place;
  rights?: Place;
  views?: Place;
  language?: Place;
  /** Selector that finds something only in a corrected article. */
  corrected?: string;
}

/**
 * An address that is read: a feed (JSON Feed, RSS, Atom, WordPress REST), or a page with a list. With an adapter for
 * articles, the pages of those listed are read too.
 */
export interface Source {
  /** Absolute http(s) address; in the file, relative to `home_page_url`. */
  url: string;
  /** Section of articles that name none. */
  section?: string;
  /** BCP 47 tag of the edition that its articles are in. Default: the newspaper's `language`. */
  language?: string;
  /** Title of that edition's feed. Default: the newspaper's. */
  title?: string;
  /** Copyright line of that edition's feed. Default: the newspaper's. */
  rights?: string;
  /** Default: the configuration's `list`. */
  list?: ListAdapter;
  /** Default: the configuration's `article`. */
  article?: ArticleAdapter;
}

/** A list of chosen articles, in `list/{name}.json`. */
export interface ChosenList extends Omit<ListChoice, 'maxAge'> {
  /** Title of its feed. Default: that of the newspaper, and the file's name. */
  title?: string;
  /** Greatest age in days. */
  max_age?: number;
}

/** The content of `dongpo.json` with its defaults. Addresses in the file may be relative to `home_page_url`. */
export interface Config {
  /** Title of the feeds. Default: that of the first source that is a feed. */
  title: string;
  home_page_url?: string;
  description?: string;
  icon?: string;
  /** BCP 47 tag of the newspaper. Default `ko`. */
  language: string;
  /** The copyright line, printed as given. */
  rights?: string;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  time_zone: string;
  /** Address at which the files will be, for the addresses in them and in the snippets. Ends in a slash. */
  base_url?: string;
  sources: Source[];
  /** Adapter of sources that have none of their own. */
  list?: ListAdapter;
  /** Adapter of the articles of sources that have none of their own. */
  article?: ArticleAdapter;
  /**
   * Origin of the best list: the page or feed at `url`, or `by: "views"`, the articles of the last `days`
   * (default 7) that were read most. An editor's `best.txt` replaces either. Default: no best list.
   */
  best?: { url?: string; list?: ListAdapter; by?: 'views'; days: number };
  /** File names of sections (letters, digits, hyphens), by the sections' names. Default: the name in Latin letters. */
  sections: Record<string, string>;
  /** Further lists of the newspaper's own articles, by the names of their files. Default: none. */
  lists: Record<string, ChosenList>;
  /** Articles of a list, at most. Default 30. */
  limit: number;
  /** Articles of the best list, at most. Default 20. */
  best_limit: number;
  /** Seconds between two requests; a longer `Crawl-delay` counts. Default 1. */
  delay: number;
  /** Requests at a time, at most. Default 1. */
  parallel: number;
  /** Seconds for one request. Default 20. */
  timeout: number;
  /** True if `robots.txt` (RFC 9309) is obeyed. Default true. */
  robots: boolean;
  /** Age in days up to which an article's page is requested again. Default 30. */
  recheck_days: number;
  /** Address or mailbox of the operator, for the `User-Agent`. Default: `home_page_url`. */
  contact?: string;
}
