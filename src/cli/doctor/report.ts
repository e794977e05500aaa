import type { FeedDiagnostic } from '../../feed/model/types.js';
import type { Facts } from './check-response.js';
import type { Finding, Sentences } from './codes.js';
import type { Visit, VisitOptions } from './fetch.js';
import type { Words } from './words.js';

/** What the doctor says of one address. */
export interface Report {
  target: string;
  kind: 'feed' | 'page' | 'unknown';
  title?: string;
  /** Of a feed: how many. */
  items?: number;
  /** Of a feed: whether the page in question may read it; without one, whether all may. */
  cors?: boolean;
  facts?: Facts;
  findings: Finding[];
  /** Of a feed: what a reading of it remarked. */
  diagnostics?: FeedDiagnostic[];
  /** Of a page: its feeds, each with a report. */
  feeds?: Report[];
  /** Where there is nothing to read: why. */
  error?: { code: string; message: string };
}

/** What all examinations of one call share. */
export interface Context {
  language: 'ko' | 'en';
  sentences: Sentences;
  words: Words;
  timeZone?: string;
  /** Links and images of a feed that are asked for. */
  links: number;
  signal: AbortSignal;
  visit(address: string, options?: Partial<VisitOptions>): Promise<Visit>;
  /** The same, in a line with all others for that host. */
  visitInTurn(address: string, options?: Partial<VisitOptions>): Promise<Visit>;
  version: string;
}
