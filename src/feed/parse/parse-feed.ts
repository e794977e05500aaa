import { loadMend } from '../mend/load-mend.js';
import { needsMending } from '../mend/needs-mending.js';
import { FeedError } from '../model/feed-error.js';
import { markNormalised } from '../model/normalised.js';
import type { Feed, ParseOptions } from '../model/types.js';
import type { OtherDateParser } from './dates/feed-date.js';
import { readJsonFeed } from './json-feed.js';
import { loadDateParser, loadedDateParser } from './load-date-parser.js';
import { loadLabelRules } from './load-label-rules.js';
import { loadOtherFormats } from './load-other-formats.js';
import { asObject, isJsonFeed, type UnknownObject } from './values.js';

/** An encoding other than UTF-8, declared in a Content-Type or before the end of the first tag. */
const DECLARES_OTHER_ENCODING = /^[^>]*(charset|encoding)\W+(?!utf-?8)\w/i;

const toBytes = (input: ArrayBuffer | Uint8Array): Uint8Array =>
  ArrayBuffer.isView(input) ? input : new Uint8Array(input);

/** The text of a feed's bytes. Code for gzip and for other encodings than UTF-8 is loaded if a feed needs it. */
async function decodeBytes(bytes: Uint8Array, contentType = ''): Promise<string> {
  const text = new TextDecoder().decode(bytes);
  const isUtf8 =
    !/[\ufffd\0]/.test(text) && !DECLARES_OTHER_ENCODING.test(`${contentType} ${text.slice(0, 1000)}`);
  if (isUtf8) return text;
  const { decode, unpack } = await import('../encoding/encoding.js');
  return decode(await unpack(bytes), contentType).text;
}

/** Parses JSON, repaired if it has to be; `undefined` if it is no JSON. */
async function parseJson(text: string): Promise<unknown> {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return (await loadOtherFormats()).repairJson(text);
  }
}

/** A feed whose odd texts and pictures are mended, by code that is loaded only if an item needs it. */
async function mended(feed: UnknownObject, url: string | undefined): Promise<UnknownObject> {
  try {
    return needsMending(feed) ? (await loadMend()).mendFeed(feed, url) : feed;
  } catch {
    // The code did not load, or an item cannot be read: the feed is read as it is.
    return feed;
  }
}

/** JSON in the shape of JSON Feed; `undefined` if it is no feed. */
const mapJson = async (json: unknown, options: ParseOptions): Promise<UnknownObject | undefined> =>
  isJsonFeed(json) ? asObject(json) : (await loadOtherFormats()).adaptJson(json, options);

/** A feed's text in the shape of JSON Feed; `undefined` if it is no feed. */
async function mapText(text: string, options: ParseOptions): Promise<UnknownObject | undefined> {
  const json = await parseJson(text);
  return json === undefined ? (await loadOtherFormats()).mapText(text, options) : mapJson(json, options);
}

/** Dates of one feed that cannot be read: more are not tried, since each is looked for in all languages. */
const MAX_UNREADABLE_DATES = 500;

function untilTooMany(parseOtherDate: OtherDateParser): OtherDateParser {
  let left = MAX_UNREADABLE_DATES;
  return (text, context) => {
    const dates = left > 0 ? parseOtherDate(text, context) : undefined;
    if (!dates) left--;
    return dates;
  };
}

/** Reads a feed's members. If a date is in an uncommon form, the code for it is loaded, and they are read again. */
async function readMembers(unlabelled: UnknownObject, options: ParseOptions): Promise<Feed> {
  const { labels } = options;
  const source = labels ? (await loadLabelRules()).labelItems(unlabelled, labels) : unlabelled;
  const unread: string[] = [];
  const noteUnread = (text: string): undefined => {
    unread.push(text);
  };
  const loaded = loadedDateParser();
  const feed = readJsonFeed(source, options, loaded ? untilTooMany(loaded) : noteUnread);
  if (!unread.length) return feed;
  // Without the code the feed is shown all the same, without these dates.
  const parseOtherDate = await loadDateParser().catch(() => undefined);
  return parseOtherDate ? readJsonFeed(source, options, untilTooMany(parseOtherDate)) : feed;
}

/**
 * Reads a feed: JSON Feed 1.0 and 1.1, RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, posts of WordPress's REST API, and
 * lists of items in JSON. An odd item never costs the others, and a feed that breaks off gives the items before the
 * break.
 *
 * @param input the text, or the bytes, whose encoding is then found
 * @returns JSON Feed 1.1; see {@link Feed} for what can be relied on
 * @throws {FeedError} with the code `format` if it is no feed
 */
export async function parseFeed(
  input: string | ArrayBuffer | Uint8Array,
  options: ParseOptions = {},
): Promise<Feed> {
  const bytes = typeof input === 'string' ? undefined : toBytes(input);
  const text = bytes ? await decodeBytes(bytes, options.contentType) : `${input}`;
  const mapped = await mapText(text, options);
  if (!mapped) throw new FeedError('format', 'Not a feed', undefined, options.url);
  const source = await mended(mapped, options.url);
  const feed = await readMembers(source, options);
  if (options.diagnostics) {
    const { diagnose } = await import('../diagnose/diagnose.js');
    await diagnose(feed, { text, bytes, source }, options);
  }
  return markNormalised(feed);
}

/** Reads an object in the shape of JSON Feed, or of other JSON that {@link parseFeed} reads; `undefined` if it is none. */
export async function readFeedObject(object: object, options: ParseOptions): Promise<Feed | undefined> {
  const mapped = await mapJson(object, options);
  return mapped && markNormalised(await readMembers(await mended(mapped, options.url), options));
}
