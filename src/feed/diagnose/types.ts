import type { DiagnosticCode } from './codes.js';

/** Message and advice for each code. */
export type Sentences = Record<DiagnosticCode, [message: string, advice: string]>;

/** Notes a finding: the text in which it was found, and the item's index where there is one. */
export type Report = (code: DiagnosticCode, sample?: string, item?: number) => void;

/** Source of a feed. */
export interface FeedSource {
  text: string;
  /** Bytes that `text` was decoded from, if any. */
  bytes?: Uint8Array | undefined;
  /** The feed in JSON Feed's shape, as its format was mapped: nothing in it is corrected. */
  source: Record<string, unknown>;
}

/** Facts that the checks of an item depend on. */
export interface CheckContext {
  /** Address of the feed. */
  url: string | undefined;
  /** Zone of dates that carry none. */
  timeZone: string;
  /** Language tag of the feed. */
  language: string | undefined;
  /** `Date.now()`. */
  now: number;
  /** The parsers of dates in uncommon forms, which are a chunk of their own. */
  dateParsers: typeof import('../parse/dates/other-date.js');
}
