import { FeedError } from '../feed/model/feed-error.js';
import type { Feed } from '../feed/model/types.js';
import { ask, type Validators } from './fetch-source.js';
import type { GatewayFetch } from './guard.js';
import type { GatewayCache, Settings, SourceSettings } from './options.js';
import { readStored, writeStored } from './persisted-copy.js';

/** A good copy of a source. `Made` is what is served of it. */
export interface Copy<Made> extends Validators {
  feed: Feed;
  made: Made;
  /** When it was last known to be what the source says. */
  checked: number;
}

/** The last failure, until the next success. */
export interface Failure {
  error: FeedError;
  time: number;
  count: number;
}

/** Where the time goes, and what is told of it. */
export interface Environment<Made> {
  settings: Settings;
  fetch: GatewayFetch;
  cache?: GatewayCache;
  make: (feed: Feed, before?: Made) => Promise<Made>;
  /** A request to the source ended: `ok`, `unchanged`, or a failure's code. */
  ended: (outcome: string, milliseconds: number, source: Source<Made>, error?: FeedError) => void;
  /** The shared cache failed. */
  uncached: (error: unknown) => void;
}

/** Keeps a request going after its answer, as Workers want to be told. */
export type Wait = (work: Promise<unknown>) => void;

/** A day: whoever asks for more has a clock that is wrong. */
const LONGEST = 864e5;

/** Milliseconds of a `Retry-After`: seconds or a date (RFC 9110, 10.2.3). */
function wished({ retryAfter }: FeedError, now: number): number {
  if (!retryAfter) return 0;
  const after = +retryAfter >= 0 ? +retryAfter * 1000 : Date.parse(retryAfter) - now;
  return Math.min(after || 0, LONGEST);
}

/** One address: one request however many wait, at most one in its time, and the last good copy. */
export class Source<Made> {
  copy?: Copy<Made>;
  failure?: Failure;
  /** When it may be asked again. */
  next = 0;
  /** The request that is going on; `early` ends as soon as there is something to serve. */
  #running?: { done: Promise<void>; early: Promise<void>; since: number };
  /** It was empty, after it had not been. */
  #emptied = false;

  constructor(
    readonly settings: SourceSettings,
    readonly environment: Environment<Made>,
  ) {}

  /** Milliseconds for which an old copy is served while a new one is fetched. */
  get revalidating(): number {
    return Math.max(10 * this.settings.ttl, 600_000);
  }

  /** Milliseconds for which the answer of now holds. */
  fresh(now: number): number {
    const { ttl } = this.settings;
    const until = (this.copy?.checked ?? 0) + ttl;
    const left = until > now ? until - now : this.#busy(now) ? 5000 : this.next - now;
    return Math.min(Math.max(left, 1000), ttl);
  }

  /** A request whose client left can end without a word on Workers. */
  #busy(now: number): boolean {
    return !!this.#running && now - this.#running.since < this.environment.settings.timeout + 2000;
  }

  #usable(now: number): Copy<Made> | undefined {
    const { copy } = this;
    return copy && now - copy.checked <= this.environment.settings.maxStale ? copy : undefined;
  }

  /** The copy to answer with at once, where there is nothing to begin. */
  ready(now: number): Copy<Made> | undefined {
    return now < this.next || this.#busy(now) ? this.#servable(now) : undefined;
  }

  #servable(now: number): Copy<Made> | undefined {
    const copy = this.#usable(now);
    // Nobody asked for it for a while: yesterday's news is no answer where today's are a moment away.
    if (copy && this.#running && !this.failure && now - copy.checked > this.revalidating) return;
    return copy;
  }

  /** The copy to answer with at once; nothing where it has to be waited for. Asks the source where it is time. */
  current(now: number, wait?: () => Wait | undefined): Copy<Made> | undefined {
    if (now >= this.next && !this.#busy(now)) {
      this.#start(now);
      wait?.()?.(this.#running!.done);
    }
    return this.#servable(now);
  }

  /**
   * The copy, waited for.
   * @throws {FeedError} there is none, and why
   */
  async load(wait?: () => Wait | undefined): Promise<Copy<Made>> {
    const { now, timeout } = this.environment.settings;
    const copy = this.current(now(), wait);
    if (copy) return copy;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((done) => {
      timer = setTimeout(done, timeout + 1000);
    });
    if (this.#running) await Promise.race([this.#running.early, this.#running.done, late]);
    clearTimeout(timer);
    const found = this.#usable(now());
    if (found) return found;
    throw this.failure?.error ?? new FeedError('timeout', 'No answer', undefined, this.settings.url);
  }

  #start(now: number): void {
    let something = (): void => {};
    const early = new Promise<void>((done) => {
      something = done;
    });
    const running = { early, since: now, done: Promise.resolve() };
    this.#running = running;
    this.next = now + this.settings.ttl;
    running.done = this.#refresh(now, something).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
  }

  /** Never rejects. */
  async #refresh(start: number, something: () => void): Promise<void> {
    const { environment, settings } = this;
    const { cache, uncached } = environment;
    try {
      // Another isolate, or one before a restart, may have asked.
      const stored = cache && (await readStored(cache, settings).catch(uncached));
      if (stored && stored.checked > (this.copy?.checked ?? 0) && stored.checked <= start) {
        this.copy = { ...stored, made: await environment.make(stored.feed, this.copy?.made) };
        if (start - stored.checked < settings.ttl) {
          this.next = stored.checked + settings.ttl;
          this.failure = undefined;
          return;
        }
        if (start - stored.checked < Math.min(this.revalidating, environment.settings.maxStale)) something();
      }
    } catch (error) {
      uncached(error);
    }
    // Measured by the clock of the machine: that of the options may stand still.
    const began = performance.now();
    const ended = (outcome: string, error?: FeedError): void =>
      environment.ended(outcome, performance.now() - began, this, error);
    try {
      const known = this.copy && { etag: this.copy.etag, modified: this.copy.modified };
      const answer = await ask(settings, known, environment.settings, environment.fetch);
      await this.#keep(answer ?? this.copy!, !!answer);
      ended(answer ? 'ok' : 'unchanged');
      this.failure = undefined;
    } catch (caught) {
      const error =
        caught instanceof FeedError ? caught : new FeedError('format', `${caught}`, undefined, settings.url);
      const now = environment.settings.now();
      this.failure = { error, time: now, count: (this.failure?.count ?? 0) + 1 };
      this.next = Math.max(this.next, now + wished(error, now));
      ended(error.code === 'http' ? `http ${error.status}` : error.code, error);
    }
    if (cache && this.copy && !this.failure) await writeStored(cache, this).catch(uncached);
  }

  async #keep(answer: { feed: Feed } & Validators, isNew: boolean): Promise<void> {
    const { copy, environment, settings } = this;
    const empty = isNew && !answer.feed.items.length;
    if (empty && copy?.feed.items.length && !this.#emptied) {
      // A CMS in trouble shows an empty list sooner than an error. Said twice, it is meant.
      this.#emptied = true;
      throw new FeedError('format', 'Empty, and was not before', undefined, settings.url);
    }
    if (isNew) this.#emptied = false;
    const { feed, etag, modified } = answer;
    // Made anew even if unchanged: terms may set an age.
    const made = await environment.make(feed, copy?.made);
    this.copy = { feed, etag, modified, made, checked: environment.settings.now() };
  }
}
