import type { PlainText } from '../../text/kinds.js';
import { cleanText } from '../../text/plain.js';
import { DEFAULT_LIMIT } from '../model/defaults.js';
import { LABELS } from '../model/labels.js';
import { type MemberKind, OBJECTS, type ObjectName } from '../model/members.js';
import { absoluteUrl, siteBase } from './absolute-url.js';
import { type DateContext, type OtherDateParser, parseFeedDate } from './dates/feed-date.js';
import { asArray, asObject, asPositiveNumber, asString, type UnknownObject } from './values.js';

/**
 * A text that says nothing: a lone "-" is what a list's markup leaves behind, the words are what programs write, and
 * some letters are blank.
 */
const NO_TEXT =
  /^([\s\-–—·.…@\u115f\u1160\u200b-\u200f\u2800\u3164\uffa0]*|\(?null\)?|NULL|undefined|[nN]\/[aA]|\[object Object\])$/;

/** True for a text without a word. */
export const saysNothing = (text: string): boolean => NO_TEXT.test(text);

/** Facts about the source of an object that its members do not hold. */
export interface Facts {
  /** Names of dates that gave no time of day. */
  dateOnlyFields: string[];
  /** Date of a change, which the text of another date named. */
  modified?: string;
  /** True if a text was there and said nothing. */
  hadJunk: boolean;
}

export const noFacts = (): Facts => ({ dateOnlyFields: [], hadJunk: false });

/** State of one reading of a feed. */
export interface Reading extends DateContext {
  /** Completes addresses: that of the feed or its site, within an item its own. */
  baseUrl: string | undefined;
  readonly parseOtherDate: OtherDateParser;
  /** Facts about the item that is read, or about the feed. */
  facts: Facts;
}

/** Reads the value of one member; `undefined` if it is not a good one. */
type MemberReader = (value: unknown, reading: Reading, name: string) => unknown;

const readText = (value: unknown, { facts }: Reading): PlainText | undefined => {
  const source = asString(value);
  if (source === undefined) return undefined;
  const text = cleanText(source);
  if (!saysNothing(text)) return text;
  facts.hadJunk = true;
  return undefined;
};

const readDate: MemberReader = (value, reading, name) => {
  const { facts, parseOtherDate } = reading;
  const source = asString(value);
  const date = source && parseFeedDate(source, reading, parseOtherDate);
  if (!date) return undefined;
  if (date.dateOnly) facts.dateOnlyFields.push(name);
  if (date.modified) facts.modified = date.modified;
  return date.iso;
};

const readTexts: MemberReader = (value, reading) => readList(value, (each) => readText(each, reading));

/** The labels among some words, each once. */
const readLabels: MemberReader = (value) => {
  const words = readList(value, (each) => asString(each)?.toLowerCase()) ?? [];
  const labels = LABELS.filter((label) => words.includes(label));
  return labels.length ? labels : undefined;
};

/** A reader of several candidates, of which the first that is good counts. */
const firstOf =
  (read: MemberReader): MemberReader =>
  (value, reading, name) => {
    if (!Array.isArray(value)) return read(value, reading, name);
    for (const candidate of value) {
      const good = read(candidate, reading, name);
      if (good !== undefined) return good;
    }
    return undefined;
  };

/** A list of objects. `shorthand`: the member that a lone string stands for. */
const listOf =
  (object: ObjectName, shorthand: string): MemberReader =>
  (value, reading) =>
    readList(value, (each) => {
      const source = typeof each === 'string' ? { [shorthand]: each } : asObject(each);
      return readObject(source, object, reading);
    });

/** A list of objects, without those that have no address. */
const listOfLinked = (object: ObjectName): MemberReader => {
  const read = listOf(object, 'url');
  return (value, reading, name) => {
    const list = read(value, reading, name) as { url?: string }[] | undefined;
    const linked = list?.filter(({ url }) => url);
    return linked?.length ? linked : undefined;
  };
};

const single =
  (object: ObjectName): MemberReader =>
  (value, reading) =>
    readObject(asObject(value), object, reading);

/** A member that can have one value only. */
const constant =
  (only: unknown): MemberReader =>
  (value) =>
    value === only ? value : undefined;

const readers: Record<MemberKind, MemberReader> = {
  text: firstOf(readText),
  texts: readTexts,
  string: asString,
  strings: (value) => readList(value, asString),
  url: firstOf((value, { baseUrl }) => absoluteUrl(value, baseUrl)),
  date: firstOf(readDate),
  number: asPositiveNumber,
  true: constant(true),
  corrected: constant('corrected'),
  labels: readLabels,
  day: constant('day'),
  rankChange: (value) => (value === 'new' ? value : Math.trunc(Number(asString(value))) || undefined),
  // An empty list is a statement too: nothing but titles.
  shownFields: (value, reading, name) =>
    readTexts(value, reading, name) ?? (Array.isArray(value) ? [] : undefined),
  'author[]': listOf('author', 'name'),
  'attachment[]': listOfLinked('attachment'),
  'image[]': listOfLinked('image'),
  'size[]': listOfLinked('size'),
  'related[]': listOfLinked('related'),
  'source[]': listOf('source', 'title'),
  feedExtension: single('feedExtension'),
  itemExtension: single('itemExtension'),
  terms: single('terms'),
};

/** The members of each object with their readers. */
const membersOf = new Map<string, { name: string; read: MemberReader }[]>(
  Object.entries(OBJECTS).map(([object, members]) => [
    object,
    Object.entries(members).map(([name, kind]) => ({ name, read: readers[kind] })),
  ]),
);

/** The member whose address is the base of those that are read after it. */
const BASE_MEMBER: Partial<Record<ObjectName, string>> = { feed: 'home_page_url', item: 'url' };

/** The members of an object that have good values; `undefined` if none has. */
function readObject(source: UnknownObject, object: ObjectName, reading: Reading): UnknownObject | undefined {
  const result: UnknownObject = {};
  const baseMember = BASE_MEMBER[object];
  let hasAny = false;
  for (const { name, read } of membersOf.get(object) ?? []) {
    const value = source[name];
    if (value === undefined || value === null || value === '') continue;
    const good = read(value, reading, name);
    if (good === undefined) continue;
    result[name] = good;
    hasAny = true;
    if (name === baseMember)
      reading.baseUrl = object === 'item' ? `${good}` : siteBase(good, reading.baseUrl);
  }
  return hasAny ? result : undefined;
}

/** The members of a feed or an item. JSON Feed 1.0 had one `author` instead of `authors`. */
export function readFeedOrItem(
  source: UnknownObject,
  object: 'feed' | 'item',
  reading: Reading,
): UnknownObject {
  const result = readObject(source, object, reading) ?? {};
  if (result.authors || !source.author) return result;
  const authors = readers['author[]'](source.author, reading, 'authors');
  if (authors) result.authors = authors;
  return result;
}

/** The values of a list, or of one value, that `read` accepts. */
export function readList<T>(
  values: unknown,
  read: (value: unknown) => T | undefined,
  limit = DEFAULT_LIMIT,
): T[] | undefined {
  let result: T[] | undefined;
  for (const value of asArray(values)) {
    if ((result?.length ?? 0) >= limit) break;
    try {
      const good = read(value);
      if (good === undefined) continue;
      // Most lists have one value. Engines reserve the room of 17 for the first that is pushed.
      if (result) result.push(good);
      else result = [good];
    } catch {
      // A value that cannot be read (a getter that throws) must not cost the others.
    }
  }
  return result;
}
