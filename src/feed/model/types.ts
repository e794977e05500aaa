import type { DiagnosticCode, Severity } from '../diagnose/codes.js';

export type { DiagnosticCode, Severity };

/**
 * A feed: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with `_dongpo` as its extension object. RSS, RDF and
 * Atom are mapped to it.
 *
 * After `parseFeed` each text is plain (references decoded, tags stripped), each URL is absolute http(s), and each date
 * is RFC 3339. `content_html` stays **unsafe** HTML as published: sanitise it before it becomes nodes.
 */
export interface Feed {
  version: string;
  title: string;
  home_page_url?: string;
  feed_url?: string;
  description?: string;
  icon?: string;
  favicon?: string;
  /** BCP 47 tag of the items that have none of their own. */
  language?: string;
  authors?: FeedAuthor[];
  /** True if the feed will have no new items. */
  expired?: boolean;
  /** Address of the feed's next page, with older items (JSON Feed, Atom's `rel=next`, the `Link` of WordPress). */
  next_url?: string;
  items: FeedItem[];
  _dongpo?: FeedExtension;
}

/** An item of a feed: an article, or an entry of a list. */
export interface FeedItem {
  /** Never empty: the feed's id, else the URL, else title (or summary) and date in one string. */
  id: string;
  url?: string;
  external_url?: string;
  title?: string;
  /** HTML as published. Unsafe until sanitised. */
  content_html?: string;
  content_text?: string;
  summary?: string;
  image?: string;
  banner_image?: string;
  /** RFC 3339 with an offset. */
  date_published?: string;
  date_modified?: string;
  authors?: FeedAuthor[];
  tags?: string[];
  language?: string;
  attachments?: FeedAttachment[];
  _dongpo?: ItemExtension;
}

/** An author of a feed or an item. At least one member is there. */
export interface FeedAuthor {
  name?: string;
  url?: string;
  avatar?: string;
}

/** A file that belongs to an item, such as a recording. */
export interface FeedAttachment {
  url: string;
  /** Media type; may be missing where the feed does not give it. */
  mime_type: string;
  title?: string;
  size_in_bytes?: number;
  duration_in_seconds?: number;
}

/** The extension object of a feed. */
export interface FeedExtension {
  /** 최종편집: when the editors last changed the list, RFC 3339. */
  edited?: string;
  /** Ids or addresses of withdrawn articles, which are removed from all stored copies. */
  removed?: string[];
  terms?: FeedTerms;
  /** Copyright line, shown as given (RSS `copyright`, Atom `rights`). */
  rights?: string;
  /** Minutes between updates (RSS `ttl`, `sy:updatePeriod`). */
  ttl?: number;
  /** The feeds that this one was merged of, each of which is credited. */
  sources?: FeedSourceCredit[];
  /** Findings of the parser, worst first, if {@link ParseOptions.diagnostics} is set. */
  diagnostics?: FeedDiagnostic[];
}

/** A feed that a merged one holds items of. */
export interface FeedSourceCredit {
  title: string;
  home_page_url?: string;
  language?: string;
  /** Copyright line, shown as given. */
  rights?: string;
  /** The publisher's terms, to which the items are kept already. */
  terms?: FeedTerms;
}

/** A finding of the parser: a value that was corrected, ignored or is missing. */
export interface FeedDiagnostic {
  /** Stable code; the README lists all of them. */
  code: DiagnosticCode;
  /** `error`: content is lost; `warning`: it was corrected, which other readers may not do; `info`: advice. */
  severity: Severity;
  /** The finding as a plain sentence, in the language asked for. */
  message: string;
  /** Advice to the publisher. */
  advice: string;
  /** Number of occurrences. */
  count: number;
  /** Indexes of the first five items with it. */
  items?: number[];
  /** Text of the first occurrence, 80 characters at most. */
  sample?: string;
}

/** The publisher's terms. They override the attributes of an element. */
export interface FeedTerms {
  /** Fields that may be shown, of `image summary date author section source content`. Default: all. */
  show?: string[];
  max_items?: number;
  max_age_days?: number;
  /** Copyright line, shown as given under every block. */
  rights?: string;
  terms_url?: string;
}

/**
 * Kind of an item, which its readers are told before they read it. `sponsored` (a sponsor pays for its making) and
 * `paid` (its place is paid for) are always shown; the others where `show` has `label`.
 */
export type ItemLabel = 'breaking' | 'sponsored' | 'paid' | 'live' | 'opinion' | 'photo' | 'video';

/**
 * Tags and sections by which a reading labels the items of a feed that has no labels: `{ sponsored: ['광고', 'PR'] }`.
 * Case does not matter. As a string: `sponsored: 광고, PR; breaking: 속보`.
 */
export type LabelRules = Partial<Record<ItemLabel, string | string[]>> | string;

/** The extension object of an item. */
export interface ItemExtension {
  /** Place in the list, from 1. */
  rank?: number;
  /** Places gained (positive) or lost (negative) since the last edition; `"new"` for a new entry. */
  rank_change?: number | 'new';
  /** Short line above the title, such as 포토뉴스. */
  kicker?: string;
  subtitle?: string;
  /** Sections, from the outermost inwards. */
  section_path?: string[];
  images?: ItemImage[];
  related?: RelatedItem[];
  /** Name of the publication that the item comes from, if it is not the feed's own. */
  source?: string;
  rights?: string;
  status?: 'corrected';
  /** Shown as words before the title, in the reader's language. */
  labels?: ItemLabel[];
  /** `day`: the feed gave no time of day. The date is not converted to another zone. */
  date_precision?: 'day';
}

/** A picture of an item. */
export interface ItemImage {
  url: string;
  caption?: string;
  credit?: string;
  /** In CSS pixels, as `height`. */
  width?: number;
  height?: number;
  /** The same picture in other widths. */
  sizes?: ImageSize[];
}

/** A file of a picture in one of its widths. */
export interface ImageSize {
  url: string;
  /** In pixels of the file, as `height`. */
  width: number;
  height?: number;
}

/** Another article that an item points to. */
export interface RelatedItem {
  url: string;
  title?: string;
}

/** Options of `parseFeed`. */
export interface ParseOptions {
  /** Address of the feed after redirects. Relative addresses are completed by it. */
  url?: string | undefined;
  /** The response's `Content-Type`, for its charset. */
  contentType?: string | undefined;
  /** The response's `Link`, for the next page of WordPress's REST API. */
  link?: string | undefined;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string | undefined;
  /** Items to read at most. Default 1000. */
  limit?: number | undefined;
  /** Tags and sections that are labels of their items. Default: none; an item has the labels that the feed gives it. */
  labels?: LabelRules | undefined;
  /** Language of `_dongpo.diagnostics`: the corrections made and what was ignored. Default: none are collected. */
  diagnostics?: 'ko' | 'en' | undefined;
}
