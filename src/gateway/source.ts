import { retryAfterMs } from '../feed/load/retry-after.js';
import { FeedError } from '../feed/model/feed-error.js';
import type { Feed } from '../feed/model/types.js';
import { type FetchedFeed, fetchSource } from './fetch-source.js';
import type { GatewayFetch } from './guard-fetch.js';
import type { GatewayCache, GatewaySettings, SourceSettings } from './options.js';
import { loadPersistedCopy, type PersistedCopy, persistCopy } from './persisted-copy.js';
import type { ReadFeed } from './read-feed.js';

/** A good copy of a source, with what is served from it. */
export interface SourceCopy<Responses> extends PersistedCopy {
  responses: Responses;
}

/** The failures since the last success, of which there is at least one. */
export interface SourceFailure {
  /** The last one. */
  error: FeedError;
  /** Time of the last one: milliseconds since 1970. */
  time: number;
  count: number;
}

/** Settings, dependencies and callbacks of a {@link Source}. */
export interface SourceContext<Responses> {
  settings: GatewaySettings;
  fetch: GatewayFetch;
  readFeed: ReadFeed;
  buildResponses: (feed: Feed, previous?: Responses) => Promise<Responses>;
  /**
   * Called after each request to the source. `outcome` is `ok`, `unchanged`, or a failure's code with its status. On
   * success, `source.failure` is still the one before.
   */
  onFetchEnd: (outcome: string, milliseconds: number, source: Source<Responses>, error?: FeedError) => void;
  /** Called when the shared cache fails. */
  onCacheError: (error: unknown) => void;
}

/** Keeps a background refresh alive after the response, as Workers require. */
export type WaitUntil = (work: Promise<unknown>) => void;

/** Finds a request's {@link WaitUntil}, if its runtime has one. */
export type FindWaitUntil = () => WaitUntil | undefined;

/** A refresh that is under way. */
interface Refresh {
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Settles when the refresh ends; never rejects. */
  ended: Promise<void>;
  /** Resolves early if the shared cache has a copy that may be served meanwhile. */
  servable: Promise<void>;
}

/** Milliseconds as the whole seconds of a header, rounded up. */
export const toSeconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Longest `Retry-After` that is honoured, in milliseconds. */
const MAX_RETRY_AFTER = 864e5;
/** Least time for which an old copy is served while a new one is fetched, in milliseconds. */
const MIN_STALE_WHILE_REVALIDATE = 600_000;
/** Milliseconds beyond `timeout` after which a refresh counts as lost, or a request stops waiting for it. */
const LOST_AFTER = 2000;
const WAIT_AFTER = 1000;
/** `max-age` of a copy that is being refreshed, and the least of any, in milliseconds. */
const REFRESHING_MAX_AGE = 5000;
const MIN_MAX_AGE = 1000;

/** One address: at most one request at a time and one per `ttl`, however many wait; and the last good copy. */
export class Source<Responses> {
  copy: SourceCopy<Responses> | undefined;
  failure: SourceFailure | undefined;
  /** Time of the next request, at the earliest: milliseconds since 1970. */
  nextFetchAt = 0;
  #refresh: Refresh | undefined;
  /** Time of the start of the last refresh. */
  #startedAt = 0;
  /** True if the last answer was empty and the copy is not. */
  #wasEmpty = false;

  /** Milliseconds for which an old copy is served while a new one is fetched. */
  readonly #staleWhileRevalidate: number;
  /** `Cache-Control` of responses, after `max-age` (RFC 5861). */
  readonly staleDirectives: string;

  constructor(
    readonly settings: SourceSettings,
    readonly context: SourceContext<Responses>,
  ) {
    this.#staleWhileRevalidate = Math.max(10 * settings.ttl, MIN_STALE_WHILE_REVALIDATE);
    const staleIfError = toSeconds(context.settings.maxStale);
    this.staleDirectives = `stale-while-revalidate=${toSeconds(this.#staleWhileRevalidate)}, stale-if-error=${staleIfError}`;
  }

  /** Milliseconds for which a response that is sent now stays fresh. */
  maxAge(now: number): number {
    const { ttl } = this.settings;
    const freshUntil = (this.copy?.checked ?? 0) + ttl;
    const maxAge =
      freshUntil > now
        ? freshUntil - now
        : this.#isRefreshing(now)
          ? REFRESHING_MAX_AGE
          : this.nextFetchAt - now;
    return Math.min(Math.max(maxAge, MIN_MAX_AGE), ttl);
  }

