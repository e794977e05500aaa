/** All that a clean JSON Feed does not need, as one chunk. */
import { cut } from '../text/cut.js';
import { datelineNames, splitDateline } from '../text/dateline.js';
import { unknown } from '../text/entities.js';
import { plainText } from '../text/plain.js';
import type { Feed, ParseOptions } from './model.js';
import { normalise, type Repair } from './normalise.js';
import { parseXml } from './xml/xml.js';

/** Width of an excerpt in Latin letters: two lines in the widest layout. */
const width = 320;
/** RFC 822 as most feeds write it; every engine reads that alike. */
const rfc822 = /^(\w{3}, )?\d\d? \w{3} \d{4} [\d:]{5,8} (GMT|[+-]\d{4})$/;

const common: Omit<Repair, 'terms'> = {
  text: plainText,
  date: (value) =>
    rfc822.test(value) && Date.parse(value) ? { iso: new Date(value).toISOString() } : undefined,
  excerpt(item, feed) {
    const text = item.summary ?? plainText(item.content_html ?? item.content_text ?? '');
    const lead = splitDateline(
      text,
      datelineNames(item._dongpo?.source, feed.title, feed.authors?.[0]?.name),
    );
    return { ...lead, text: cut(lead.text, width) };
  },
};

/** A feed from what `parse` makes of its source; what few feeds need is loaded for those. */
export async function repairFeed(parse: () => unknown, options: ParseOptions): Promise<Feed | undefined> {
  let rare = false;
  const note = (): undefined => {
    rare = true;
  };
  unknown.clear();
  const date: Repair['date'] = (value, timeZone) => common.date(value, timeZone) ?? note();
  const { feed } = normalise(parse(), options, { ...common, date, terms: note });
  if (!rare && !unknown.size) return feed;
  return normalise(parse(), options, { ...common, ...(await import('./rare.js')).repair }).feed;
}

/** Text whose bytes were in another encoding than UTF-8, or say so. */
const recoded = /^[^>]*\bencoding\s*=\s*["'](?!utf-?8)|\ufffd|\0/i;

/** A feed from text that is not JSON, read of these bytes as UTF-8; nothing where it is no feed. */
export async function readText(
  text: string,
  bytes: Uint8Array | undefined,
  options: ParseOptions,
): Promise<Feed | undefined> {
  const { contentType = '' } = options;
  if (bytes && (recoded.test(text) || /charset\s*=\s*["']?(?!utf-?8)\w/i.test(contentType)))
    text = (await import('./rare.js')).decode(bytes, contentType);
  const mend = /^\s*[[{]/.test(text) && (await import('./mend-json.js')).mendJson(text);
  return repairFeed(() => mend || parseXml(text, options), options);
}
