import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { wasNear, whenNear } from '../dom/when-near.js';
import { DongpoErrorEvent } from '../events/error-event.js';
import { DongpoLoadEvent } from '../events/load-event.js';
import { DongpoUpdateEvent } from '../events/update-event.js';
import { feedFromObject } from '../feed/load/feed-from-object.js';
import { type LoadOptions, loadFeed } from '../feed/load/load-feed.js';
import { FeedError } from '../feed/model/feed-error.js';
import { markNormalised } from '../feed/model/normalised.js';
import { isShowable } from '../feed/model/showable.js';
import type { Feed, LabelRules } from '../feed/model/types.js';

/** The options of a {@link FeedController}: the place that a feed comes from, and how it is requested. */
export interface FeedSource {
  /**
   * Feed URL, relative to the page; several, with white space between them, make one list. Elements with the same one
   * share a request.
   */
  src?: string | undefined;
  /** An object of JSON Feed's shape instead: nothing is fetched. Another object is another feed. */
  feed?: object | undefined;
  /** BCP 47 tag for `{lang}` in `src`. */
  language?: string | undefined;
  /** Milliseconds for one attempt. Default 8000. */
  timeout?: number | undefined;
  /** True if a stranger may have written `src`: plain markup that was upgraded. @internal */
  untrusted?: boolean | undefined;
  /** Tags and sections that are labels of their items. */
  labels?: LabelRules | undefined;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string | undefined;
  /** True if the request waits until the element is within a viewport of what is seen. Default false. */
  lazy?: boolean | undefined;
  /** Milliseconds: an older cached copy of the last visit is not shown. Default: no limit. */
  maxCacheAge?: number | undefined;
  /** Loads what else must be there before the feed can be shown, such as code. */
  prerequisites?: (() => Promise<unknown>) | undefined;
}

/**
 * State of a feed's loading:
 *
 * - `idle`: neither `src` nor `feed`; nothing to load yet
 * - `loading`: the first feed of this source is requested, or waits for the element to come near
 * - `ready`: a feed with items; a failed reload keeps it, and sets {@link FeedController.stale}
 * - `empty`: a feed without items
 * - `error`: no feed came within ten seconds, or the request failed; a feed that comes later is shown
 */
export type FeedState = 'idle' | 'loading' | 'ready' | 'empty' | 'error';

/**
 * Keeps an element's feed: loads it when its source changes, aborts when the element leaves the
 * page (not when it is only moved), and lets no late answer replace a newer source. All elements of
 * this library use it, and an element of your own can: any Lit element, or another host of Lit's
 * reactive controllers.
 *
 * The controller asks for its source before each update of its host, and updates the host when there is something
 * else to show: {@link state}, {@link feed}, {@link stale}, {@link error} and {@link time} are read in `render()`. On
 * its host it dispatches `dongpo-load` for the first feed, `dongpo-update` when a later one has new items, and
 * `dongpo-error`, each once its result is rendered. Requests, cached copies, attempts and limits are shared by the
 * page: two elements with one `src` cause one request.
 *
 * @example
 * ```ts
 * class LatestTitle extends LitElement {
 *   static override properties = { src: {} };
 *   declare src?: string;
 *   readonly #data = new FeedController(this, () => ({ src: this.src, lazy: true }));
 *
 *   override render() {
 *     const { state, feed } = this.#data;
 *     if (state === 'error') return html`<button @click=${() => this.#data.reload()}>Again</button>`;
 *     return html`<p>${feed?.items[0]?.title ?? '…'}</p>`;
 *   }
 * }
 * ```
 */
export class FeedController implements ReactiveController {
  /** Milliseconds after which a reader who sees nothing gets an error; attempts go on. @internal */
  static errorDelay = 10_000;

  /** State of the loading. */
  state: FeedState = 'idle';
  /** The last good feed of this source, kept to its own terms. Its `content_html` is not sanitised. */
  feed?: Feed | undefined;
  /** True if the last reload failed: {@link feed} is as old as {@link time}. */
  stale = false;
  /** The last failure, as `dongpo-error` reported it. A later success does not clear it. */
  error?: FeedError;
  /** True while the request waits for the element to come near. @internal */
  isWaiting = false;
  /** When {@link feed} was fetched, by `Date.now()`; 0: never. */
  time = 0;
  /**
   * Called with a new feed before it is shown. Returns true if the feed has to wait, for a reader who is reading;
   * `show` is then called later. @internal
   */
  deferUpdate?: ((feed: Feed, show: () => Promise<void>) => boolean) | undefined;
  /** Values of the source that make it another feed when they change. */
  #sourceKey: unknown[] = [];
  /** True until the first feed of a source is there, or has failed. */
  #isNewSource = false;
  /** True if the element has been near the viewport once. */
  #isNear = false;
  /** Ends the loading, or the waiting for nearness. */
  #cancelPending?: (() => void) | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #getSource: () => FeedSource;

  /**
   * @param host the element: it dispatches the events, and is updated
   * @param source returns where the feed comes from; called before each update of the host and each load, so it may read the
   * host's properties
   */
  constructor(host: ReactiveControllerHost & HTMLElement, source: () => FeedSource) {
    this.#host = host;
    this.#getSource = source;
    host.addController(this);
  }

