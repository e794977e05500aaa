import { setTimeout as wait } from 'node:timers/promises';
import robotsParserModule from 'robots-parser';
import { readBody } from '../../feed/load/read-body.js';
import { conditionalHeaders, type Validators, validatorsOf } from '../../feed/load/validators.js';
import { hostPort } from '../../gateway/addresses.js';
import { createGuardedFetch } from '../../gateway/guarded-fetch-node.js';
import type { Config } from './config.js';
import type { BakeMessages } from './messages.js';

/** A page or feed that was read. `url` is its address after redirects. */
export interface ReadResult extends Validators {
  kind: 'read';
  bytes: Uint8Array;
  url: string;
  contentType: string;
}

/** Outcome of a request. `unchanged`: 304; `gone`: 404 or 410; `failed`: any other, with a message for the operator. */
export type CrawlResult =
  | ReadResult
  | { kind: 'unchanged' }
  | { kind: 'gone'; status: number }
  | { kind: 'failed'; message: string; refusal?: string };

const MAX_BYTES = 20e6;
/** Longest `Crawl-delay` that is kept, in seconds. */
const MAX_CRAWL_DELAY = 60;

interface Robots {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
}
/** The rules of an origin; or why there are none: its file cannot be read, or the address is refused for a reason. */
type RobotsResult = Robots | 'unreadable' | { refusal: string };

/** The package's own declarations describe an ES module's default export, which a CommonJS one has not. */
const robotsParser = robotsParserModule as unknown as (url: string, text: string) => Robots;

/** Hosts that the operator has named, which may be private: those of the sources and of the best list. */
const configuredHosts = ({ sources, best }: Config): string[] =>
  [...sources.map(({ url }) => url), ...(best?.url ? [best.url] : [])].map((url) => hostPort(new URL(url)));

/** The address guard's reason to refuse an address, that of a redirect perhaps; `undefined` for another error. */
const refusalOf = (error: unknown): string | undefined =>
  [error, (error as { cause?: unknown }).cause].find(
    (each): each is Error => each instanceof Error && 'code' in each && each.code === 'ERR_REFUSED_ADDRESS',
  )?.message;

/**
 * Reads from the newspaper's servers with as little load as possible: one request at a time with a pause between,
 * conditional ones, within `robots.txt` (RFC 9309), none to a server that asked for a pause (429, 503), and with a
 * `User-Agent` that names who runs it.
 *
 * A list decides where its articles are. Addresses inside the network, also those of redirects and those that names
 * resolve to, are requested only where the configuration has a source.
 */
export class CrawlClient {
  /** Requests made so far. */
  requestCount = 0;
  readonly #config: Config;
  readonly #messages: BakeMessages;
  readonly #signal: AbortSignal;
  readonly #userAgent: string;
  /** By origin. */
  readonly #robots = new Map<string, Promise<RobotsResult>>();
  readonly #fetch: ReturnType<typeof createGuardedFetch>;
  readonly #resultsOfRun = new Map<string, Promise<CrawlResult>>();
  /** Origins that asked for a pause. */
  readonly #pausedOrigins = new Set<string>();
  /** Resolves when the delay after the latest request is over. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Requests under way, at most `parallel`, and the starts of those that wait. */
  #active = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param version of this package
   * @param signal ends the run: requests then reject with its reason
   */
  constructor(config: Config, messages: BakeMessages, version: string, signal: AbortSignal) {
    this.#config = config;
    this.#messages = messages;
    this.#signal = signal;
    this.#fetch = createGuardedFetch({ allowHosts: configuredHosts(config) });
    const contact = config.contact ?? config.home_page_url ?? 'no contact given';
    // Encoded, since a header cannot hold Korean.
    this.#userAgent = `dongpo-widgets-bake/${version} (${encodeURI(contact)})`;
  }

