/** Reason why a feed could not be loaded. */
export type FeedErrorCode = 'network' | 'timeout' | 'http' | 'too-large' | 'format';

/**
 * The error that `loadFeed` and `parseFeed` throw. Its `message` is English and for developers; elements show a
 * sentence in the reader's language instead.
 */
export class FeedError extends Error {
  override readonly name = 'FeedError';

  constructor(
    /**
     * `network`: unreachable, or refused by CORS (a script cannot tell which); `timeout`; `http`: a status other than
     * 2xx; `too-large`: more bytes than allowed; `format`: not a feed.
     */
    readonly code: FeedErrorCode,
    message: string,
    /** HTTP status, with the code `http`. */
    readonly status?: number,
    /** Address of the feed. */
    readonly url?: string,
    /** `Retry-After` of an HTTP error. Across origins a script may read it only if the server exposes it. */
    readonly retryAfter?: string,
  ) {
    super(message);
  }
}
