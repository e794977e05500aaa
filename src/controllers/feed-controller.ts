import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DongpoErrorEvent } from '../events/error-event.js';
import { DongpoLoadEvent } from '../events/load-event.js';
import { DongpoUpdateEvent } from '../events/update-event.js';
import { FeedError } from '../feed/error.js';
import { loadFeed } from '../feed/load.js';
import type { Feed } from '../feed/model.js';
import { parseFeed, readFeed } from '../feed/parse.js';

/** Where a feed comes from. */
export interface FeedSource {
  /** Address, relative to the page. */
  src?: string;
  /** An object of JSON Feed's shape instead: nothing is fetched. */
  feed?: object;
  /** Milliseconds for one attempt. Default 8000. */
  timeout?: number;
  /** IANA zone of dates that carry none. */
  timeZone?: string;
  /** The language of what is printed about the feed; none: nothing is. */
  diagnostics?: 'ko' | 'en';
  /** What else must be there before the feed can be shown, such as code. */
  needs?: () => Promise<unknown>;
}

/** `idle`: there is nothing to load yet. */
export type FeedState = 'idle' | 'loading' | 'ready' | 'empty' | 'error';

/**
 * Keeps an element's feed: loads it when its source changes, aborts when the element leaves the
 * page (not when it is only moved), and lets no late answer replace a newer source. Dispatches
 * `dongpo-load`, `dongpo-update` and `dongpo-error` on its host.
 */
export class FeedController implements ReactiveController {
  state: FeedState = 'idle';
  /** The last good feed of this source. */
  feed?: Feed;
  /** A reload failed: {@link feed} is as old as {@link time}. */
  stale = false;
  /** When {@link feed} was loaded, by `Date.now()`. */
  time = 0;
  #asked: unknown[] = [];
  #run?: AbortController;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => FeedSource;

  constructor(host: ReactiveControllerHost & HTMLElement, source: () => FeedSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // A move in the page disconnects and connects in one task: it must not load again.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.#run) return;
      this.#run.abort();
      this.#asked = [];
    });
  }

  hostUpdate(): void {
    const { src, feed, timeZone, diagnostics } = this.#source();
    const asked = [src, feed, timeZone, diagnostics];
    if (!this.#host.isConnected || asked.every((value, index) => value === this.#asked[index])) return;
    this.#asked = asked;
    this.#run?.abort();
    this.feed = undefined;
    this.stale = false;
    this.state = src || feed ? 'loading' : 'idle';
    if (src || feed) void this.#load();
  }

  /** Asks again, keeping what is shown until the answer is there. */
  reload(): Promise<void> {
    if (!this.feed) this.state = 'loading';
    this.#host.requestUpdate();
    return this.#load(true);
  }

  async #load(reload = false): Promise<void> {
    const { src, feed: given, needs, ...options } = this.#source();
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const { signal } = run;
    try {
      const [read] = await Promise.all([
        given
          ? options.diagnostics
            ? parseFeed(JSON.stringify(given), options)
            : readFeed(given, options)
          : loadFeed(src!, { ...options, reload, signal }),
        needs?.(),
      ]);
      if (!read) throw new FeedError('format', 'Not a feed');
      if (options.diagnostics) (await import('./debug.js')).printDebug(this.#host, src, read);
      if (signal.aborted) return;
      // An item may be but a date or an author: true to the feed, and nothing to be shown.
      const feed = {
        ...read,
        items: read.items.filter(({ title, summary, url }) => title || summary || url),
      };
      const { feed: old } = this;
      const news = feed.items.filter(({ id }) => !old?.items.some((item) => item.id === id));
      this.feed = feed;
      this.time = Date.now();
      this.stale = false;
      const event = old ? news.length && new DongpoUpdateEvent(news) : new DongpoLoadEvent(feed);
      await this.#show(feed.items.length ? 'ready' : 'empty', event);
    } catch (error) {
      if (signal.aborted) return;
      this.stale = !!this.feed;
      await this.#show(this.feed ? this.state : 'error');
      const failure = this.report(error);
      if (options.diagnostics) (await import('./debug.js')).printDebug(this.#host, src, failure);
    }
  }

  /** Tells of a failure, whatever it was. @internal */
  report(error: unknown): FeedError {
    const failure = error instanceof FeedError ? error : new FeedError('network', `${error}`);
    this.#host.dispatchEvent(new DongpoErrorEvent(failure));
    return failure;
  }

  /** An event tells of what can already be seen. */
  async #show(state: FeedState, event?: Event | 0): Promise<void> {
    this.#run = undefined;
    this.state = state;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (event) this.#host.dispatchEvent(event);
  }
}
