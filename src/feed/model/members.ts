import type {
  Feed,
  FeedAttachment,
  FeedAuthor,
  FeedExtension,
  FeedItem,
  FeedSourceCredit,
  FeedTerms,
  ImageSize,
  ItemExtension,
  ItemImage,
  RelatedItem,
} from './types.js';

/**
 * The model as data: the members of each object, and what their values are. Members that do not stand here are not
 * passed on.
 *
 * - `text`: plain text; `texts`: a list of it
 * - `string`: as published; `strings`: a list
 * - `url`: absolute http(s) address
 * - `date`: RFC 3339 with its offset
 * - `number`: above 0
 * - `terms` and other names of {@link OBJECTS}: such an object; with `[]`, a list of them
 */
export type MemberKind =
  | 'text'
  | 'texts'
  | 'string'
  | 'strings'
  | 'url'
  | 'date'
  | 'number'
  | 'true'
  | 'rankChange'
  | 'corrected'
  | 'labels'
  | 'day'
  | 'shownFields'
  | 'author[]'
  | 'attachment[]'
  | 'image[]'
  | 'size[]'
  | 'related[]'
  | 'source[]'
  | 'feedExtension'
  | 'itemExtension'
  | 'terms';

type Members<T> = Record<keyof T, MemberKind>;

/** The meaning of each member stands at {@link Feed} and the types of its parts. */
export const OBJECTS: {
  /** Without `version`, which is always the same, and the items, which are read one by one. */
  feed: Members<Omit<Feed, 'version' | 'items'>>;
  /** Without diagnostics, which are never read. */
  feedExtension: Members<Omit<FeedExtension, 'diagnostics'>>;
  terms: Members<FeedTerms>;
  source: Members<FeedSourceCredit>;
  item: Members<FeedItem>;
  itemExtension: Members<ItemExtension>;
  author: Members<FeedAuthor>;
  attachment: Members<FeedAttachment>;
  image: Members<ItemImage>;
  size: Members<ImageSize>;
  related: Members<RelatedItem>;
} = {
  feed: {
    title: 'text',
    home_page_url: 'url',
    feed_url: 'url',
    description: 'text',
    icon: 'url',
    favicon: 'url',
    language: 'string',
    authors: 'author[]',
    expired: 'true',
    next_url: 'url',
    _dongpo: 'feedExtension',
  },
  feedExtension: {
    edited: 'date',
    removed: 'strings',
    terms: 'terms',
    rights: 'text',
    ttl: 'number',
    sources: 'source[]',
  },
  terms: {
    show: 'shownFields',
    max_items: 'number',
    max_age_days: 'number',
    rights: 'text',
    terms_url: 'url',
  },
  source: {
    title: 'text',
    home_page_url: 'url',
    language: 'string',
    rights: 'text',
    terms: 'terms',
  },
  item: {
    id: 'string',
    url: 'url',
    external_url: 'url',
    title: 'text',
    content_html: 'string',
    content_text: 'string',
    summary: 'text',
    image: 'url',
    banner_image: 'url',
    date_published: 'date',
    date_modified: 'date',
    authors: 'author[]',
    tags: 'texts',
    language: 'string',
    attachments: 'attachment[]',
    _dongpo: 'itemExtension',
  },
  itemExtension: {
    rank: 'number',
    rank_change: 'rankChange',
    kicker: 'text',
    subtitle: 'text',
    section_path: 'texts',
    images: 'image[]',
    related: 'related[]',
    source: 'text',
    rights: 'text',
    status: 'corrected',
    labels: 'labels',
    date_precision: 'day',
  },
  author: {
    name: 'text',
    url: 'url',
    avatar: 'url',
  },
  attachment: {
    url: 'url',
    mime_type: 'string',
    title: 'text',
    size_in_bytes: 'number',
    duration_in_seconds: 'number',
  },
  image: {
    url: 'url',
    caption: 'text',
    credit: 'text',
    width: 'number',
    height: 'number',
    sizes: 'size[]',
  },
  size: {
    url: 'url',
    width: 'number',
    height: 'number',
  },
  related: {
    url: 'url',
    title: 'text',
  },
};

/** Name of an object of the model. */
export type ObjectName = keyof typeof OBJECTS;
