import { decode } from '../../feed/encoding/decode.js';
import type { FeedError } from '../../feed/model/feed-error.js';
import type { Feed } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';
import { examineCache, examineCors, examineWay, factsOf, isGood, kilobytes } from './check-response.js';
import { collect, type Finding, type Note, sorted } from './codes.js';
import type { Visit } from './fetch.js';
import { isPage } from './is-page.js';
import { examineLinks } from './links.js';
import type { Context, Report } from './report.js';

const DAY = 864e5;
/** Of a widget's limits: `maxBytes`. */
const LIMIT = 5e6;
const LARGE = 300_000;

function examineType(type: string | undefined, note: Note): void {
  const mime = type?.split(';', 1).join('').trim().toLowerCase();
  if (!mime) note('content-type-missing');
  else if (!/^(text|application)\/((rss|atom|rdf)\+)?xml$|^(text|application)\/(feed\+)?json$/.test(mime))
    note('content-type-wrong', { sample: type });
}

/** Order and age of what a feed lists. */
export function examineDates({ items }: Feed, note: Note, now: number): void {
  const dated = items.filter((item) => item.date_published ?? item.date_modified);
  const times = dated.map((item) => Date.parse((item.date_published ?? item.date_modified)!));
  const newest = Math.max(...times);
  const ranked = items.some((item) => item._dongpo?.rank);
  const days = dated.some((item) => item._dongpo?.date_precision);
  if (times.length > 2 && !ranked) {
    const steps = times.slice(1).map((time, index) => Math.sign(time - times[index]!));
    if (!steps.some((step) => step)) {
      if (!days) note('dates-all-equal', { sample: dated[0]!.date_published });
    } else if (!steps.includes(-1)) note('dates-oldest-first');
    else if (steps.includes(1)) {
      const at = steps.indexOf(1) + 1;
      note('dates-unsorted', { sample: dated[at]!.title, item: items.indexOf(dated[at]!) });
    }
  }
  if (times.length && now - newest > 30 * DAY)
    note('feed-stale', { value: `${Math.floor((now - newest) / DAY)}` });
}

/** What is said of a feed that was fetched, or of the bytes of a file. */
export async function examineFeed(
  target: string,
  made: Visit,
  context: Context,
  { page, asked }: { page: string; asked: boolean },
): Promise<Report & { images: string[] }> {
  const { language, timeZone, sentences, words, links } = context;
  const { list, note } = collect(sentences);
  const hop = made.hops.at(-1);
  const facts = factsOf(made);
  const report = { target, kind: 'feed' as Report['kind'], facts, images: [] as string[] };
  if (hop) examineWay(made, note);
  else if (made.problem)
    note(made.problem.code, { sample: made.problem.sample, value: new URL(made.url).host });
  const fail = (code: string): Report & { images: string[] } => {
    const findings = sorted(list);
    return { ...report, findings, error: { code, message: findings[0]?.message ?? code } };
  };
  if (hop ? !isGood(made) : made.problem) return { ...fail('network'), kind: 'unknown' };

  const contentType = hop?.headers['content-type'];
  const cors = hop ? examineCors(made, note, page, asked) : true;
  const { encoding, text } = decode(made.bytes, contentType);
  facts.encoding = encoding;
  if (isPage(text, contentType)) {
    note('feed-is-page', { sample: /<title[^<>]*>([^<]*)/i.exec(text)?.[1] });
    return fail('format');
  }
  if (hop) {
    examineType(contentType, note);
    examineCache(hop, note);
  }
  if (made.bytes.length > LIMIT) note('too-large', { sample: kilobytes(made.bytes.length) });
  else if (made.bytes.length > LARGE) note('size-large', { sample: kilobytes(made.bytes.length) });
  let feed: Feed;
  try {
    feed = await parseFeed(made.bytes, { url: made.url, contentType, timeZone, diagnostics: language });
  } catch (error) {
    note('not-a-feed', { sample: text.trim().slice(0, 60) });
    return fail((error as FeedError).code ?? 'format');
  }
  const diagnostics = feed._dongpo?.diagnostics ?? [];
  const { terms, removed } = feed._dongpo ?? {};
  examineDates(feed, note, Date.now());
  if (terms && !feed.items.length && !diagnostics.some(({ code }) => code === 'feed-without-items'))
    note('terms-hide-all');
  if (links) await examineLinks(feed, context, note, links);
  facts.terms = words.terms(terms, removed?.length ?? 0, feed._dongpo?.rights);
  const read: Finding[] = diagnostics.map((each) =>
    each.code === 'feed-terms' ? { ...each, sample: facts.terms } : each,
  );
  return {
    ...report,
    title: feed.title,
    items: feed.items.length,
    cors,
    findings: sorted([...list, ...read]),
    diagnostics,
    images: feed.items.flatMap((item) => item.image ?? []),
  };
}
