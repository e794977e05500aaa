import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenNear } from '../dom/when-near.js';
import { DongpoErrorEvent } from '../events/error-event.js';
import { DongpoLoadEvent } from '../events/load-event.js';
import { DongpoUpdateEvent } from '../events/update-event.js';
import { type LoadOptions, loadFeed } from '../feed/load/load-feed.js';
import { FeedError } from '../feed/model/feed-error.js';
import type { Feed } from '../feed/model/types.js';
import { readFeed } from '../feed/parse/parse-feed.js';

/** Where a feed comes from, and how it is asked for: the options of a {@link FeedController}. */
export interface FeedSource {
  /** Address, relative to the page. Elements with the same one share a request. */
  src?: string | undefined;
  /** An object of JSON Feed's shape instead: nothing is fetched. Another object is another feed. */
  feed?: object | undefined;
  /** BCP 47 tag for `{lang}` in the address. */
  language?: string | undefined;
  /** Milliseconds for one attempt. Default 8000. */
  timeout?: number | undefined;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  timeZone?: string | undefined;
  /** Not before the element is within a viewport of what is seen. Default: at once. */
  lazy?: boolean | undefined;
  /** How old a copy of the last visit may be, in milliseconds. Default: as long as it is kept. */
  maxCacheAge?: number | undefined;
  /** What else must be there before the feed can be shown, such as code. */
  prerequisites?: (() => Promise<unknown>) | undefined;
}

/**
 * What there is to show:
 *
 * - `idle`: neither `src` nor `feed`; nothing to load yet
 * - `loading`: the first feed of this source is on its way, or waits for the element to come near
 * - `ready`: a feed with items; a failed reload leaves it, and sets {@link FeedController.stale}
 * - `empty`: a feed without items
 * - `error`: nothing came within ten seconds, or at all; it may still come, and is shown then
 */
export type FeedState = 'idle' | 'loading' | 'ready' | 'empty' | 'error';

