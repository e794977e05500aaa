import type { FeedDiagnostic } from '../../feed/model/types.js';
import type { Sentences } from './codes.js';
import type { FetchOptions, FetchTrace } from './fetch-trace.js';
import type { Finding } from './findings.js';
import type { DoctorMessages } from './messages.js';
import type { ResponseFacts } from './response-facts.js';

/** The doctor's report on one address. `--json` prints it as it is. */
export interface Report {
  target: string;
  kind: 'feed' | 'page' | 'unknown';
  title?: string;
  /** Of a feed: the number of its items. */
  items?: number;
  /** Of a feed: true if the page named by `--origin` may read it; without one, if every page may. */
  cors?: boolean;
  facts?: ResponseFacts;
  findings: Finding[];
  /** Of a feed: the parser's diagnostics. */
  diagnostics?: FeedDiagnostic[];
  /** Of a page: a report on each of its feeds. */
  feeds?: Report[];
  /** The reason, if nothing could be read. */
  error?: { code: string; message: string };
}

/** Fetches an address. Never rejects. */
export type Fetch = (address: string, options?: Partial<FetchOptions>) => Promise<FetchTrace>;

/** What all checks of one call share. */
export interface CheckContext {
  language: 'ko' | 'en';
  sentences: Sentences;
  messages: DoctorMessages;
  /** IANA zone of dates that carry none. */
  timeZone?: string | undefined;
  /** Items of a feed whose links and images are requested. */
  links: number;
  /** Aborts when the time for the whole call is over. */
  signal: AbortSignal;
  fetch: Fetch;
  /** As `fetch`, but once for an address, and one request at a time for a host. */
  fetchQueued: Fetch;
  /** Of this package. */
  version: string;
}
