import type { Feed, FeedDiagnostic, ParseOptions } from '../model/types.js';
import type { Repair } from '../parse/json-feed.js';
import { type DiagnosticCode, severities } from './codes.js';
import { itemFaults } from './item-faults.js';
import { xmlFaults } from './xml-faults.js';

/** What is said of a code, and what the publisher can do. */
export type Sentences = Record<DiagnosticCode, [message: string, advice: string]>;
/** Notes a finding, with what was written and the item's number (from 0) where there is one. */
export type Report = (code: DiagnosticCode, sample?: string, item?: number) => void;

const languages = {
  en: () => import('./sentences-en.js'),
  ko: () => import('./sentences-ko.js'),
};
const order = ['error', 'warning', 'info'];

/** What a feed was read from. */
export interface Source {
  /** Decoded from `bytes`, where there were any. */
  text: string;
  bytes?: Uint8Array;
  /** As its format was mapped to the shape of JSON Feed, nothing yet repaired. */
  raw: unknown;
  readDate: Repair['date'];
}

/**
 * Adds to a feed what was corrected, ignored or found wanting in it, worst first, each kind once.
 * Looks at the source again instead of noting while it is read: those who do not ask pay nothing.
 */
export async function diagnose(
  feed: Feed,
  { text, bytes, raw, readDate }: Source,
  { contentType, url, timeZone, limit, diagnostics = 'en' }: ParseOptions,
  now: number = Date.now(),
): Promise<void> {
  const found = new Map<DiagnosticCode, Omit<FeedDiagnostic, 'message' | 'advice'>>();
  const report: Report = (code, sample, item) => {
    let entry = found.get(code);
    if (!entry) {
      entry = { code, severity: severities[code], count: 0 };
      found.set(code, entry);
    }
    entry.count++;
    if (sample) entry.sample ??= sample.length > 80 ? `${sample.slice(0, 79)}…` : sample;
    if (item !== undefined) {
      entry.items ??= [];
      if (entry.items.length < 5) entry.items.push(item);
    }
  };

  if (bytes) {
    const { decode, encodingOf } = await import('../encoding/decode.js');
    const { encoding, declared } = decode(bytes, contentType);
    // `utf-16` is either order.
    const other = declared.find(
      (label) => !encoding.startsWith(label) && (encodingOf(label) ?? encoding) !== encoding,
    );
    if (other) report('encoding-differs', `${other} → ${encoding}`);
    else if (encoding !== 'utf-8' && !encoding.startsWith('utf') && !declared.length)
      report('encoding-undeclared', encoding);
  }
  for (const broken of text.match(/.{0,20}\ufffd/g) ?? []) report('encoding-broken', broken);

  let source = raw as { items?: unknown[]; version?: unknown };
  if (/^\s*[[{]/.test(text)) {
    try {
      JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
      report('json-mended');
    }
    if (!/jsonfeed/.test(`${source.version}`)) {
      report('json-no-json-feed');
      source = (await import('../parse/other-json.js')).adaptJson(raw) as typeof source;
    }
  } else xmlFaults(text, report);

  const items = source.items ?? [];
  if (!feed.title) report('feed-without-title');
  if (!feed.language) report('feed-without-language');
  if (!items.length) report('feed-without-items');
  if (feed._dongpo?.terms || feed._dongpo?.removed) report('feed-terms');
  else if (feed.items.length < Math.min(items.length, limit || 1000))
    report('item-dropped', `${items.length} → ${feed.items.length}`);
  itemFaults(items, { url, timeZone, now, readDate }, report);

  const sentences = (await languages[diagnostics]()).default;
  const list: FeedDiagnostic[] = [...found.values()]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((entry) => {
      const [message, advice] = sentences[entry.code];
      return { ...entry, message, advice };
    });
  feed._dongpo = { ...feed._dongpo, diagnostics: list };
}