  /** Requests an address; only if it has changed, where validators of an earlier result are given. */
  async get(url: string, validators: Validators = {}): Promise<CrawlResult> {
    const { origin } = new URL(url);
    if (this.#config.robots) {
      const robots = await this.#robotsOf(origin);
      if (robots === 'unreadable') return { kind: 'failed', message: this.#messages.robotsUnreadable(url) };
      if ('refusal' in robots)
        return { kind: 'failed', message: this.#messages.addressRefused(url, robots.refusal) };
      if (robots.isAllowed(url, this.#userAgent) === false)
        return { kind: 'failed', message: this.#messages.robotsDisallow(url) };
    }
    if (this.#pausedOrigins.has(origin)) return { kind: 'failed', message: this.#messages.serverBusy(url) };
    return this.#requestInTurn(url, await this.#delay(origin), conditionalHeaders(validators));
  }

  /** Calls {@link get} once a run for each address: a page can hold several lists. */
  getOncePerRun(url: string, validators: Validators = {}): Promise<CrawlResult> {
    const key = JSON.stringify([url, validators.etag, validators.lastModified]);
    const result = this.#resultsOfRun.get(key) ?? this.get(url, validators);
    this.#resultsOfRun.set(key, result);
    return result;
  }

  /** Ends the connections. */
  close(): Promise<void> {
    return this.#fetch.close();
  }

  #robotsOf(origin: string): Promise<RobotsResult> {
    const robots = this.#robots.get(origin) ?? this.#readRobots(`${origin}/robots.txt`);
    this.#robots.set(origin, robots);
    return robots;
  }

  async #readRobots(url: string): Promise<RobotsResult> {
    const result = await this.#requestInTurn(url, this.#config.delay, {});
    if (result.kind === 'failed' && result.refusal) return { refusal: result.refusal };
    if (result.kind === 'read') return robotsParser(url, new TextDecoder().decode(result.bytes));
    // Without the file everything is allowed; while it is unreachable, nothing is (RFC 9309, 2.3.1.3 and 2.3.1.4).
    return result.kind === 'gone' ? robotsParser(url, '') : 'unreadable';
  }

  /** Seconds between two requests to an origin. */
  async #delay(origin: string): Promise<number> {
    const robots = await this.#robots.get(origin);
    const crawlDelay =
      typeof robots === 'object' && !('refusal' in robots) ? robots.getCrawlDelay(this.#userAgent) : 0;
    return Math.min(MAX_CRAWL_DELAY, Math.max(this.#config.delay, crawlDelay ?? 0));
  }

  /** @param delay seconds until the next request may start */
  async #requestInTurn(url: string, delay: number, headers: Record<string, string>): Promise<CrawlResult> {
    if (this.#active >= this.#config.parallel) await new Promise<void>((start) => this.#waiting.push(start));
    else this.#active++;
    try {
      const turn = this.#turn;
      this.#turn = turn
        .then(() => wait(delay * 1000, undefined, { signal: this.#signal }))
        // Aborted: whoever waits for the turn throws below.
        .catch(() => {});
      await turn;
      this.#signal.throwIfAborted();
      return await this.#request(url, headers);
    } finally {
      const startNext = this.#waiting.shift();
      if (startNext) startNext();
      else this.#active--;
    }
  }

  async #request(url: string, headers: Record<string, string>): Promise<CrawlResult> {
    this.requestCount++;
    const { timeout } = this.#config;
    // AbortSignal.any over AbortSignal.timeout would not do: Node 20 may collect the latter before it fires.
    const controller = new AbortController();
    const abort = (): void => controller.abort(this.#signal.reason);
    this.#signal.addEventListener('abort', abort);
    const timer = setTimeout(() => controller.abort(new Error(`> ${timeout} s`)), timeout * 1000);
    try {
      const response = await this.#fetch(url, {
        headers: { ...headers, 'user-agent': this.#userAgent, accept: '*/*' },
        signal: controller.signal,
      });
      return await this.#readResponse(url, response);
    } catch (error) {
      this.#signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (refusal) return { kind: 'failed', message: this.#messages.addressRefused(url, refusal), refusal };
      const { cause, message } = error as Error & { cause?: Error };
      return { kind: 'failed', message: `${url}: ${cause?.message || message}` };
    } finally {
      clearTimeout(timer);
      this.#signal.removeEventListener('abort', abort);
    }
  }

  async #readResponse(url: string, response: Response): Promise<CrawlResult> {
    const { status, headers } = response;
    if (status !== 200) await response.body?.cancel();
    if (status === 304) return { kind: 'unchanged' };
    if (status === 404 || status === 410) return { kind: 'gone', status };
    if (status === 429 || status === 503) this.#pausedOrigins.add(new URL(url).origin);
    if (status !== 200) return { kind: 'failed', message: `${url}: HTTP ${status}` };
    const bytes = await readBody(response, MAX_BYTES);
    if (!bytes) return { kind: 'failed', message: `${url}: > ${MAX_BYTES / 1e6} MB` };
    return {
      kind: 'read',
      bytes,
      url: response.url,
      contentType: headers.get('content-type') ?? '',
      ...validatorsOf(headers),
    };
  }
}
