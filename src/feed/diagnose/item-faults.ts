import { httpUrl } from '../model/http-url.js';
import { isDate, type Repair } from '../parse/json-feed.js';
import type { Report } from './diagnose.js';

type Raw = Record<string, unknown>;

const rfc822 = /^(?:\w{3}, )?\d\d? \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d{4})$/;
/** A zone at the end of a date: an offset, or a name. */
const zone = /(?:[+-]\d\d?:?(?:\d\d)?|Z|\b[A-Z]{2,5})\s*(?:\([^)]*\))?\s*$/;
const written = (value: unknown): string => (/^[sn]/.test(typeof value) ? `${value}`.trim() : '');

export interface Circumstances {
  url?: string;
  timeZone?: string;
  now: number;
  readDate: Repair['date'];
}

function dateFaults(text: string, { timeZone, now, readDate }: Circumstances, report: Report): void {
  const read = isDate(text) ? { iso: text, day: false } : readDate(text, timeZone);
  if (!read) report('date-unreadable', text);
  else if (read.day) report('date-without-time', text);
  else if (!zone.test(text.replace(/T/, ' ')) && !/^\d{10,13}$/.test(text)) report('date-without-zone', text);
  else if (!isDate(text) && !rfc822.test(text)) report('date-form', text);
  if (read && Date.parse(read.iso ?? read.modified!) > now + 36e5) report('date-future', text);
}

function linkFaults(text: string, url: string | undefined, report: Report): void {
  const absolute = httpUrl(text, url);
  if (!absolute) report('link-refused', text);
  else if (!/^\s*https?:/i.test(text)) report('link-relative', text);
  if (absolute?.startsWith('http:')) report('link-insecure', text);
}

/** What was missing, mended or ignored in the items of a feed, as its format was mapped to JSON Feed. */
export function itemFaults(items: unknown[], circumstances: Circumstances, report: Report): void {
  const ids = new Set<string>();
  for (const [index, value] of items.entries()) {
    const say: Report = (code, sample) => report(code, sample, index);
    const item = (value && typeof value === 'object' ? value : {}) as Raw;
    const title = written(item.title);
    const link = written(item.url ?? item.external_url);
    const date = written(item.date_published ?? item.date_modified);
    const summary = written(item.summary);
    const content = written(item.content_html ?? item.content_text);
    const id = written(item.id);

    if (!title && !link && !summary && !content) {
      say('item-empty');
      continue;
    }
    if (!title) say('item-without-title', link);
    if (link) linkFaults(link, circumstances.url, say);
    else say('item-without-link', title);
    if (date) dateFaults(date, circumstances, say);
    else say('item-without-date', title);

    if (!id) say('id-missing', title);
    else if (ids.has(id)) say('id-repeated', id);
    ids.add(id);

    if (/&(?:amp;)+(?:\w+|#\d+);|&(?:lt|gt|quot|#\d+|\w{4,8});/i.test(title))
      say('title-escaped-twice', title);
    else if (/<\/?[a-z]+[\s>/]/i.test(title)) say('title-with-tags', title);
    if (/[|｜]/.test(title)) say('title-with-kicker', title);
    if (/&\w{0,7}(?:\.{3}|…)?\s*$/.test(summary)) say('excerpt-cut', summary.slice(-40));
    if (/^\s*[[【［]/.test(summary)) say('excerpt-with-dateline', summary.slice(0, 40));
    if (/[\w.+-]{1,64}@[\w-]{1,63}\.\w/.test(content.slice(-400))) say('mail-in-body', title);

    const image = written(item.image);
    if (!image) say('item-without-image', title);
    else if (/^http:/i.test(image)) say('image-insecure', image);
  }
}
