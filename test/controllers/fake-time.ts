/** A clock and timers that a test advances by hand. */
import { nextFrame } from '@open-wc/testing';
import { onCleanup, query, waitFor } from '../elements/helpers.js';

/** Delays from which on timers are faked, in milliseconds. Shorter ones, such as the network's, stay real. */
const LONG = 20_000;

interface Timer {
  at: number;
  callback: () => void;
}

export interface FakeTime {
  /** Remaining milliseconds of each faked timer, ascending. */
  pendingDelays: () => number[];
  /** Delays of all setTimeout calls so far, faked or not. */
  readonly requestedDelays: number[];
  /** Moves the clock and runs the timers that are due. */
  advance: (milliseconds: number) => void;
}

/** Replaces `Date.now` and long timers until the test ends. The clock starts at the next noon, far from midnight. */
export function startFakeTime(): FakeTime {
  const { setTimeout, clearTimeout } = window;
  const { now } = Date;
  const timers = new Map<number, Timer>();
  const asked: number[] = [];
  let ahead = new Date(now() + 432e5).setHours(12, 0, 0, 0) - now();
  let last = 1e9;
  Date.now = () => now() + ahead;
  window.setTimeout = ((callback: () => void, delay = 0, ...rest: unknown[]) => {
    asked.push(delay);
    if (delay < LONG) return setTimeout(callback, delay, ...rest);
    timers.set(++last, { at: Date.now() + delay, callback });
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (!timers.delete(id as number)) clearTimeout(id);
  };
  onCleanup(() => {
    Date.now = now;
    Object.assign(window, { setTimeout, clearTimeout });
  });
  return {
    requestedDelays: asked,
    pendingDelays: () => [...timers.values()].map(({ at }) => at - Date.now()).sort((a, b) => a - b),
    advance(milliseconds) {
      ahead += milliseconds;
      for (const [id, { at, callback }] of [...timers]) if (at <= Date.now() && timers.delete(id)) callback();
    },
  };
}

/** Overrides a property with an own one, until the test ends. */
export function stubProperty(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { configurable: true, value });
  onCleanup(() => void delete (object as Record<string, unknown>)[name]);
}

/** Sets `document.hidden` and fires `visibilitychange`. */
export function setDocumentHidden(hidden: boolean): void {
  stubProperty(document, 'hidden', hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Waits until the element's deferred behaviours are loaded. */
export const waitForBehaviours = (element: Element): Promise<void> =>
  waitFor(() => query(element, '.notice'), `${element.localName} never loaded its deferred behaviours`);

/** Waits until pending work has sent its requests: observers report within two frames, requests keep their order. */
export async function settleNetwork(): Promise<void> {
  await nextFrame();
  await nextFrame();
  await fetch('https://feeds.test/404');
}
