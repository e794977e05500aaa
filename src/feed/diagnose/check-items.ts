import { absoluteUrl } from '../parse/absolute-url.js';
import { parseFeedDate, parseStandardDate } from '../parse/dates/feed-date.js';
import { isPlausible } from '../parse/dates/plausible.js';
import { isRfc822 } from '../parse/dates/rfc822.js';
import { isRfc3339 } from '../parse/dates/rfc3339.js';
import { plainImageOf } from '../parse/plain-image.js';
import { asArray, asObject, asString, type UnknownObject } from '../parse/values.js';
import type { CheckContext, Report } from './types.js';

/** Reports a fault of one item. */
type ReportItem = (code: Parameters<Report>[0], sample?: string) => void;

/** UTF-16 units at the end of a date in which its zone stands. */
const ZONE_LENGTH = 60;
/** A zone at the end of a date: an offset, or a name. */
const ZONE = /(?:[+-]\d\d?:?(?:\d\d)?|Z|\b[A-Z]{2,5})\s*(?:\([^)]*\))?\s*$/;
const EPOCH = /^\d{10,13}$/;
const ESCAPED_TWICE = /&(?:amp;)+(?:\w+|#\d+);|&(?:lt|gt|quot|#\d+|\w{4,8});/i;
/** A tag that names an element, as the reader of titles escapes it. */
const TAG_WORD = /&lt;\/?[a-z][^<>&]*>/gi;
const TAG = /<\/?[a-z]+[\s>/]/i;
const CUT_REFERENCE = /&\w{0,7}(?:\.{3}|…)?\s*$/;
/** A relative address in an attribute of HTML. */
const RELATIVE_ADDRESS = /\s(?:src|href)\s*=\s*(?:["']\s*)?(?![\s"'#>]|[a-z][\w+.-]*:)/i;
const MAIL_ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}\.\w/;

/** Minutes by which clocks differ. */
const CLOCK_TOLERANCE = 60 * 60 * 1000;

const asText = (value: unknown): string => asString(value) ?? '';

/** The candidates for a member, of which the first that is good counts. */
const candidatesOf = (...values: unknown[]): string[] =>
  values
    .flatMap(asArray)
    .map(asText)
    .filter((text) => text !== '');

function checkDate(text: string, context: CheckContext, report: ReportItem): void {
  const iso = parseStandardDate(text);
  const date = iso ? { iso } : context.dateParsers.parseLabelledDates(text, context);
  const first = date?.iso ?? date?.modified;
  if (!date || !first) {
    report('date-unreadable', text);
    return;
  }
  if (Date.parse(first) > context.now + CLOCK_TOLERANCE) report('date-future', text);
  if (!isPlausible(first)) {
    report('date-implausible', text);
    return;
  }
  if (date.unknownZone) report('date-zone-unknown', text);
  else if (date.dateOnly) report('date-without-time', text);
  else if (!ZONE.test(text.replace('T', ' ').slice(-ZONE_LENGTH)) && !EPOCH.test(text))
    report('date-without-zone', text);
  else if (!isRfc3339(text) && !isRfc822(text)) report('date-form', text);
  if (date.ambiguous) report('date-ambiguous', text);
}

/** The first date that can be read, and those before it that cannot. */
function checkDates(candidates: string[], context: CheckContext, report: ReportItem): void {
  const { parseOtherDate } = context.dateParsers;
  const readable = candidates.findIndex((text) => parseFeedDate(text, context, parseOtherDate));
  for (const text of candidates.slice(0, readable < 0 ? 1 : readable + 1)) checkDate(text, context, report);
}

function checkLink(candidates: string[], { url }: CheckContext, report: ReportItem): void {
  const [first = ''] = candidates;
  const text = candidates.find((candidate) => absoluteUrl(candidate, url)) ?? first;
  const absolute = absoluteUrl(text, url);
  if (!absolute) report('link-refused', first);
  else if (text !== first) report('link-replaced', first);
  else if (!/^\s*https?:/i.test(text)) report('link-relative', text);
  if (absolute?.startsWith('http:')) report('link-insecure', text);
}

function checkTexts(title: string, summary: string, content: string, report: ReportItem): void {
  const markup = title.replace(TAG_WORD, '');
  if (markup !== title) report('title-with-element', title.replaceAll('&lt;', '<'));
  if (ESCAPED_TWICE.test(markup)) report('title-escaped-twice', title);
  else if (TAG.test(markup)) report('title-with-tags', title);
  if (/[|｜]/.test(title) && /[가-힣]/.test(title)) report('title-with-kicker', title);
  if (CUT_REFERENCE.test(summary)) report('excerpt-cut', summary.slice(-40));
  if (/^[[【［]/.test(summary)) report('excerpt-with-dateline', summary.slice(0, 40));
  if (MAIL_ADDRESS.test(content.slice(-400))) report('mail-in-body', title);
}

function checkItem(item: UnknownObject, ids: Set<string>, context: CheckContext, report: ReportItem): void {
  const id = asText(item.id);
  const title = asText(item.title);
  const links = candidatesOf(item.url, item.external_url);
  const dates = candidatesOf(item.date_published ?? item.date_modified);
  const summary = asText(item.summary);
  const content = asText(item.content_html ?? item.content_text);
  const image = asText(item.image) || plainImageOf(item);
  const refusedImage = asText(item.refused_image);

  if (!title && !links.length && !summary && !content) {
    report('item-empty');
    return;
  }
  if (!title) report('item-without-title', links[0]);
  if (links.length) checkLink(links, context, report);
  else report('item-without-link', title);
  if (dates.length) checkDates(dates, context, report);
  else report('item-without-date', title);

  if (!id) report('id-missing', title);
  else if (ids.has(id)) report('id-repeated', id);
  ids.add(id);

  checkTexts(title, summary, content, report);

  if (!image) report('item-without-image', title);
  else if (/^http:/i.test(image)) report('image-insecure', image);
  if (refusedImage) report('image-refused', refusedImage);
  if (RELATIVE_ADDRESS.test(content)) report('body-relative', title);
}

/** Reports what is missing, corrected or ignored in the items of a feed, as its format was mapped to JSON Feed. */
export function checkItems(items: unknown[], context: CheckContext, report: Report): void {
  const ids = new Set<string>();
  for (const [index, item] of items.entries())
    checkItem(asObject(item), ids, context, (code, sample) => report(code, sample, index));
}
