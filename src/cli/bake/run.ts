import type { Config } from './config.js';
import type { CrawlClient } from './crawl-client.js';
import type { BakeMessages } from './messages.js';
import type { SnapshotStore } from './snapshot-store.js';

/** Milliseconds of a day. */
export const DAY = 864e5;

/** Settings, state and callbacks that the parts of one run share. */
export interface BakeRun {
  config: Config;
  store: SnapshotStore;
  client: CrawlClient;
  messages: BakeMessages;
  /** Start of the run: milliseconds since 1970. */
  now: number;
  /** Reports a failure to the operator. The run goes on without what failed; its exit code is 1. */
  reportFailure(message: string): void;
  /** Shows which of how many pages is being read. */
  showProgress(index: number, total: number, url: string): void;
}
