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
  /** Number of items; only for a feed. */
  items?: number;
  /** True if the page named by `--origin` may read the feed; without `--origin`, if every page may. */
  cors?: boolean;
  facts?: ResponseFacts;
  findings: Finding[];
  /** The parser's diagnostics; only for a feed. */
  diagnostics?: FeedDiagnostic[];
  /** A report on each feed of a page. */
  feeds?: Report[];
  /** The reason, if nothing could be read. */
  error?: { code: string; message: string };
}

/** Fetches an address. Never rejects. */
export type Fetch = (address: string, options?: Partial<FetchOptions>) => Promise<FetchTrace>;

/** Settings and network that all checks of one call share. */
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
  /** Version of this package. */
  version: string;
}
