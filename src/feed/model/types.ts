import type { DiagnosticCode, Severity } from '../diagnose/codes.js';

export type { DiagnosticCode, Severity };

/**
 * The one model of the library: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/),
 * with `_dongpo` as its extension object. RSS, RDF and Atom are mapped to it.
 *
 * After {@link parseFeed} every text field is plain text (entities decoded, tags stripped),
 * every URL is absolute http(s), every date is RFC 3339, and `content_html` is still **unsafe**
 * HTML as published: only the content room may turn it into nodes.
 */
export interface Feed {
  version: string;
  title: string;
  home_page_url?: string;
  feed_url?: string;
  description?: string;
  icon?: string;
  favicon?: string;
  /** BCP 47 tag of the items that name none. */
  language?: string;
  authors?: FeedAuthor[];
  expired?: boolean;
  items: FeedItem[];
  _dongpo?: FeedExtension;
}

/** An article, or a line of a list. */
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
  /** RFC 3339, always with an offset. */
  date_published?: string;
  date_modified?: string;
  authors?: FeedAuthor[];
  tags?: string[];
  language?: string;
  attachments?: FeedAttachment[];
  _dongpo?: ItemExtension;
}

/** A reporter, or who else is named as author. */
export interface FeedAuthor {
  name?: string;
  url?: string;
  avatar?: string;
}

/** A file that belongs to an item, such as a recording. */
export interface FeedAttachment {
  url: string;
  mime_type: string;
  title?: string;
  size_in_bytes?: number;
  duration_in_seconds?: number;
}

/** The extension object of a feed. */
export interface FeedExtension {
  /** 최종편집: when the editors last changed the list (RFC 3339). */
  edited?: string;
  /** Ids of withdrawn articles: they leave every stored copy. */
  removed?: string[];
  terms?: FeedTerms;
  /** The copyright line, printed as given (RSS `copyright`, Atom `rights`). */
  rights?: string;
  /** Minutes until there may be anything new (RSS `ttl`, `sy:updatePeriod`). */
  ttl?: number;
  /** Where {@link ParseOptions.diagnostics} asked for them; worst first. */
  diagnostics?: FeedDiagnostic[];
}

/** A finding of a reading: what was corrected, ignored or is wanting. */
export interface FeedDiagnostic {
  /** Stable; see the README for all of them. */
  code: DiagnosticCode;
  /** `error`: something is lost; `warning`: it was mended, other readers may not; `info`: it could be better. */
  severity: Severity;
  /** What was found: a plain sentence in the language asked for. */
  message: string;
  /** What the publisher can do about it. */
  advice: string;
  /** How often it was found. */
  count: number;
  /** The first items with it, by their place in the feed, from 0; at most five. */
  items?: number[];
  /** What the first of them said, cut to 80 characters. */
  sample?: string;
}

/** What the publisher allows; stronger than any attribute of an element. */
export interface FeedTerms {
  /** Fields that may be shown, of `image summary date author section source content`. */
  show?: string[];
  max_items?: number;
  max_age_days?: number;
  /** Copyright line, printed as given under every block. */
  rights?: string;
  terms_url?: string;
}

/** The extension object of an item. */
export interface ItemExtension {
  /** 1 is the first. */
  rank?: number;
  /** Places gained (positive) or lost (negative) since the last edition; `"new"` for a newcomer. */
  rank_change?: number | 'new';
  /** Short line over the title, such as 포토뉴스. */
  kicker?: string;
  subtitle?: string;
  /** From the outermost section inwards. */
  section_path?: string[];
  images?: ItemImage[];
  related?: RelatedItem[];
  /** The publication that the item comes from, where it is not the feed's own. */
  source?: string;
  rights?: string;
  status?: 'corrected';
  /** `day`: the feed gave no time of day; never shown in hours, never moved to another day. */
  date_precision?: 'day';
}

/** A picture of an item, with its words. */
export interface ItemImage {
  url: string;
  caption?: string;
  credit?: string;
  /** CSS pixels. */
  width?: number;
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
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string | undefined;
  /** Items to read at most. Default 1000. */
  limit?: number | undefined;
  /** Language of `_dongpo.diagnostics`: the corrections made and what was ignored. Default: none are collected. */
  diagnostics?: 'ko' | 'en' | undefined;
}
