import { repeat } from 'lit/directives/repeat.js';
import type { FeedItem } from '../../feed/model/types.js';

/** The ids of items, made unique: two items of a feed may have one id. */
export function uniqueKeys(items: FeedItem[]): string[] {
  const keys = new Set<string>();
  for (const { id } of items) {
    let key = id;
    while (keys.has(key)) key += ' ';
    keys.add(key);
  }
  return [...keys];
}

/** One row for each item. A row stays the same node as long as its item is in the list. */
export function renderRows(
  items: FeedItem[],
  renderRow: (item: FeedItem, index: number) => unknown,
): unknown {
  const keys = uniqueKeys(items);
  return repeat(items, (_, index) => keys[index], renderRow);
}

/**
 * Runs an update of a root, and gives the focus back to the element that had it: a node that is moved or removed
 * loses it.
 * @param fallback selects the element that gets the focus where the one that had it is gone
 */
export function keepFocus(root: ShadowRoot, update: () => void, fallback: string): void {
  const focused = root.activeElement as HTMLElement | null;
  update();
  if (!focused || root.activeElement === focused) return;
  const target = focused.isConnected ? focused : root.querySelector<HTMLElement>(fallback);
  target?.focus({ preventScroll: true });
}
