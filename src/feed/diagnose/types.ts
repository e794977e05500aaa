import type { DiagnosticCode } from './codes.js';

/** For each code, what is said of it and what the publisher can do. */
export type Sentences = Record<DiagnosticCode, [message: string, advice: string]>;

/** Notes a finding: the text in which it was found, and the item's index where there is one. */
export type Report = (code: DiagnosticCode, sample?: string, item?: number) => void;

/** What a feed was read from. */
export interface FeedSource {
  text: string;
  /** What `text` was decoded from, if from any. */
  bytes?: Uint8Array | undefined;
  /** The feed in JSON Feed's shape, as its format was mapped: nothing in it is corrected. */
  source: Record<string, unknown>;
}

/** What the checks of an item need to know. */
export interface CheckContext {
  /** Address of the feed. */
  url: string | undefined;
  /** Zone of dates that carry none. */
  timeZone: string;
  /** `Date.now()`. */
  now: number;
}
