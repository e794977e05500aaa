import type { Feed, FeedItem, ParseOptions } from './model.js';
import { httpUrl } from './url.js';

/** What a feed by the book does not need: lenient.ts and rare.ts, loaded when a feed does. */
export interface Repair {
  /** Plain text of what may hold tags, entities or junk. */
  text(value: string): string;
  /** A date that is not RFC 3339, or whose zone is missing. */
  date(value: string, timeZone: string): { iso: string; day?: true } | undefined;
  /** An excerpt without its dateline, cut to length; the reporter named there. */
  excerpt(item: FeedItem, feed: Feed): { text: string; author?: string };
  /** The feed kept to its own terms. */
  terms(feed: Feed): void;
}

type Raw = Record<string, unknown>;
/** What a value must be; nothing where it is not. */
type Reader = (value: unknown, name: string) => unknown;

/** Items read of one feed. */
const most = 1000;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
/** What plain text does not hold: tags, entities, invisible characters, odd spaces, the marks of a cut. */
const dirty = /[<&\p{C}\ufffd]|[^\S ]|\s{2}|(?:\.{3}|…[\s\]-])[\s\]-]*$/u;
/** An excerpt that is too long, or opens like a dateline or a caption. */
const long = /^(?:[\s\S]{161}|[[▲△(【]|사진)/;
/** A lone "-" is what a list's markup leaves behind. */
const stray = /^[\s\-–—·.…]+$/;

const object = (value: unknown): Raw => (value && typeof value === 'object' ? (value as Raw) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value ? [value] : []);
const string = (value: unknown): string | undefined =>
  /^[sn]/.test(typeof value) ? `${value}`.trim() || undefined : undefined;
/** None of the numbers of a feed can be nothing, or less. */
const number: Reader = (value) => (Number(string(value)) > 0 ? +value! : undefined);

/**
 * Checks and repairs an object of JSON Feed's shape, whatever its types: text becomes plain text,
 * addresses absolute, dates RFC 3339; items that hold nothing are dropped; its terms are applied.
 *
 * @returns the feed, or none where the object is no feed; `odd`: without `repair`, something in it is missing
 */
export function normalise(
  value: unknown,
  options: ParseOptions,
  repair?: Repair,
): { feed?: Feed; odd?: boolean } {
  const source = Array.isArray(value) ? { items: value } : object(value);
  if (!Array.isArray(source.items) && !/jsonfeed/.test(`${source.version}`)) return {};

  let odd = false;
  /** The repairer, or a note that it is needed. */
  const repairer = () => {
    odd = true;
    return repair;
  };
  /** Names of the dates that had no time of day. */
  let days = '';
  const url: Reader = (value) => httpUrl(value, options.url);
  const text = (value: unknown) => {
    const written = string(value) ?? '';
    return (
      ((dirty.test(written) ? repairer()?.text(written) : written) ?? '').replace(stray, '') || undefined
    );
  };
  const date: Reader = (value, name) => {
    const written = string(value);
    const day = written?.slice(0, 10);
    // Engines take the 30th of February for the 2nd of March.
    if (
      !written ||
      (rfc3339.test(written) && Date.parse(written) && new Date(day!).toJSON().startsWith(day!))
    )
      return written;
    const read = repairer()?.date(written, options.timeZone ?? 'Asia/Seoul');
    if (read?.day) days += name;
    return read?.iso;
  };
  const texts = (value: unknown) => many(value, text);

  /** By the name of a member, which means the same everywhere in the model. */
  const kinds: [RegExp, Reader][] = [
    [/^(title|name|summary|description|caption|credit|kicker|subtitle|source|rights)$/, text],
    [/^(id|language|content_html|content_text|mime_type)$/, string],
    [/url$|^(banner_)?image$|icon$|^avatar$/, url],
    [/^date_(published|modified)$|^edited$/, date],
    [/^(rank|width|height|max_.+|.+_in_.+)$/, number],
    [/^authors$/, (value) => many(value, (each) => members(each, 'name'))],
    [/^(images|attachments|related)$/, (value) => many(value, (each) => members(each, 'url', true))],
    [/^(tags|section_path)$/, texts],
    [/^(_dongpo|terms)$/, (value) => members(object(value))],
    // An empty list is a statement too: nothing but the titles.
    [/^show$/, (value) => texts(value) ?? (Array.isArray(value) ? [] : undefined)],
    [/^removed$/, (value) => many(value, string)],
    [/^rank_change$/, (value) => (value === 'new' ? value : Math.trunc(Number(string(value))) || undefined)],
    [/^(status|date_precision)$/, (value) => /^(corrected|day)$/.exec(value as string)?.[0]],
    [/^expired$/, (value) => value === true || undefined],
  ];
  /**
   * The members that the model has, with good values; nothing where none is left, or not the one
   * that a lone string stands for, if that is needed.
   */
  const members = (value: unknown, short = '', needed?: boolean): Raw | undefined => {
    const holder: Raw = typeof value === 'string' ? { [short]: value } : object(value);
    const good: Raw = {};
    for (const name in holder) {
      const kept = kinds.find(([names]) => names.test(name))?.[1](holder[name], name);
      if (kept !== undefined) good[name] = kept;
    }
    return (needed ? good[short] : Object.keys(good)[0]) ? good : undefined;
  };
  /** JSON Feed 1.0 had one `author`. */
  const read = (holder: Raw): Raw =>
    members({ ...holder, authors: list(holder.authors)[0] ? holder.authors : holder.author }) ?? {};

  const readItem = (value: unknown): FeedItem | undefined => {
    days = '';
    const item = read(object(value)) as unknown as FeedItem;
    if (long.test(item.summary ?? '') || (!item.summary && (item.content_html || item.content_text))) {
      const { text = '', author } = repairer()?.excerpt(item, feed) ?? {};
      item.summary = text.replace(stray, '');
      if (author) item.authors ??= [{ name: author }];
    }
    if (!item.summary || item.summary === item.title) delete item.summary;
    if (days.includes(item.date_published ? 'published' : 'modified'))
      item._dongpo = { ...item._dongpo, date_precision: 'day' };
    const link = item.url ?? item.external_url;
    if (link) item.url = link;
    else if (!item.title && !item.summary) return;
    item.id ??= link ?? `${item.title ?? item.summary}${item.date_published ?? ''}`;
    const picture = item.image ?? item.banner_image ?? item._dongpo?.images?.[0]?.url;
    if (picture) item.image = picture;
    return item;
  };

  const feed = { title: '', ...read(source), version: 'https://jsonfeed.org/version/1.1' } as Feed;
  feed.items = (many(list(source.items).slice(0, most), readItem) ?? []).slice(0, options.limit || most);
  if (feed._dongpo?.terms || feed._dongpo?.removed) repairer()?.terms(feed);
  return { feed, odd };
}

/** What `read` makes of the values, without those that it refuses. */
function many<T>(values: unknown, read: (value: unknown) => T | undefined): T[] | undefined {
  const good = list(values).flatMap((value) => {
    try {
      return read(value) ?? [];
    } catch {
      // One odd value must not cost the others.
      return [];
    }
  });
  return good.length ? (good as T[]) : undefined;
}
