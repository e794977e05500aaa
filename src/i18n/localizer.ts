import ko from './locales/ko.js';
import type { Counted, Messages } from './messages.js';

/** Messages, and what it takes to speak them. */
export interface Words extends Messages {
  /** What `Intl` formats by, and the `lang` of the block: it may name a region of its own. */
  tag: string;
  /** Calendar of dates; none: the language's. */
  calendar?: string;
  /** So long ago, in other words than those of `Intl`. */
  past?(count: number, unit: 'minute' | 'hour' | 'day'): string;
  /** A text with its number, in the form and digits of the language. */
  count(text: Counted, number: number): string;
}

/** The locales that are there. */
export const locales: Record<string, Messages> = { ko };

/** Korean has one form for all numbers. */
const count = (text: Counted, number: number): string =>
  (text as string).replace('{}', number.toLocaleString('ko'));
export const korean = (): Words => ({ ...locales.ko!, tag: 'ko', count });

type Speak = (wanted: string, arrived: () => void) => Words | undefined;
/** Of all languages but Korean. */
let speak: Speak | undefined;
let coming: Promise<void> | undefined;

/**
 * The words for a language tag; without one, Korean. Nothing while they are on their way: then `arrived` is
 * called once they are there. What cannot be loaded leaves Korean in its place.
 */
export function wordsFor(wanted: string | undefined, arrived: () => void): Words | undefined {
  if (!wanted || /^ko\b/i.test(wanted)) return korean();
  if (speak) return speak(wanted, arrived);
  coming ??= import('./load-locale.js').then(
    (world) => {
      speak = world.wordsFor;
    },
    () => {
      speak = korean;
    },
  );
  coming.then(arrived);
  return;
}
