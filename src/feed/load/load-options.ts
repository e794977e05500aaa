import type { Feed, ParseOptions } from '../model/types.js';

/** Options of `loadFeed`. */
export interface LoadOptions extends Omit<ParseOptions, 'url' | 'contentType' | 'link'> {
  /** BCP 47 tag that replaces `{lang}` in the address, if the publisher has that language. Default `ko`. */
  language?: string | undefined;
  /** Milliseconds for one attempt, body included. Default 8000. */
  timeout?: number | undefined;
  /**
   * Requests to a server that does not answer, or that says it may later (408, 429, 500, 502 to 504). Between them
   * passes a random time that grows, or the server's `Retry-After`; 30 s at most for all. Default 3.
   */
  attempts?: number | undefined;
  /** Bytes of the body after decompression. Default 5,000,000. */
  maxBytes?: number | undefined;
  /** Cancels the call: the promise rejects with the signal's reason, not with a `FeedError`. */
  signal?: AbortSignal | undefined;
  /** True to revalidate with the server instead of taking what the HTTP cache holds. */
  reload?: boolean | undefined;
  /** True to send the request although the host's circuit breaker is open. @internal */
  ignoreBreaker?: boolean | undefined;
  /**
   * True if a stranger may have written the address: the request carries no cookies, and may not be redirected to
   * another origin. @internal
   */
  untrusted?: boolean | undefined;
  /** Milliseconds for which an answer on this page serves later callers. Default 60,000; with `reload` 0. */
  maxAge?: number | undefined;
  /**
   * Called with the copy that the browser kept of an earlier visit, and the time at which that was fetched
   * (`Date.now()`), if it is found before the server answers. Browsers only.
   */
  onCachedFeed?: ((feed: Feed, time: number) => unknown) | undefined;
  /** Called with the failure of one of several addresses, whose items are then missing in the feed. */
  onSourceError?: ((error: unknown) => unknown) | undefined;
  /** @deprecated The former name of `onCachedFeed`. */
  onCopy?: ((feed: Feed, time: number) => unknown) | undefined;
  /** Replaces the global `fetch`, such as a framework's caching one. The page's request cache is then left out. */
  fetch?: typeof fetch | undefined;
}
