import { FeedError } from '../model/feed-error.js';
import { markNormalised } from '../model/normalised.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { readJsonFeed } from './json-feed.js';
import { loadXmlMapper } from './load-xml-mapper.js';
import { adaptJson } from './other-json.js';
import { repairJson } from './repair-json.js';
import type { UnknownObject } from './values.js';

/** An encoding other than UTF-8, declared in a Content-Type or before the end of the first tag. */
const DECLARES_OTHER_ENCODING = /^[^>]*(charset|encoding)\W+(?!utf-?8)\w/i;

const toBytes = (input: ArrayBuffer | Uint8Array): Uint8Array =>
  ArrayBuffer.isView(input) ? input : new Uint8Array(input);

/** The text of a feed's bytes. Code for other encodings than UTF-8 is loaded if a feed needs it. */
async function decodeBytes(bytes: Uint8Array, contentType = ''): Promise<string> {
  const text = new TextDecoder().decode(bytes);
  const isUtf8 =
    !/[\ufffd\0]/.test(text) && !DECLARES_OTHER_ENCODING.test(`${contentType} ${text.slice(0, 1000)}`);
  if (isUtf8) return text;
  const { decode } = await import('../encoding/decode.js');
  return decode(bytes, contentType).text;
}

/** Parses JSON, repaired if it has to be; `undefined` if it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return repairJson(text);
  }
}

/** A feed's text in the shape of JSON Feed, nothing in it read yet; `undefined` if it is no feed. */
async function parseText(text: string, options: ParseOptions): Promise<UnknownObject | undefined> {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  if (json !== undefined) return adaptJson(json);
  const { mapXmlFeed } = await loadXmlMapper();
  return mapXmlFeed(text, options);
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
  const source = await parseText(text, options);
  if (!source) throw new FeedError('format', 'Not a feed', undefined, options.url);
  const feed = readJsonFeed(source, options);
  if (options.diagnostics) {
    const { diagnose } = await import('../diagnose/diagnose.js');
    await diagnose(feed, { text, bytes, source }, options);
  }
  return markNormalised(feed);
}

/** Reads an object in the shape of JSON Feed, or of other JSON that {@link parseFeed} reads; `undefined` if it is none. */
export function readFeedObject(object: object, options: ParseOptions): Feed | undefined {
  const source = adaptJson(object);
  return source && markNormalised(readJsonFeed(source, options));
}
