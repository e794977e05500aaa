import { httpUrl } from '../model/http-url.js';
import type { Feed, FeedItem, ParseOptions } from '../model/types.js';

/** RFC 3339, with the offset as given. */
export interface ReadDate {
  iso?: string;
  /** There was no time of day. */
  day?: boolean;
  /** The text also told when it was modified (`입력 … 수정 …`). */
  modified?: string;
}

/** What a feed by the book does not need: lenient.ts and rare.ts, loaded when a feed does. */
export interface Repair {
  /** As what is used without a repair, but fast, for large feeds. */
  dirty: { test(text: string): boolean };
  httpUrl: typeof httpUrl;
  /** Plain text of what may hold tags, entities or junk. */
  text(value: string): string;
  /** A date that is not RFC 3339, or whose zone is missing. */
  date(value: string, timeZone?: string): ReadDate | undefined;
  /** An excerpt without its dateline, cut to length; the reporter named there. */
  excerpt(item: FeedItem, feed: Feed): { text: string; author?: string };
  /** What stands in the wrong field put into its own; `tail`: perhaps at the end of the body. */
  misplaced(item: FeedItem, feed: Feed, tail: boolean): void;
  /** The feed kept to its own terms. */
  terms(feed: Feed): void;
}

type Raw = Record<string, unknown>;
/** What a value must be; nothing where it is not. */
type Reader = (value: unknown, name: string) => unknown;

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-][01]\d:\d\d)$/;
/** What plain text does not hold: tags, entities, kickers' bars, invisible characters, odd spaces. */
const dirty = /[<>&|｜\p{C}\ufffd]|[^\S ]/u;
/** Double spaces, what may be a path of sections, the marks of a cut. */
const untidy = / [ /]|(\.{3}|…[ \]-])[ \]-]*$/;
/** An excerpt that is too long, or opens like a dateline or a caption. */
const lead = /^([[▲△(【]|사진)/;
/** What may be a reporter's or a copyright line at the end of a body. */
const trailing = /[@©ⓒ]|재배포|저작권/;
/** A lone "-" is what a list's markup leaves behind. */
const stray = /^[\s\-–—·.…]+$/;

/** RFC 3339, of a day that exists: engines take the 30th of February for the 2nd of March. */
export const isDate = (text: string): boolean => {
  const day = text.slice(0, 10);
  return (
    rfc3339.test(text) &&
    !!Date.parse(text) &&
    (day.slice(8) < '29' || new Date(day).toJSON().startsWith(day))
  );
};

const object = (value: unknown): Raw => (value && typeof value === 'object' ? (value as Raw) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value ? [value] : []);
const string = (value: unknown): string | undefined =>
  /^[sn]/.test(typeof value) ? `${value}`.trim() || undefined : undefined;
/** None of the numbers of a feed can be nothing, or less. */
const number: Reader = (value) => (+string(value)! > 0 ? +value! : undefined);

/**
 * Checks and repairs an object of JSON Feed's shape, whatever the types in it: text becomes plain text,
 * addresses absolute, dates RFC 3339; items that hold nothing are dropped; its terms are applied.
 *
 * @returns the feed; `odd`: without `repair`, something in it is missing
 */
export function normalise(
  source: object,
  options: ParseOptions,
  repair?: Repair,
): { feed: Feed; odd: boolean } {
  let odd = false;
  /** The repairer, or a note that it is needed. */
  const repairer = () => {
    odd = true;
    return repair;
  };
  /** Names of the item's dates that had no time of day. */
  let days = '';
  /** What the date of publication said of a later one. */
  let modified: string | undefined;
  /** A text of the item was nothing but junk. */
  let junk = false;
  const url: Reader = (value) => (repair ?? { httpUrl }).httpUrl(value, options.url);
  const text = (value: unknown) => {
    const written = string(value);
    if (!written) return;
    const read =
      (repair ?? { dirty }).dirty.test(written) || untidy.test(written) ? repairer()?.text(written) : written;
    if (read && !stray.test(read)) return read;
    junk = true;
  };
  const date: Reader = (value, name) => {
    const written = string(value);
    if (!written) return;
    if (isDate(written)) return written;
    const read = repairer()?.date(written, options.timeZone);
    if (read?.day) days += name;
    if (read?.modified) modified = read.modified;
    return read?.iso;
  };
  const texts = (value: unknown) => many(value, text);

  /** By the name of a member, which means the same everywhere in the model. */
  const kinds: [RegExp, Reader][] = [
    [/^(title|name|summary|description|caption|credit|kicker|subtitle|source|rights)$/, text],
    [/^(id|language|content_html|content_text|mime_type)$/, string],
    [/url$|^(banner_)?image$|icon$|^avatar$/, url],
    [/^date_(published|modified)$|^edited$/, date],
    [/^(rank|width|height|ttl|max_.*|.*_in_.*)$/, number],
    [/^authors$/, (value) => many(value, (each) => members(each, 'name'))],
    [/^(images|attachments|related)$/, (value) => many(value, (each) => members(each, 'url', true))],
    [/^(tags|section_path)$/, texts],
    [/^(_dongpo|terms)$/, (value) => members(object(value))],
    // An empty list is a statement too: nothing but the titles.
    [/^show$/, (value) => texts(value) ?? (Array.isArray(value) ? [] : undefined)],
    [/^removed$/, (value) => many(value, string)],
    [/^rank_change$/, (value) => (value === 'new' ? value : Math.trunc(+string(value)!) || undefined)],
    [/^status$/, (value) => (value === 'corrected' ? value : undefined)],
    [/^date_precision$/, (value) => (value === 'day' ? value : undefined)],
    [/^expired$/, (value) => value === true || undefined],
  ];
  const readers = new Map<string, Reader | undefined>();
  const readerOf = (name: string) => {
    if (!readers.has(name)) readers.set(name, kinds.find(([names]) => names.test(name))?.[1]);
    return readers.get(name);
  };
  /**
   * The members that the model has, with good values; nothing where none is left, or not the one
   * that a lone string stands for, if that is needed.
   */
  const members = (value: unknown, short = '', needed?: boolean): Raw | undefined => {
    const holder: Raw = typeof value === 'string' ? { [short]: value } : object(value);
    const good: Raw = {};
    let some = false;
    for (const name in holder) {
      const kept = holder[name] != null && readerOf(name)?.(holder[name], name);
      if (kept == null || kept === false) continue;
      good[name] = kept;
      some = true;
    }
    return (needed ? good[short] : some) ? good : undefined;
  };
  /** JSON Feed 1.0 had one `author`. */
  const read = (holder: Raw): Raw => {
    const good = members(holder) ?? {};
    if (holder.author) good.authors ??= readerOf('authors')!(holder.author, '');
    return good;
  };

  const readItem = (value: unknown): FeedItem | undefined => {
    days = '';
    junk = false;
    modified = undefined;
    const item = read(object(value)) as unknown as FeedItem;
    const body = item.content_html ?? item.content_text;
    const tail = trailing.test(body?.slice(-250) as string);
    (tail ? repairer() : repair)?.misplaced(item, feed, tail);
    const { summary = '' } = item;
    if (summary ? summary.length > 160 || lead.test(summary) : body) {
      const { text = '', author } = repairer()?.excerpt(item, feed) ?? {};
      item.summary = stray.test(text) ? '' : text;
      if (!item.summary) junk = true;
      if (author) item.authors ??= [{ name: author }];
    }
    if (!item.summary || item.summary === item.title) delete item.summary;
    if (modified) item.date_modified = modified;
    if (days.includes(item.date_published ? 'published' : 'modified'))
      item._dongpo = { ...item._dongpo, date_precision: 'day' };
    const link = item.url ?? item.external_url;
    if (link) item.url = link;
    // Junk and nothing else is no item; a lone date or picture is one, though nothing to be shown.
    else if (!item.title && !item.summary && (junk ? !item.image : !Object.keys(item)[0])) return;
    item.id ??= link ?? `${item.title ?? item.summary}${item.date_published ?? ''}`;
    const picture = item.image ?? item.banner_image ?? item._dongpo?.images?.[0]?.url;
    if (picture) item.image = picture;
    return item;
  };

  const feed = { title: '', ...read(source as Raw), version: 'https://jsonfeed.org/version/1.1' } as Feed;
  feed.items = (many((source as Raw).items, readItem, options.limit) ?? []) as FeedItem[];
  if (feed._dongpo?.terms || feed._dongpo?.removed) repairer()?.terms(feed);
  return { feed, odd };
}

/** What `read` makes of the values, without those that it refuses; at most so many, or 1000. */
function many<T>(values: unknown, read: (value: unknown) => T | undefined, most?: number): T[] | undefined {
  const good: T[] = [];
  for (const value of list(values)) {
    if (good.length >= (most || 1000)) break;
    try {
      const kept = read(value);
      if (kept !== undefined) good.push(kept);
    } catch {
      // One odd value must not cost the others.
    }
  }
  return good[0] === undefined ? undefined : good;
}
