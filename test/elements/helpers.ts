/** Helpers of the tests in browsers: mounting elements, waiting for them, reading what they show. */
import '../../src/define/index.js';
import { fixture, waitUntil } from '@open-wc/testing';
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { clearRetries, retryConfig } from '../../src/feed/load/retry.js';
import { jsonFeed } from '../mocks/feeds.js';

export const TAGS = ['dongpo-headlines', 'dongpo-best', 'dongpo-article'] as const;
export const LISTS = ['dongpo-headlines', 'dongpo-best'] as const;
export const FEED_URL = 'https://feeds.test/latest.json';
export const UNANSWERED_URL = 'https://feeds.test/never';
/** A transparent image of one pixel, as a data URL. */
export const PIXEL_URL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

type Raw = Record<string, unknown>;
type Page = Record<symbol, Map<string, unknown> | undefined>;

/** Suffix of the Cache Storage names. Test files share one origin, so each test gets caches of its own. */
let generation = '';
const { open } = CacheStorage.prototype;
CacheStorage.prototype.open = function (name) {
  return open.call(this, name + generation);
};

/** Empties the page's request cache, the persistent feed cache, the state of hosts, and the retry delays. */
export function resetCaches(): void {
  generation = ` ${crypto.randomUUID()}`;
  const page = globalThis as unknown as Page;
  page[Symbol.for('dongpo-widgets.store.1')]?.clear();
  delete page[Symbol.for('dongpo-widgets.origins.1')];
  // Retries follow without a delay.
  retryConfig.base = 1;
  clearRetries(FEED_URL);
}

/** Answers `FEED_URL` with status 500 the first `times` times, then as usual. An element shows an error after three. */
export function failTimes(times: number): ReturnType<typeof http.get> {
  let left = times;
  return http.get(FEED_URL, () => (left-- > 0 ? new HttpResponse(null, { status: 500 }) : undefined));
}

/** Adds markup to the page; its elements get `loading="eager"` unless they set `loading`. */
export const mount = (markup: string): Promise<DongpoElement> =>
  fixture<DongpoElement>(markup.replace(/<dongpo-\w+(?![^>]*\bloading=)/g, '$& loading="eager"'));

/** Mounts an element, sets its `feed` property and waits until it shows it. */
export async function mountWithFeed(
  tag: string,
  feed: object,
  attributes = '',
  children = '',
): Promise<DongpoElement> {
  const element = await mount(`<${tag} ${attributes}>${children}</${tag}>`);
  element.feed = feed;
  await waitUntilSettled(element);
  return element;
}

/** The mock feed, with members of the first items and of the feed replaced. */
export function feedWith(items: Raw[], members: Raw = {}, count = Math.max(items.length, 1)): object {
  const feed = jsonFeed(count);
  return { ...feed, ...members, items: feed.items.map((item, index) => ({ ...item, ...items[index] })) };
}

export const feedResponse = (feed: object): HttpResponse<string> =>
  new HttpResponse(JSON.stringify(feed), { headers: { 'content-type': 'application/feed+json' } });

const patience = { interval: 10, timeout: 6000 };

/** Waits until the condition holds; fails after 6 s, naming `what`. */
export const waitFor = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(() => !!condition(), what, patience);

/** Waits until `data-state` has that value. */
export async function waitForState(element: Element, state: string): Promise<void> {
  await waitUntil(
    () => (element as HTMLElement).dataset.state === state,
    `${element.localName} never became ${state}`,
    patience,
  );
}

/** Waits until the feed or an error has arrived and is rendered. */
export async function waitUntilSettled(element: Element): Promise<void> {
  const state = (): string => (element as HTMLElement).dataset.state ?? '';
  await waitFor(() => /ready|empty|error|stale/.test(state()), `${element.localName} stayed ${state()}`);
  if (/ready|stale/.test(state()))
    await waitFor(
      () =>
        query(element, 'item') ||
        query(element, 'article') ||
        query(element, 'panel') ||
        query(element, 'status') ||
        query(element, 'slot:not([name]):not([hidden])'),
      `${element.localName} stayed blank`,
    );
}

/** All nodes of the shadow root with that part; anything but a word is a selector. */
export const queryAll = (element: Element, part: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(/^\w+$/.test(part) ? `[part~="${part}"]` : part),
];
/** The first node with that part, or of that selector. */
export const query = (element: Element, part: string): HTMLElement | undefined => queryAll(element, part)[0];

/** Text content, with white space collapsed. */
export const textOf = (node?: Element | null): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export const textsOf = (element: Element, part: string): string[] => queryAll(element, part).map(textOf);
export const containerOf = (element: Element): HTMLElement => element.shadowRoot!.querySelector('section')!;

/** True if the node has a box on the page. A node of a slot that is not rendered has none. */
export function isVisible(node: Node | null): boolean {
  const range = document.createRange();
  if (!node) return false;
  range.selectNode(node);
  return [...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1);
}

/** A promise with its `resolve`, as `Promise.withResolvers()` gives in newer browsers. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Records the events of these names that reach the document, until the test ends. */
export function recordEvents<Name extends keyof HTMLElementEventMap>(
  ...names: Name[]
): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = [];
  for (const name of names) {
    const record = (event: Event): void => void events.push(event as HTMLElementEventMap[Name]);
    document.addEventListener(name, record);
    onCleanup(() => document.removeEventListener(name, record));
  }
  return events;
}

/** Records uncaught errors and rejections, until the test ends. */
export function recordErrors(): string[] {
  const errors: string[] = [];
  const record = (event: Event): void => {
    const { message, reason } = event as ErrorEvent & PromiseRejectionEvent;
    errors.push(String(message ?? reason));
    // Otherwise mocha fails the test that is running.
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const { onerror } = window;
  // Mocha's own handler, which no listener can stop.
  window.onerror = null;
  onCleanup(() => {
    window.onerror = onerror;
  });
  for (const type of ['error', 'unhandledrejection']) {
    window.addEventListener(type, record, true);
    onCleanup(() => window.removeEventListener(type, record, true));
  }
  return errors;
}

const cleanups: (() => void)[] = [];

/** Called in a `describe`: each test starts with empty caches, and its `onCleanup` callbacks run after it. */
export function useCleanPage(): void {
  beforeEach(resetCaches);
  afterEach(() => {
    for (const cleanup of cleanups.splice(0)) cleanup();
  });
}

/**
 * Holds back the response to requests for `address`.
 * @returns releases the response, which `respond` then makes
 */
export function respondWhenReleased(
  feeds: { use(...handlers: RequestHandler[]): unknown },
  address: string,
  respond: () => Response,
): () => void {
  const { promise: released, resolve: release } = deferred();
  onCleanup(release);
  feeds.use(
    http.get(address, async () => {
      await released;
      return respond();
    }),
  );
  return release;
}

/** Records the abort signals of requests made with `fetch`, until the test ends. */
export function recordSignals(): AbortSignal[] {
  const seen: AbortSignal[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    if (init?.signal) seen.push(init.signal);
    return fetch(input, init);
  };
  onCleanup(() => {
    window.fetch = fetch;
  });
  return seen;
}

/** Runs `cleanup` when the test has ended. */
export const onCleanup = (cleanup: () => void): void => void cleanups.push(cleanup);