  hostConnected(): void {
    // LitElement does not update on reconnect. A load that was aborted on disconnect starts with the update.
    this.#host.requestUpdate();
    addEventListener('online', this.#onReturn);
    addEventListener('pageshow', this.#onReturn);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onReturn);
    removeEventListener('pageshow', this.#onReturn);
    // A move in the page disconnects and connects in one task: it must not load again.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.#cancelPending) return;
      this.#cancelPending();
      this.#cancelPending = undefined;
      if (!this.feed) this.#sourceKey = [];
    });
  }

  hostUpdate(): void {
    // An element outside of the page loads nothing. `hostConnected` requests the update that catches up.
    if (!this.#host.isConnected) return;
    const { src, feed, timeZone, labels, language, lazy } = this.#getSource();
    const key = [src, feed, timeZone, labels, src?.includes('{lang}') && language];
    if (key.every((value, index) => value === this.#sourceKey[index])) {
      if (this.isWaiting && !lazy) void this.load();
      return;
    }
    this.#sourceKey = key;
    this.#cancelPending?.();
    this.isWaiting = false;
    this.#isNewSource = true;
    // An object is read at once: what is shown stays until then, and keeps its nodes and the focus.
    if (!feed || !this.feed) {
      this.feed = undefined;
      this.stale = false;
      this.state = src || feed ? 'loading' : 'idle';
    }
    if (feed) void this.load();
    else if (src && lazy && !this.#isNear && !wasNear(this.#host)) this.#loadWhenNear();
    else if (src) void this.load();
  }

  #loadWhenNear(): void {
    this.isWaiting = true;
    this.#cancelPending = whenNear(this.#host, () => void this.load());
  }

  /**
   * Loads again, keeping what is shown until the answer is there. Nothing happens without a source.
   *
   * @returns when the attempt has ended, well or not: it never rejects
   */
  async reload(): Promise<void> {
    if (this.state === 'idle') return;
    if (!this.feed) this.state = 'loading';
    this.#host.requestUpdate();
    return this.load({ reload: true }, true);
  }

  /**
   * @param overrides of the request's options
   * @param immediate true if a new feed is shown at once, whatever the reader does
   * @internal
   */
  async load(overrides?: LoadOptions, immediate?: boolean): Promise<void> {
    const {
      src,
      feed: inlineFeed,
      prerequisites,
      maxCacheAge = Infinity,
      timeout,
      timeZone,
      labels,
      language,
      untrusted,
    } = this.#getSource();
    this.#cancelPending?.();
    this.isWaiting = false;
    this.#isNear ||= !inlineFeed;
    const controller = new AbortController();
    const { signal } = controller;
    this.#cancelPending = () => controller.abort();
    const prepared = prerequisites?.();
    const onCachedFeed = async (feed: Feed, time: number): Promise<void> => {
      await prepared;
      if (signal.aborted || this.feed || Date.now() - time >= maxCacheAge) return;
      // A copy that is found after the error is shown is stale: the request behind it has failed so far.
      await this.#receive(feed, time, { stale: this.state === 'error' });
    };
    /** Failures of some of several feeds: what is shown stays. */
    const sourceErrors: unknown[] = [];
    const onSourceError = (error: unknown): void => void sourceErrors.push(error);
    const errorTimer = setTimeout(() => this.#showFailure(), FeedController.errorDelay);
    const options: LoadOptions = { timeZone, labels, timeout, language, untrusted };
    try {
      const request = inlineFeed
        ? feedFromObject(inlineFeed, options)
        : loadFeed(src ?? '', { ...options, onCachedFeed, onSourceError, ...overrides, signal });
      const [feed] = await Promise.all([request, prepared]);
      if (!feed) throw new FeedError('format', 'Not a feed');
      if (signal.aborted) return;
      await this.#receive(feed, Date.now(), { immediate });
      for (const error of sourceErrors) this.report(error);
    } catch (error) {
      if (signal.aborted) return;
      await this.#showFailure();
      this.report(error);
    } finally {
      clearTimeout(errorTimer);
      if (!signal.aborted) this.#cancelPending = undefined;
      // A cached copy that is read only now must not be shown under the next address.
      controller.abort();
    }
  }

  /** Takes a feed that has come: shows it, or offers it to `deferUpdate`. */
  async #receive(
    received: Feed,
    time: number,
    { immediate, stale = false }: { immediate?: boolean | undefined; stale?: boolean },
  ): Promise<void> {
    const previous = this.#isNewSource ? undefined : this.feed;
    const items = received.items.filter(isShowable);
    const feed = markNormalised({ ...received, items });
    const show = (): Promise<void> => {
      this.#isNewSource = false;
      const newItems = items.filter(({ id }) => !previous?.items.some((item) => item.id === id));
      this.feed = feed;
      const update = newItems.length ? new DongpoUpdateEvent(newItems) : undefined;
      return this.#setState(items.length ? 'ready' : 'empty', previous ? update : new DongpoLoadEvent(feed));
    };
    this.time = time;
    this.stale = stale;
    if (immediate || !previous || !this.deferUpdate?.(feed, show)) await show();
  }

  /**
   * Loads again when the network is back, or the page has left the back/forward cache, where requests are lost. It
   * stands here and not in a deferred behaviour, whose code may have failed to load as well.
   */
  readonly #onReturn = (event: Event): void => {
    const isRestored = (event as PageTransitionEvent).persisted !== false;
    if (isRestored && !document.hidden && (this.stale || this.state === 'error'))
      void this.load({ reload: true });
  };

  #showFailure(): Promise<void> {
    if (this.#isNewSource) this.feed = undefined;
    this.stale = !!this.feed;
    return this.#setState(this.feed ? this.state : 'error');
  }

  /** Dispatches `dongpo-error` for a failure of any kind. @internal */
  report(error: unknown): void {
    this.error = error instanceof FeedError ? error : new FeedError('network', `${error}`);
    this.#host.dispatchEvent(new DongpoErrorEvent(this.error));
  }

  /** Shows a state, then dispatches the event that reports it: listeners find it rendered. */
  async #setState(state: FeedState, event?: Event): Promise<void> {
    this.state = state;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (event) this.#host.dispatchEvent(event);
  }
}