/**
 * Keeps an element's feed: loads it when its source changes, aborts when the element leaves the
 * page (not when it is only moved), and lets no late answer replace a newer source. The base of all
 * our elements, for one of your own: any Lit element, or what else hosts Lit's reactive controllers.
 *
 * It asks its source before each update of its host, and updates the host when there is something else to show:
 * {@link state}, {@link feed}, {@link stale}, {@link error} and {@link time} are read in `render()`. On its host it
 * dispatches `dongpo-load` for the first feed, `dongpo-update` where a later one has new items, and `dongpo-error`,
 * each once what they tell of is rendered. Requests, copies, attempts and limits are those of the page: two elements
 * with one `src` ask once.
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
  /** Milliseconds until a reader who sees nothing is told so; attempts go on behind. @internal */
  static errorDelay = 10_000;

  /** What there is to show. */
  state: FeedState = 'idle';
  /** The last good feed of this source, kept to its own terms; none before it came. `content_html` is unsafe. */
  feed?: Feed;
  /** It could not be loaded anew: {@link feed} is as old as {@link time}. */
  stale = false;
  /** The last failure, as `dongpo-error` told of it; it stays when a later attempt succeeds. */
  error?: FeedError;
  /** When {@link feed} was fetched, by `Date.now()`; 0: never. */
  time = 0;
  /** Whether news has to wait, for a reader who is reading; then `show` is called in good time. @internal */
  deferUpdate?: (feed: Feed, show: () => Promise<void>) => boolean;
  #asked: unknown[] = [];
  #near = false;
  /** Ends the loading, or the waiting for nearness. */
  #stop?: () => void;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => FeedSource;

  /**
   * @param host the element: it dispatches the events, and is updated
   * @param source where the feed comes from; asked before each update of the host, so it may read its properties
   */
  constructor(host: ReactiveControllerHost & HTMLElement, source: () => FeedSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    // A Lit element that comes back renders no more: what it gave up on the way out would never be asked for again.
    this.#host.requestUpdate();
    addEventListener('online', this.#back);
    addEventListener('pageshow', this.#back);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#back);
    removeEventListener('pageshow', this.#back);
    // A move in the page disconnects and connects in one task: it must not load again.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.#stop) return;
      this.#stop();
      this.#stop = undefined;
      if (!this.feed) this.#asked = [];
    });
  }

  hostUpdate(): void {
    const { src, feed, timeZone, lazy, language } = this.#source();
    const waits = src && !feed && lazy && !this.#near;
    const asked = [src, feed, timeZone, waits, src?.includes('{lang}') && language];
    if (asked.every((value, index) => value === this.#asked[index])) return;
    this.#asked = asked;
    this.#stop?.();
    this.feed = undefined;
    this.stale = false;
    this.state = src || feed ? 'loading' : 'idle';
    if (waits) {
      this.#stop = whenNear(this.#host, () => {
        this.#near = true;
        this.#host.requestUpdate();
      });
    } else if (src || feed) {
      // What is shown stays when `loading` changes afterwards.
      this.#near ||= !feed;
      void this.load();
    }
  }

  /**
   * Asks again, keeping what is shown until the answer is there. Nothing happens where there is no source.
   *
   * @returns when the attempt has ended, well or not: it never rejects
   */
  async reload(): Promise<void> {
    // There is nothing to ask for.
    if (this.state === 'idle') return;
    if (!this.feed) this.state = 'loading';
    this.#host.requestUpdate();
    return this.load({ reload: true }, true);
  }

  /** @param wanted what is new is shown at once, whatever the reader does @internal */
  async load(how?: LoadOptions, wanted?: boolean): Promise<void> {
    const {
      src,
      feed: given,
      prerequisites: needs,
      maxCacheAge: oldest = 1 / 0,
      language,
      ...options
    } = this.#source();
    this.#stop?.();
    const run = new AbortController();
    const { signal } = run;
    this.#stop = () => run.abort();
    const needed = needs?.();
    const onCopy = async (copy: Feed, time: number): Promise<void> => {
      await needed;
      if (signal.aborted || this.feed || Date.now() - time >= oldest) return;
      // It may be found only after the reader's patience ended.
      await this.#take(copy, time, false, this.state === 'error');
    };
    const asked: LoadOptions = { ...options, onCopy, ...how, signal };
    const late = setTimeout(() => this.#fail(), FeedController.errorDelay);
    try {
      const [read] = await Promise.all([
        given
          ? readFeed(given, options)
          : src!.includes('{lang}')
            ? import('../feed/load/load-by-language.js').then(({ loadByLanguage }) =>
                loadByLanguage(src!, language, asked, loadFeed),
              )
            : loadFeed(src!, asked),
        needed,
      ]);
      if (!read) throw new FeedError('format', 'Not a feed');
      if (!signal.aborted) await this.#take(read, Date.now(), wanted);
    } catch (error) {
      if (signal.aborted) return;
      await this.#fail();
      this.report(error);
    } finally {
      clearTimeout(late);
      if (!signal.aborted) this.#stop = undefined;
      // A copy that is read only now must not be shown under the next address.
      run.abort();
    }
  }

  /** Shows a feed in place of what is there. */
  async #take(read: Feed, time: number, wanted?: boolean, stale = false): Promise<void> {
    const { feed: old } = this;
    const { items } = read;
    // An item may be but a date or an author: true to the feed, and nothing to be shown.
    const feed = { ...read, items: items.filter(({ title, summary, url }) => title || summary || url) };
    const show = async (): Promise<void> => {
      const news = feed.items.filter(({ id }) => !old?.items.some((item) => item.id === id));
      this.feed = feed;
      await this.#show(
        feed.items.length ? 'ready' : 'empty',
        old ? news.length && new DongpoUpdateEvent(news) : new DongpoLoadEvent(feed),
      );
    };
    this.time = time;
    this.stale = stale;
    if (wanted || !old || !this.deferUpdate?.(feed, show)) await show();
  }

  /**
   * The network is back, or the page out of the back/forward cache, where requests were lost. Here, since the
   * code of what else asks again may not have come either.
   */
  readonly #back = (event: Event): void => {
    if (
      (event as PageTransitionEvent).persisted !== false &&
      !document.hidden &&
      (this.stale || this.state === 'error')
    )
      void this.load({ reload: true });
  };

  #fail(): Promise<void> {
    this.stale = !!this.feed;
    return this.#show(this.feed ? this.state : 'error');
  }

  /** Tells of a failure, whatever it was. @internal */
  report(error: unknown): void {
    this.error = error instanceof FeedError ? error : new FeedError('network', `${error}`);
    this.#host.dispatchEvent(new DongpoErrorEvent(this.error));
  }

  /** An event tells of what can already be seen. */
  async #show(state: FeedState, event?: Event | 0): Promise<void> {
    this.state = state;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (event) this.#host.dispatchEvent(event);
  }
}
