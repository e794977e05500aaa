import { setTimeout as wait } from 'node:timers/promises';
import robotsParserModule from 'robots-parser';
import type { Config } from './config.js';
import type { Words } from './words.js';

/** What an earlier answer said of itself. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What an address said. `same`: nothing new since the validators; `gone`: 404 or 410. */
export type Answer =
  | { kind: 'same' }
  | { kind: 'gone'; status: number }
  | { kind: 'failed'; message: string }
  | ({ kind: 'read'; bytes: Uint8Array; url: string; contentType: string } & Validators);

const maxBytes = 20e6;

interface Robots {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
}
/** Its own declarations are those of another kind of module. */
const robotsParser = robotsParserModule as unknown as (url: string, text: string) => Robots;

/**
 * Asks the newspaper's server so that it need not notice: one request at a time, with a pause, conditional, kept
 * to `robots.txt` (RFC 9309), and with a name.
 */
export class Polite {
  /** Requests made. */
  asked = 0;
  readonly #userAgent: string;
  readonly #robots = new Map<string, Promise<Robots | 'unknown'>>();
  readonly #lists = new Map<string, Promise<Answer>>();
  /** Servers that asked for a pause. */
  readonly #paused = new Set<string>();
  #next: Promise<unknown> = Promise.resolve();
  #under = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly config: Config,
    private readonly words: Words,
    version: string,
    private readonly signal?: AbortSignal,
  ) {
    const who = config.contact ?? config.home_page_url ?? 'no contact given';
    // Of Korean only the code would be left.
    this.#userAgent = `dongpo-widgets-bake/${version} (${encodeURI(who)})`;
  }

  async get(url: string, { etag, lastModified }: Validators = {}): Promise<Answer> {
    const { origin } = new URL(url);
    if (this.config.robots) {
      const robots = await this.#robotsOf(origin);
      if (robots === 'unknown') return { kind: 'failed', message: this.words.robots(url) };
      if (robots.isAllowed(url, this.#userAgent) === false)
        return { kind: 'failed', message: this.words.forbidden(url) };
    }
    if (this.#paused.has(origin)) return { kind: 'failed', message: this.words.backOff(url) };
    return this.#ask(url, {
      ...(etag && { 'if-none-match': etag }),
      ...(lastModified && { 'if-modified-since': lastModified }),
    });
  }

  /** As `get`, but asked once a run: a page can hold several lists. */
  once(url: string, validators: Validators = {}): Promise<Answer> {
    const key = JSON.stringify([url, validators.etag, validators.lastModified]);
    if (!this.#lists.has(key)) this.#lists.set(key, this.get(url, validators));
    return this.#lists.get(key)!;
  }

  #robotsOf(origin: string): Promise<Robots | 'unknown'> {
    let known = this.#robots.get(origin);
    if (!known) {
      const url = `${origin}/robots.txt`;
      known = this.#ask(url, {}).then((answer) => {
        if (answer.kind === 'read') return robotsParser(url, new TextDecoder().decode(answer.bytes));
        // RFC 9309, 2.3.1.3 and 2.3.1.4: without the file all is allowed; where it cannot be had, nothing is.
        return answer.kind === 'gone' ? robotsParser(url, '') : 'unknown';
      });
      this.#robots.set(origin, known);
    }
    return known;
  }

  /** Seconds between two requests of a server. */
  async #delay(origin: string): Promise<number> {
    const robots = this.config.robots && !origin.endsWith('/robots.txt') && (await this.#robots.get(origin));
    const asked = robots && robots !== 'unknown' ? robots.getCrawlDelay(this.#userAgent) : 0;
    return Math.min(60, Math.max(this.config.delay, asked ?? 0));
  }

  async #ask(url: string, headers: Record<string, string>): Promise<Answer> {
    const delay = url.endsWith('/robots.txt') ? this.config.delay : await this.#delay(new URL(url).origin);
    if (this.#under >= this.config.parallel) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#under++;
    try {
      const turn = this.#next;
      const after = turn.then(() => wait(delay * 1000, undefined, { signal: this.signal }));
      after.catch(() => {});
      this.#next = after.catch(() => {});
      await turn;
      this.signal?.throwIfAborted();
      return await this.#fetch(url, headers);
    } finally {
      const go = this.#waiting.shift();
      if (go) go();
      else this.#under--;
    }
  }

  async #fetch(url: string, headers: Record<string, string>): Promise<Answer> {
    this.asked++;
    // Not AbortSignal.any over AbortSignal.timeout: Node 20 may collect the latter before it fires.
    const end = new AbortController();
    const stop = (): void => end.abort(this.signal!.reason);
    this.signal?.addEventListener('abort', stop);
    const { timeout } = this.config;
    const timer = setTimeout(() => end.abort(new Error(`> ${timeout} s`)), timeout * 1000);
    try {
      const response = await fetch(url, {
        headers: { ...headers, 'user-agent': this.#userAgent, accept: '*/*' },
        signal: end.signal,
      });
      const { status } = response;
      if (status !== 200) await response.body?.cancel();
      if (status === 304) return { kind: 'same' };
      if (status === 404 || status === 410) return { kind: 'gone', status };
      if (status === 429 || status === 503) this.#paused.add(new URL(url).origin);
      if (status !== 200) return { kind: 'failed', message: `${url}: HTTP ${status}` };
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > maxBytes) return { kind: 'failed', message: `${url}: > ${maxBytes / 1e6} MB` };
        chunks.push(chunk);
      }
      return {
        kind: 'read',
        bytes: Buffer.concat(chunks),
        url: response.url,
        contentType: response.headers.get('content-type') ?? '',
        ...(response.headers.has('etag') && { etag: response.headers.get('etag')! }),
        ...(response.headers.has('last-modified') && {
          lastModified: response.headers.get('last-modified')!,
        }),
      };
    } catch (error) {
      this.signal?.throwIfAborted();
      const { cause, message } = error as Error & { cause?: Error };
      return { kind: 'failed', message: `${url}: ${cause?.message || message}` };
    } finally {
      clearTimeout(timer);
      this.signal?.removeEventListener('abort', stop);
    }
  }
}
