import type { FeedItem } from '../feed/model/types.js';
import { comparableUrl } from '../text/comparable-url.js';
import { articleName } from './article-name.js';

const isAddress = (reference: string): boolean => /^(https?:)?\/\//.test(reference);

/**
 * References to articles: by name, id, or address in any spelling. They are sorted once, so that to look an item up
 * takes the same time however many references there are.
 */
export class References {
  /** Index of the first reference of a name or id, and of the first of an address. */
  readonly #names = new Map<string, number>();
  readonly #addresses = new Map<string, number>();

  constructor(references: readonly string[]) {
    for (const [index, reference] of references.entries()) {
      if (!this.#names.has(reference)) this.#names.set(reference, index);
      if (!isAddress(reference)) continue;
      const address = comparableUrl(reference);
      if (!this.#addresses.has(address)) this.#addresses.set(address, index);
    }
  }

  /**
   * The index of the first reference that means an item; -1 without one.
   * @param name of the item, where the caller has it
   */
  indexOf(item: Pick<FeedItem, 'id' | 'url'>, name?: string): number {
    if (!this.#names.size) return -1;
    const indexes = [this.#names.get(item.id), this.#names.get(name ?? articleName(item))];
    if (this.#addresses.size)
      for (const address of [item.id, item.url ?? ''])
        if (/^https?:/.test(address)) indexes.push(this.#addresses.get(comparableUrl(address)));
    const found = indexes.filter((index) => index !== undefined);
    return found.length ? Math.min(...found) : -1;
  }

  has(item: Pick<FeedItem, 'id' | 'url'>, name?: string): boolean {
    return this.indexOf(item, name) >= 0;
  }
}

/** The references that mean none of some items. */
export function unknownReferences(
  references: readonly string[],
  items: Iterable<Pick<FeedItem, 'id' | 'url'>>,
): string[] {
  const names = new Set<string>();
  const addresses = new Set<string>();
  for (const item of items) {
    names.add(item.id).add(articleName(item));
    for (const address of [item.id, item.url ?? ''])
      if (/^https?:/.test(address)) addresses.add(comparableUrl(address));
  }
  return references.filter(
    (reference) =>
      !names.has(reference) && !(isAddress(reference) && addresses.has(comparableUrl(reference))),
  );
}
