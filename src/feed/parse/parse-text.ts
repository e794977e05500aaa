/** All that a clean JSON Feed does not need, as one chunk. */

import { datelineNames, splitDateline } from '../../text/dateline.js';
import { missing } from '../../text/missing.js';
import { plainText } from '../../text/plain.js';
import { cut } from '../../text/truncate.js';
import { unusual } from '../../text/unusual.js';
import { httpUrl } from '../model/http-url.js';
import type { Feed, ParseOptions } from '../model/types.js';
import { isDate, normalise, type Repair } from './json-feed.js';
import { readFeedObject } from './parse-feed.js';
import { provide, rarely } from './rarely.js';
import { parseXml } from './rss-atom/map-feed.js';

/** Width of an excerpt in Latin letters: two lines in the widest layout. */
const width = 320;
/** RFC 822 as most feeds write it. */
const rfc822 =
  /^(?:\w{3}, )?(\d\d) (\w{3}) (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d) (?:GMT|([+-][01]\d)([0-5]\d))$/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** A section like `뉴스홈 / 국제뉴스`. */
const path = / [/>›»] /;

/** What a URL parser would give back as it is. */
const normalUrl = /^https?:\/\/(?:[a-z\d]+[.-])+[a-z]+\/[\w/=~-]*(?:\.\w+)?(?:\?[\w/=&.~-]*)?$/;

/** The names that open a dateline, of the feed that is read. */
let names: string[] = [];
let namesOf = '';

const repair: Repair = {
  dirty: { test: (text) => /[<>&|]/.test(text) || unusual(text) },
  httpUrl: (value, base) => (normalUrl.test(value as string) ? (value as string) : httpUrl(value, base)),
  text: plainText,
  date(value, timeZone = 'Asia/Seoul') {
    const [, day, name, year, time, hours = '+00', minutes = '00'] = rfc822.exec(value) ?? [];
    const month = 101 + months.indexOf(name!) / 3;
    const iso = `${year}-${`${month}`.slice(1)}-${day}T${time}${hours}:${minutes}`;
    return day && month % 1 === 0 && ((day > '00' && day < '29') || isDate(iso))
      ? { iso }
      : rarely(({ readDate }) => readDate(value, timeZone));
  },
  excerpt({ summary, content_html, content_text, _dongpo }, feed) {
    const text = summary ?? plainText(content_html ?? content_text ?? '');
    const all = [_dongpo?.source, feed.title, feed.authors?.[0]?.name];
    if (namesOf !== `${all}`) {
      namesOf = `${all}`;
      names = datelineNames(...all);
    }
    const lead = splitDateline(text, names);
    return { ...lead, text: cut(lead.text, width) };
  },
  misplaced(item, feed, tail) {
    if (tail || /[|｜]/.test(item.title!) || item.tags?.some((tag) => path.test(tag)))
      rarely((rare) => rare.misplaced(item, feed));
  },
  terms: (feed) => rarely(({ applyTerms }) => applyTerms(feed)),
};

/** A feed from what `parse` makes of its source, if anything; what few feeds need is loaded for those. */
export async function repairFeed(parse: () => unknown, options: ParseOptions): Promise<Feed | undefined> {
  missing.any = false;
  const raw = parse();
  if (!raw) return;
  const { feed } = normalise(raw, options, repair);
  if (!missing.any) return feed;
  await loadRare();
  return normalise(parse()!, options, repair).feed;
}

const loadRare = async (): Promise<void> => provide((await import('./rare.js')).tools);

/**
 * A feed from text that is not JSON, or from any text with diagnostics; nothing where it is no feed.
 * @param bytes what the text was decoded from, if from any
 */
export async function readText(
  text: string,
  options: ParseOptions,
  bytes?: Uint8Array,
): Promise<Feed | undefined> {
  const mended = /^\s*[[{]/.test(text) && (await import('./repair-json.js')).mendJson(text);
  const feed = await (mended
    ? readFeedObject(mended, options)
    : repairFeed(() => parseXml(text, options), options));
  if (feed && options.diagnostics) {
    await loadRare();
    // Given, not imported there: the code of RSS would fall into two chunks.
    const readDate = repair.date;
    const { diagnose } = await import('../diagnose/diagnose.js');
    await diagnose(feed, { raw: mended || parseXml(text, options), text, bytes, readDate }, options);
  }
  return feed;
}
