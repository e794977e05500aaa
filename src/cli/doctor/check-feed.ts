import { decode, unpack } from '../../feed/encoding/encoding.js';
import { FeedError } from '../../feed/model/feed-error.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';
import { pageOrFeed } from '../page-or-feed.js';
import { checkLinks } from './check-links.js';
import { checkCaching, checkCors, checkResponse, hasContent } from './check-response.js';
import type { FetchTrace } from './fetch-trace.js';
import { collectFindings, type Finding, type ReportFinding, toSample, worstFirst } from './findings.js';
import type { CheckContext, Report } from './report.js';
import { factsOf, formatBytes } from './response-facts.js';

const DAY = 864e5;
/** Days without news after which a feed is reported. */
const STALE_DAYS = 30;
/** Bytes that widgets take at most by default, and that are many for a phone. */
const MAX_BYTES = 5e6;
const LARGE = 300_000;

/** The report on a feed, and the pictures of its items. */
export interface FeedReport extends Report {
  images: string[];
}

function checkContentType(contentType: string | undefined, report: ReportFinding): void {
  const mimeType = contentType?.replace(/;.*/s, '').trim().toLowerCase();
  if (!mimeType) report('content-type-missing');
  else if (!/^(text|application)\/((rss|atom|rdf)\+)?xml$|^(text|application)\/(feed\+)?json$/.test(mimeType))
    report('content-type-wrong', { sample: contentType });
}

function checkSize(bytes: number, report: ReportFinding): void {
  if (bytes > LARGE) report(bytes > MAX_BYTES ? 'too-large' : 'size-large', { sample: formatBytes(bytes) });
}

/** Checks the order of dated items: newest first, unless they are ranked. */
function checkOrder(dated: { item: FeedItem; index: number; time: number }[], report: ReportFinding): void {
  const steps = dated.slice(1).map(({ time }, index) => Math.sign(time - (dated[index]?.time ?? time)));
  if (!steps.some(Boolean)) {
    const isByDay = dated.some(({ item }) => item._dongpo?.date_precision);
    if (!isByDay) report('dates-all-equal', { sample: dated[0]?.item.date_published });
    return;
  }
  if (!steps.includes(-1)) {
    report('dates-oldest-first');
    return;
  }
  const unsorted = dated[steps.indexOf(1) + 1];
  if (steps.includes(1) && unsorted)
    report('dates-unsorted', { sample: unsorted.item.title, item: unsorted.index });
}

/** Checks the order and the age of a feed's items. */
export function checkDates({ items }: Pick<Feed, 'items'>, report: ReportFinding, now: number): void {
  const dated = items.flatMap((item, index) => {
    const date = item.date_published ?? item.date_modified;
    return date === undefined ? [] : [{ item, index, time: Date.parse(date) }];
  });
  if (!dated.length) return;
  const isRanked = items.some((item) => item._dongpo?.rank);
  if (dated.length > 2 && !isRanked) checkOrder(dated, report);
  const age = now - Math.max(...dated.map(({ time }) => time));
  if (age > STALE_DAYS * DAY) report('feed-stale', { value: `${Math.floor(age / DAY)}` });
}

/** Bytes out of gzip; too many are left as they are, which the reading of the feed reports. */
const unpackOrKeep = (bytes: Uint8Array): Promise<Uint8Array> => unpack(bytes).catch(() => bytes);

/**
 * Checks a feed that was fetched, or the bytes of a file.
 *
 * @param page origin of the page that reads it
 * @param isRequired false if nobody named the page
 */
export async function checkFeed(
  target: string,
  trace: FetchTrace,
  context: CheckContext,
  { page, isRequired }: { page: string; isRequired: boolean },
): Promise<FeedReport> {
  const { language, timeZone, sentences, messages, links } = context;
  const { findings, report } = collectFindings(sentences);
  const hop = trace.hops.at(-1);
  const facts = factsOf(trace);
  const failed = (code: string, kind: Report['kind'] = 'feed'): FeedReport => {
    const sorted = worstFirst(findings);
    const error = { code, message: sorted[0]?.message ?? code };
    return { target, kind, facts, images: [], findings: sorted, error };
  };

  if (hop) checkResponse(trace, report);
  else if (trace.problem)
    report(trace.problem.code, { sample: trace.problem.sample, value: new URL(trace.url).host });
  if (hop ? !hasContent(trace) : trace.problem) return failed('network', 'unknown');

  const contentType = hop?.headers['content-type'];
  const cors = hop ? checkCors(trace, report, page, isRequired) : true;
  const { encoding, text } = decode(await unpackOrKeep(trace.bytes), contentType);
  facts.encoding = encoding;
  const feed = await parseFeed(trace.bytes, {
    url: trace.url,
    ...(contentType && { contentType }),
    ...(timeZone && { timeZone }),
    diagnostics: language,
  }).catch((error: Error) => error);
  // A page may hold a feed all the same.
  if (feed instanceof Error && pageOrFeed(text, contentType) === 'page') {
    report('feed-is-page', { sample: /<title[^<>]*>([^<]*)/i.exec(text)?.[1] });
    return failed('format');
  }
  if (hop) {
    checkContentType(contentType, report);
    checkCaching(hop, report);
  }
  checkSize(trace.bytes.length, report);
  if (feed instanceof Error) {
    report('not-a-feed', { sample: text.trim().slice(0, 60) });
    return failed(feed instanceof FeedError ? feed.code : 'format');
  }
  const { terms, removed, rights, diagnostics = [] } = feed._dongpo ?? {};
  checkDates(feed, report, Date.now());
  if (terms && !feed.items.length && !diagnostics.some(({ code }) => code === 'feed-without-items'))
    report('terms-hide-all');
  if (links) await checkLinks(feed, trace.url, context, report, links);
  facts.terms = messages.terms(terms, removed?.length ?? 0, rights);
  const parserFindings = diagnostics.map((diagnostic): Finding => {
    const sample = (diagnostic.code === 'feed-terms' && facts.terms) || diagnostic.sample;
    return { ...diagnostic, ...(sample && { sample: toSample(sample) }) };
  });
  return {
    target,
    kind: 'feed',
    facts,
    images: feed.items.flatMap((item) => item.image ?? []),
    title: feed.title,
    items: feed.items.length,
    cors,
    findings: worstFirst([...findings, ...parserFindings]),
    diagnostics,
  };
}
