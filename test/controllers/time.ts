/** Time that a test lets pass: what was to happen after a long time happens then, in no time. */
import { nextFrame } from '@open-wc/testing';
import { later, one, until } from '../elements/helpers.js';

/** From here on timers are the test's; shorter ones, such as those of the network, are the browser's. */
const LONG = 20_000;

interface Timer {
  at: number;
  act: () => void;
}

export interface Time {
  /** Milliseconds from now, of each timer that waits. */
  waits: () => number[];
  /** All that was asked of setTimeout so far, long or short. */
  readonly asked: number[];
  pass: (milliseconds: number) => void;
}

/** Takes the clock and the long timers, to the end of the test; it is the next noon: midnight is hours away. */
export function stopTime(): Time {
  const { setTimeout, clearTimeout } = window;
  const { now } = Date;
  const timers = new Map<number, Timer>();
  const asked: number[] = [];
  let ahead = new Date(now() + 432e5).setHours(12, 0, 0, 0) - now();
  let last = 1e9;
  Date.now = () => now() + ahead;
  window.setTimeout = ((act: () => void, delay = 0, ...rest: unknown[]) => {
    asked.push(delay);
    if (delay < LONG) return setTimeout(act, delay, ...rest);
    timers.set(++last, { at: Date.now() + delay, act });
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (!timers.delete(id as number)) clearTimeout(id);
  };
  later(() => {
    Date.now = now;
    Object.assign(window, { setTimeout, clearTimeout });
  });
  return {
    asked,
    waits: () => [...timers.values()].map(({ at }) => at - Date.now()).sort((a, b) => a - b),
    pass(milliseconds) {
      ahead += milliseconds;
      for (const [id, { at, act }] of [...timers]) if (at <= Date.now() && timers.delete(id)) act();
    },
  };
}

/** An own property in place of the browser's, to the end of the test. */
export function pretend(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { configurable: true, value });
  later(() => void delete (object as Record<string, unknown>)[name]);
}

export function hide(hidden: boolean): void {
  pretend(document, 'hidden', hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** What an element does once it is seen is loaded by then. */
export const alive = (element: Element): Promise<void> =>
  until(() => one(element, '.notice'), `${element.localName} never came to life`);

/** By then, whatever has begun has asked the network: observers report in a frame, requests keep their order. */
export async function quiet(): Promise<void> {
  await nextFrame();
  await nextFrame();
  await fetch('https://feeds.test/404');
}
