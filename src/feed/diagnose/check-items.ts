import { httpUrl } from '../model/http-url.js';
import { parseFeedDate } from '../parse/dates/feed-date.js';
import { isRfc822 } from '../parse/dates/rfc822.js';
import { isRfc3339 } from '../parse/dates/rfc3339.js';
import { plainImageOf } from '../parse/plain-image.js';
import { asObject, asString, type UnknownObject } from '../parse/values.js';
import type { CheckContext, Report } from './types.js';

/** Reports a fault of one item. */
type ReportItem = (code: Parameters<Report>[0], sample?: string) => void;

/** A zone at the end of a date: an offset, or a name. */
const ZONE = /(?:[+-]\d\d?:?(?:\d\d)?|Z|\b[A-Z]{2,5})\s*(?:\([^)]*\))?\s*$/;
const EPOCH = /^\d{10,13}$/;
const ESCAPED_TWICE = /&(?:amp;)+(?:\w+|#\d+);|&(?:lt|gt|quot|#\d+|\w{4,8});/i;
const TAG = /<\/?[a-z]+[\s>/]/i;
const CUT_REFERENCE = /&\w{0,7}(?:\.{3}|…)?\s*$/;
/** A relative address in an attribute of HTML. */
const RELATIVE_ADDRESS = /\s(?:src|href)\s*=\s*(?:["']\s*)?(?![\s"'#>]|[a-z][\w+.-]*:)/i;
const MAIL_ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}\.\w/;

/** Minutes by which clocks differ. */
const CLOCK_TOLERANCE = 60 * 60 * 1000;

const asText = (value: unknown): string => asString(value) ?? '';

function checkDate(text: string, { timeZone, now }: CheckContext, report: ReportItem): void {
  const date = parseFeedDate(text, timeZone);
  if (!date) {
    report('date-unreadable', text);
    return;
  }
  if (date.dateOnly) report('date-without-time', text);
  else if (!ZONE.test(text.replace('T', ' ')) && !EPOCH.test(text)) report('date-without-zone', text);
  else if (!isRfc3339(text) && !isRfc822(text)) report('date-form', text);
  if (Date.parse(date.iso ?? date.modified ?? '') > now + CLOCK_TOLERANCE) report('date-future', text);
}

function checkLink(text: string, { url }: CheckContext, report: ReportItem): void {
  const absolute = httpUrl(text, url);
  if (!absolute) report('link-refused', text);
  else if (!/^\s*https?:/i.test(text)) report('link-relative', text);
  if (absolute?.startsWith('http:')) report('link-insecure', text);
}

function checkTexts(title: string, summary: string, content: string, report: ReportItem): void {
  if (ESCAPED_TWICE.test(title)) report('title-escaped-twice', title);
  else if (TAG.test(title)) report('title-with-tags', title);
  if (/[|｜]/.test(title)) report('title-with-kicker', title);
  if (CUT_REFERENCE.test(summary)) report('excerpt-cut', summary.slice(-40));
  if (/^[[【［]/.test(summary)) report('excerpt-with-dateline', summary.slice(0, 40));
  if (MAIL_ADDRESS.test(content.slice(-400))) report('mail-in-body', title);
}

function checkItem(item: UnknownObject, ids: Set<string>, context: CheckContext, report: ReportItem): void {
  const id = asText(item.id);
  const title = asText(item.title);
  const link = asText(item.url ?? item.external_url);
  const date = asText(item.date_published ?? item.date_modified);
  const summary = asText(item.summary);
  const content = asText(item.content_html ?? item.content_text);
  const image = asText(item.image) || plainImageOf(item);
  const refusedImage = asText(item.refused_image);

  if (!title && !link && !summary && !content) {
    report('item-empty');
    return;
  }
  if (!title) report('item-without-title', link);
  if (link) checkLink(link, context, report);
  else report('item-without-link', title);
  if (date) checkDate(date, context, report);
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
