/** What the tests of the elements share. */
import '../../src/define/index.js';
import { fixture, waitUntil } from '@open-wc/testing';
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { clearRetries, retryConfig } from '../../src/feed/load/retry.js';
import { jsonFeed } from '../mocks/feeds.js';

export const TAGS = ['dongpo-headlines', 'dongpo-best', 'dongpo-article'] as const;
export const LISTS = ['dongpo-headlines', 'dongpo-best'] as const;
export const FEED = 'https://feeds.test/latest.json';
export const NEVER = 'https://feeds.test/never';
/** A picture that loads anywhere. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

type Raw = Record<string, unknown>;
type Page = Record<symbol, Map<string, unknown> | undefined>;

/** Test files run in pages of one origin at a time: each test has copies of its own. */
let generation = '';
const { open } = CacheStorage.prototype;
CacheStorage.prototype.open = function (name) {
  return open.call(this, name + generation);
};

/** The page's store keeps an answer for a minute, and the browser a copy: a test begins without. */
export function forgetFeeds(): void {
  generation = ` ${crypto.randomUUID()}`;
  const page = globalThis as unknown as Page;
  page[Symbol.for('dongpo-widgets.store.1')]?.clear();
  delete page[Symbol.for('dongpo-widgets.origins.1')];
  // Attempts follow each other at once.
  retryConfig.base = 1;
  clearRetries(FEED);
}

/** The feed's server fails so often, then answers as usual: an element asks three times before it says so. */
export function failing(times: number): ReturnType<typeof http.get> {
  let left = times;
  return http.get(FEED, () => (left-- > 0 ? new HttpResponse(null, { status: 500 }) : undefined));
}

/** Elements that load at once, wherever they are, unless they say otherwise. */
export const make = (markup: string): Promise<DongpoElement> =>
  fixture<DongpoElement>(markup.replace(/<dongpo-\w+(?![^>]*\bloading=)/g, '$& loading="eager"'));

/** An element with a feed object. */
export async function withFeed(
  tag: string,
  feed: object,
  attributes = '',
  children = '',
): Promise<DongpoElement> {
  const element = await make(`<${tag} ${attributes}>${children}</${tag}>`);
  element.feed = feed;
  await settled(element);
  return element;
}

/** The mock's feed with its first items changed, and members of its own. */
export function feedWith(items: Raw[], members: Raw = {}, count = Math.max(items.length, 1)): object {
  const feed = jsonFeed(count);
  return { ...feed, ...members, items: feed.items.map((item, index) => ({ ...item, ...items[index] })) };
}

export const answer = (feed: object): HttpResponse<string> =>
  new HttpResponse(JSON.stringify(feed), { headers: { 'content-type': 'application/feed+json' } });

const soon = { interval: 10, timeout: 6000 };

export const until = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(() => !!condition(), what, soon);

export async function reaches(element: Element, state: string): Promise<void> {
  await waitUntil(
    () => (element as HTMLElement).dataset.state === state,
    `${element.localName} never became ${state}`,
    soon,
  );
}

/** The feed is there, and what it brought is rendered. */
export async function settled(element: Element): Promise<void> {
  const state = (): string => (element as HTMLElement).dataset.state ?? '';
  await until(() => /ready|empty|error|stale/.test(state()), `${element.localName} stayed ${state()}`);
  if (/ready|stale/.test(state()))
    await until(
      () =>
        one(element, 'item') ||
        one(element, 'article') ||
        one(element, 'panel') ||
        one(element, 'status') ||
        one(element, 'slot:not([name]):not([hidden])'),
      `${element.localName} stayed blank`,
    );
}

/** All nodes with that part. */
export const all = (element: Element, part: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(/^\w+$/.test(part) ? `[part~="${part}"]` : part),
];
/** The first node with that part; anything but a word is a selector. */
export const one = (element: Element, part: string): HTMLElement | undefined => all(element, part)[0];

/** What a reader sees of a node, white space folded. */
export const said = (node?: Element | null): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
export const texts = (element: Element, part: string): string[] => all(element, part).map(said);
export const box = (element: Element): HTMLElement => element.shadowRoot!.querySelector('section')!;

/** Whether it has a place on the page; a node in a slot that is not rendered has none. */
export function visible(node: Node | null): boolean {
  const range = document.createRange();
  if (!node) return false;
  range.selectNode(node);
  return [...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1);
}

/** A promise, and what resolves it. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** The events of these names that reach the document, from now to the end of the test. */
export function heard<Name extends keyof HTMLElementEventMap>(...names: Name[]): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = [];
  for (const name of names) {
    const note = (event: Event): void => void events.push(event as HTMLElementEventMap[Name]);
    document.addEventListener(name, note);
    cleanups.push(() => document.removeEventListener(name, note));
  }
  return events;
}

/** What the elements throw into the page, from now to the end of the test. */
export function thrown(): string[] {
  const errors: string[] = [];
  const note = (event: Event): void => {
    const { message, reason } = event as ErrorEvent & PromiseRejectionEvent;
    errors.push(String(message ?? reason));
    // Judged by the test, not by mocha.
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const type of ['error', 'unhandledrejection']) {
    window.addEventListener(type, note, true);
    cleanups.push(() => window.removeEventListener(type, note, true));
  }
  return errors;
}

const cleanups: (() => void)[] = [];

/** Called in a `describe`: each test begins with an empty store and leaves no listener. */
export function clean(): void {
  beforeEach(forgetFeeds);
  afterEach(() => {
    for (const cleanup of cleanups.splice(0)) cleanup();
  });
}

/** Answers an address when it is told to, as `answering` then says. */
export function gated(
  feeds: { use(...handlers: RequestHandler[]): unknown },
  address: string,
  answering: () => Response,
): () => void {
  const { open, opened } = gate();
  later(open);
  feeds.use(
    http.get(address, async () => {
      await opened;
      return answering();
    }),
  );
  return open;
}

/** The signals of the requests made from now on. */
export function signals(): AbortSignal[] {
  const seen: AbortSignal[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    if (init?.signal) seen.push(init.signal);
    return fetch(input, init);
  };
  later(() => {
    window.fetch = fetch;
  });
  return seen;
}

/** Done when the test ends. */
export const later = (cleanup: () => void): void => void cleanups.push(cleanup);
