import { decode, encodingOf, unpack } from '../encoding/encoding.js';
import { DEFAULT_LIMIT, DEFAULT_TIME_ZONE } from '../model/defaults.js';
import type { Feed, FeedDiagnostic, ParseOptions } from '../model/types.js';
import { asArray, isJsonFeed } from '../parse/values.js';
import { checkEscapes } from './check-escapes.js';
import { checkItems } from './check-items.js';
import { checkXml } from './check-xml.js';
import { type DiagnosticCode, severities } from './codes.js';
import type { FeedSource, Report } from './types.js';

const sentencesIn = {
  en: () => import('./sentences-en.js'),
  ko: () => import('./sentences-ko.js'),
};
const WORST_FIRST = ['error', 'warning', 'info'];
const MAX_SAMPLE = 80;
const MAX_ITEMS = 5;

/** Collects findings, each code once. */
class Findings {
  readonly #findings = new Map<DiagnosticCode, Omit<FeedDiagnostic, 'message' | 'advice'>>();

  readonly report: Report = (code, sample, item) => {
    let finding = this.#findings.get(code);
    if (!finding) {
      finding = { code, severity: severities[code], count: 0 };
      this.#findings.set(code, finding);
    }
    finding.count++;
    if (sample)
      finding.sample ??= sample.length > MAX_SAMPLE ? `${sample.slice(0, MAX_SAMPLE - 1)}…` : sample;
    if (item === undefined) return;
    finding.items ??= [];
    if (finding.items.length < MAX_ITEMS) finding.items.push(item);
  };

  /** The findings with their sentences, worst first. */
  async describe(language: 'ko' | 'en'): Promise<FeedDiagnostic[]> {
    const { default: sentences } = await sentencesIn[language]();
    return [...this.#findings.values()]
      .sort((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity))
      .map((finding) => {
        const [message, advice] = sentences[finding.code];
        return { ...finding, message, advice };
      });
  }
}

/** Reports bytes of UTF-8 that were read as windows-1252. */
function checkMixed(text: string, bytes: Uint8Array, report: Report): void {
  const strict = new TextDecoder().decode(bytes);
  if (strict === text) return;
  let start = 0;
  while (text[start] === strict[start]) start++;
  report('encoding-mixed', text.slice(Math.max(0, start - 20), start + 20));
}

async function checkEncoding(
  { text, bytes }: FeedSource,
  contentType: string | undefined,
  report: Report,
): Promise<void> {
  if (bytes) {
    const unpacked = await unpack(bytes);
    if (unpacked !== bytes) report('content-encoding-missing');
    const { encoding, declared } = decode(unpacked, contentType);
    // `utf-16` is either byte order.
    const other = declared.find(
      (label) => !encoding.startsWith(label) && (encodingOf(label) ?? encoding) !== encoding,
    );
    if (other) report('encoding-differs', `${other} → ${encoding}`);
    else if (!encoding.startsWith('utf') && !declared.length) report('encoding-undeclared', encoding);
    if (encoding === 'utf-8') checkMixed(text, unpacked, report);
  }
  for (const [broken] of text.matchAll(/.{0,20}\ufffd/g)) report('encoding-broken', broken);
}

/** The value of valid JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkJson({ text, source }: FeedSource, report: Report): void {
  const json = text.replace(/^\ufeff/, '');
  const value = parseJson(json);
  if (value === undefined)
    report(parseJson(json.replace(/[\0-\x1f]/g, ' ')) ? 'json-control-character' : 'json-mended');
  if (!isJsonFeed(source)) report('json-no-json-feed');
  else if (value && !isJsonFeed(value)) report('feed-wrapped');
}

function checkFeed(feed: Feed, items: unknown[], limit: number, report: Report): void {
  if (!feed.title) report('feed-without-title');
  if (!feed.language) report('feed-without-language');
  if (!items.length) report('feed-without-items');
  if (feed._dongpo?.terms || feed._dongpo?.removed) report('feed-terms');
  else if (feed.items.length < Math.min(items.length, limit))
    report('item-dropped', `${items.length} → ${feed.items.length}`);
}

/**
 * Adds to a feed, as `_dongpo.diagnostics`, what was corrected, ignored or is missing in it: worst first, each kind
 * once. Looks at the source again instead of noting while it is read, so that readers who do not ask pay nothing.
 */
export async function diagnose(
  feed: Feed,
  origin: FeedSource,
  { contentType, url, timeZone = DEFAULT_TIME_ZONE, limit, diagnostics = 'en' }: ParseOptions,
  now: number = Date.now(),
): Promise<void> {
  const findings = new Findings();
  const { report } = findings;
  const items = asArray(origin.source.items);
  await checkEncoding(origin, contentType, report);
  if (/^\s*[[{]/.test(origin.text)) checkJson(origin, report);
  else checkXml(origin.text, report);
  checkEscapes(origin.text, report);
  checkFeed(feed, items, limit || DEFAULT_LIMIT, report);
  const dateParsers = await import('../parse/dates/other-date.js');
  checkItems(items, { url, timeZone, language: feed.language, now, dateParsers }, report);
  feed._dongpo = { ...feed._dongpo, diagnostics: await findings.describe(diagnostics) };
}
