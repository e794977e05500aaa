/** Why a feed could not be shown. */
export type FeedErrorCode = 'network' | 'timeout' | 'http' | 'too-large' | 'format';

/**
 * The one error of the feed room. `message` is English and for developers; elements show the
 * reader a sentence of their own language instead.
 */
export class FeedError extends Error {
  override readonly name = 'FeedError';

  constructor(
    /**
     * `network`: unreachable, or refused by CORS (a script cannot tell which); `timeout`;
     * `http`: a status other than 2xx; `too-large`; `format`: not a feed.
     */
    readonly code: FeedErrorCode,
    message: string,
    /** HTTP status, with the code `http`. */
    readonly status?: number,
    /** The feed's address. */
    readonly url?: string,
    /** The `Retry-After` of an HTTP error, where a script may read it: across origins only if it is exposed. */
    readonly retryAfter?: string,
  ) {
    super(message);
  }
}
