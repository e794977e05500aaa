import { markNormalised } from '../../feed/model/normalised.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';

/** An item's section path, `뉴스홈 › 국제뉴스`, or its first tag. */
const pathOf = ({ _dongpo, tags = [] }: FeedItem): string[] => _dongpo?.section_path ?? tags.slice(0, 1);

/** The first level at which the paths differ: a level that all have in common is no section. */
function splitLevel(paths: string[][]): number {
  const [first] = paths;
  let level = 0;
  while (first && paths.every((path) => path[level + 1] && path[level] === first[level])) level++;
  return level;
}

/** A part of a feed, and the name of its section; `''` is the whole feed. */
export interface Section {
  name: string;
  feed: Feed;
}

/**
 * The whole feed, then its largest sections.
 * @param maxSections parts in all; the whole feed counts
 */
export function splitBySection(feed: Feed, maxSections: number): Section[] {
  const itemsOf = new Map<string, FeedItem[]>();
  const level = splitLevel(feed.items.map(pathOf).filter(({ length }) => length));
  for (const item of feed.items) {
    const name = pathOf(item)[level];
    if (name) itemsOf.set(name, [...(itemsOf.get(name) ?? []), item]);
  }
  const whole = { name: '', feed };
  // A single section holds the same items as the whole feed.
  if (itemsOf.size < 2) return [whole];
  const largest = [...itemsOf].sort(([, a], [, b]) => b.length - a.length).slice(0, maxSections - 1);
  // The feed's next page is that of all sections.
  const { next_url: _, ...ofSection } = feed;
  return [
    whole,
    ...largest.map(([name, items]) => ({ name, feed: markNormalised({ ...ofSection, items }) })),
  ];
}
