import type { ShownItems } from '../elements/core/selection-host.js';

/** The items that the elements of each page show, in their order. */
const pages = new WeakMap<Set<string>, Promise<ShownItems | undefined>[]>();

/** An element's place among those of its page. */
export interface PagePlace {
  /** Items of the elements before it, when these are chosen. */
  shownBefore(): Promise<readonly ShownItems[]>;
  /** Tells the elements behind it what it shows: to be called once, whatever happens. */
  show(shown: ShownItems | undefined): void;
}

/** Takes the next place on a page. Renderings of a page may be under way at the same time. */
export function joinPage(page: Set<string> = new Set()): PagePlace {
  const places = pages.get(page) ?? [];
  pages.set(page, places);
  const before = [...places];
  let show: PagePlace['show'] = () => {};
  places.push(
    new Promise((resolve) => {
      show = resolve;
    }),
  );
  return {
    shownBefore: async () => (await Promise.all(before)).flatMap((shown) => shown ?? []),
    show,
  };
}
