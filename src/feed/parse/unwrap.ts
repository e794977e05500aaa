import { decodeEntities } from '../../text/entities.js';
import type { ParseOptions } from '../model/types.js';
import { adaptJson } from './other-json.js';
import { repairJson } from './repair-json.js';
import { findFeedWithin } from './rss-atom/find-feed-within.js';
import { mapXmlFeed } from './rss-atom/map-feed.js';
import { asArray, asObject, asString, isJsonFeed, type UnknownObject } from './values.js';

/** Characters in which the beginning of a feed is looked for. */
const HEAD_LENGTH = 5000;
/** Start of a document that holds nothing but a text: a browser's view of a file, or an ASP.NET service's answer. */
const TEXT_DOCUMENT =
  /^(?:[\s\S]*?<body\b[^<>]*>\s*<(?:pre|textarea)|\s*(?:<\?[^<>]*>\s*)?<(?:pre|string))\b[^<>]*>/i;
/** Start of a string of JSON. */
const IS_QUOTED = /^\s*"/;
const XML_START = /^\s*<[?!a-z]/i;
/** Start of JSON behind something else: a warning of PHP, a function's name (JSONP), a guard against hijacking. */
const JSON_START = /\{\s*["']|\[\s*\{/;

/** A feed in JSON; `undefined` if it is none, or has no items. */
function readJson(text: string): UnknownObject | undefined {
  const json = repairJson(text);
  const feed = isJsonFeed(json) ? asObject(json) : adaptJson(json);
  return asArray(feed?.items).length ? feed : undefined;
}

/** The text that a document holds, or that is escaped as a whole, decoded; `undefined` if it holds anything else. */
function textOfDocument(text: string): string | undefined {
  if (/^\s*&lt;/.test(text)) return decodeEntities(text);
  const [start] = TEXT_DOCUMENT.exec(text.slice(0, HEAD_LENGTH)) ?? [];
  if (!start) return undefined;
  const content = text.slice(start.length);
  const end = content.search(/<\/(?:pre|string|textarea)>/i);
  const inner = end < 0 ? content : content.slice(0, end);
  // CDATA is not escaped.
  return (/^\s*</.test(inner) ? inner : decodeEntities(inner)).replace(/^\s*<!\[CDATA\[\s*/, '');
}

/** A text that is a string of JSON, decoded: a service encoded its answer twice. */
const quotedText = (text: string): string | undefined =>
  IS_QUOTED.test(text) ? asString(asArray(repairJson(`[${text}]`))[0]) : undefined;

/**
 * Maps a feed that is a part of another document, or its text; items that stand alone; or JSON with something before it.
 *
 * @returns `undefined` if there is no feed
 */
export function unwrapFeed(text: string, options: ParseOptions): UnknownObject | undefined {
  const quoted = quotedText(text);
  const feed = quoted ? undefined : mapXmlFeed(text, options, findFeedWithin);
  if (feed) return feed;
  const inner = quoted ?? textOfDocument(text);
  if (inner && XML_START.test(inner)) return mapXmlFeed(inner, options);
  if (inner) return readJson(inner);
  // A page's scripts hold JSON that is no feed.
  const head = text.slice(0, HEAD_LENGTH);
  const start = /<(?:!doctype|html|body)\b/i.test(head) ? -1 : head.search(JSON_START);
  return start < 0 ? undefined : readJson(text.slice(start));
}
