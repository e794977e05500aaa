import type { Feed } from '../feed/model/types.js';
import { selectItems } from '../feed/select/select-items.js';
import type { SelectOptions } from '../feed/select/select-options.js';

/** Which items a published list has: the attributes of an element by their property names. */
export interface ListChoice extends Omit<SelectOptions, 'now'> {
  /** Items at most. */
  limit?: number | undefined;
}

const TEXTS = ['order', 'section', 'author', 'include', 'exclude'];
const NUMBERS = ['maxAge', 'offset', 'limit'];

/**
 * Checks a choice that an operator wrote.
 * @returns the name of the first member that is wrong, or unknown; `undefined` if all are right
 */
export function wrongMember(choice: object): string | undefined {
  const isRight = ([name, value]: [string, unknown]): boolean => {
    if (name === 'order') return value === 'feed' || value === 'newest' || value === 'oldest';
    if (TEXTS.includes(name)) return typeof value === 'string';
    return NUMBERS.includes(name) && typeof value === 'number' && value >= 0;
  };
  return Object.entries(choice).find((member) => !isRight(member))?.[0];
}

/** A feed of the items that are chosen of it, as an element with such attributes shows them. */
export const chooseItems = (feed: Feed, { limit, ...options }: ListChoice, now: number): Feed => ({
  ...feed,
  items: selectItems([feed], { ...options, now }).items.slice(0, limit),
});