  /** True while a refresh is under way. One that Workers ended silently, since its client had left, is not. */
  #isRefreshing(now: number): boolean {
    return !!this.#refresh && now - this.#refresh.startedAt < this.context.settings.timeout + LOST_AFTER;
  }

  /** The copy, unless it is older than `maxStale`. */
  #unexpiredCopy(now: number): SourceCopy<Responses> | undefined {
    return this.copy && now - this.copy.checked <= this.context.settings.maxStale ? this.copy : undefined;
  }

  #servableCopy(now: number): SourceCopy<Responses> | undefined {
    const copy = this.#unexpiredCopy(now);
    // Nobody requested the feed for a while: wait for today's news rather than serve yesterday's.
    if (copy && this.#refresh && !this.failure && now - copy.checked > this.#staleWhileRevalidate)
      return undefined;
    return copy;
  }

  /** True if a refresh is due. It is, too, when the clock was set back: the time of the next one means nothing then. */
  #isDue(now: number): boolean {
    return (now >= this.nextFetchAt || now < this.#startedAt) && !this.#isRefreshing(now);
  }

  /** The copy to serve at once, if no refresh is due. */
  cachedCopy(now: number): SourceCopy<Responses> | undefined {
    return this.#isDue(now) ? undefined : this.#servableCopy(now);
  }

  /** Starts a refresh if one is due. Returns the copy to serve at once, `undefined` if it must be waited for. */
  currentCopy(now: number, findWaitUntil?: FindWaitUntil): SourceCopy<Responses> | undefined {
    if (this.#isDue(now)) {
      const { ended } = this.#startRefresh(now);
      findWaitUntil?.()?.(ended);
    }
    return this.#servableCopy(now);
  }

  /**
   * Waits for the copy.
   * @throws {FeedError} if there is none: the reason
   */
  async loadCopy(findWaitUntil?: FindWaitUntil): Promise<SourceCopy<Responses>> {
    const { now, timeout } = this.context.settings;
    const current = this.currentCopy(now(), findWaitUntil);
    if (current) return current;
    if (this.#refresh) {
      const { servable, ended } = this.#refresh;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timedOut = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeout + WAIT_AFTER);
      });
      await Promise.race([servable, ended, timedOut]);
      clearTimeout(timer);
    }
    const copy = this.#unexpiredCopy(now());
    if (copy) return copy;
    throw this.failure?.error ?? new FeedError('timeout', 'No answer', undefined, this.settings.url);
  }

  /**
   * Waits for the copy, but not for a source that has failed before and has none: nobody waits for it a second time.
   * @throws {FeedError} if there is none: the reason
   */
  async loadCopyOnce(findWaitUntil?: FindWaitUntil): Promise<SourceCopy<Responses>> {
    const current = this.currentCopy(this.context.settings.now(), findWaitUntil);
    if (current) return current;
    if (this.failure && !this.copy) throw this.failure.error;
    return this.loadCopy(findWaitUntil);
  }

  #startRefresh(now: number): Refresh {
    let onServable = (): void => {};
    const servable = new Promise<void>((resolve) => {
      onServable = resolve;
    });
    this.#startedAt = now;
    this.nextFetchAt = now + this.settings.ttl;
    const ended = this.#runRefresh(now, onServable).finally(() => {
      if (this.#refresh === refresh) this.#refresh = undefined;
    });
    const refresh: Refresh = { startedAt: now, ended, servable };
    this.#refresh = refresh;
    return refresh;
  }

  /** Never rejects. */
  async #runRefresh(startedAt: number, onServable: () => void): Promise<void> {
    const { cache, maxStale } = this.context.settings;
    try {
      if (cache && (await this.#takePersistedCopy(cache, startedAt, onServable))) return;
    } catch (error) {
      this.context.onCacheError(error);
    }
    await this.#fetch();
    if (cache && this.copy && !this.failure)
      await persistCopy(cache, this.settings, this.copy, maxStale).catch(this.context.onCacheError);
  }

  /**
   * Takes the copy of the shared cache if it is newer: another instance, or one before a restart, may have made it.
   * @returns true if it is fresh, so that no request is needed
   */
  async #takePersistedCopy(cache: GatewayCache, startedAt: number, onServable: () => void): Promise<boolean> {
    const { settings, context } = this;
    const persisted = await loadPersistedCopy(cache, settings);
    if (!persisted || persisted.checked <= (this.copy?.checked ?? 0) || persisted.checked > startedAt)
      return false;
    const responses = await context.buildResponses(persisted.feed, this.copy?.responses);
    this.copy = { ...persisted, responses };
    const age = startedAt - persisted.checked;
    if (age < settings.ttl) {
      this.nextFetchAt = persisted.checked + settings.ttl;
      this.failure = undefined;
      return true;
    }
    if (age < Math.min(this.#staleWhileRevalidate, context.settings.maxStale)) onServable();
    return false;
  }

  /** Requests the source. Never rejects. */
  async #fetch(): Promise<void> {
    const { settings, context } = this;
    // The machine's clock, since that of the options may stand still.
    const startedAt = performance.now();
    const report = (outcome: string, error?: FeedError): void =>
      context.onFetchEnd(outcome, performance.now() - startedAt, this, error);
    try {
      const { fetch, readFeed } = context;
      const fetched = await fetchSource(settings, this.copy, context.settings, fetch, readFeed);
      if (fetched) {
        this.#checkEmpty(fetched);
        await this.#keep(fetched);
      } else if (this.copy) await this.#keep(this.copy);
      report(fetched ? 'ok' : 'unchanged');
      this.failure = undefined;
    } catch (caught) {
      const error =
        caught instanceof FeedError ? caught : new FeedError('format', `${caught}`, undefined, settings.url);
      const now = context.settings.now();
      this.failure = { error, time: now, count: (this.failure?.count ?? 0) + 1 };
      const retryAfter = Math.min(retryAfterMs(error.retryAfter, now), MAX_RETRY_AFTER);
      this.nextFetchAt = Math.max(this.nextFetchAt, now + retryAfter);
      report(error.code === 'http' ? `http ${error.status}` : error.code, error);
    }
  }

  /**
   * Rejects the first empty answer after others, since a CMS in trouble sends an empty list sooner than an error. A
   * second one in a row is meant.
   */
  #checkEmpty({ feed }: FetchedFeed): void {
    if (!feed.items.length && this.copy?.feed.items.length && !this.#wasEmpty) {
      this.#wasEmpty = true;
      throw new FeedError('format', 'Empty, and was not before', undefined, this.settings.url);
    }
    this.#wasEmpty = false;
  }

  /** Makes a feed the current copy. Responses are built even of an unchanged one, since terms may set an age. */
  async #keep({ feed, etag, lastModified }: FetchedFeed): Promise<void> {
    const responses = await this.context.buildResponses(feed, this.copy?.responses);
    this.copy = {
      feed,
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      responses,
      checked: this.context.settings.now(),
    };
  }
}
