import type { Feed, FeedItem, FeedTerms } from '../feed/model/types.js';
import { applyTerms } from '../feed/parse/terms.js';
import { articleName, isArticle } from './article-name.js';

/** What the editors want beyond what the source says. Articles by number, id or address. */
export interface Editing {
  /** Withdrawn: they leave every list, every file and, by `_dongpo.removed`, every copy at a reader's. */
  removed?: readonly string[];
  /** Marked as corrected. */
  corrected?: readonly string[];
  /** First in every list that holds them, in this order. */
  pinned?: readonly string[];
  /** Stronger than those of the source, member by member. */
  terms?: FeedTerms;
}

/** The place of an item in an editor's list; -1 where it is not in it. */
const place = (words: readonly string[], item: FeedItem): number =>
  words.findIndex((word) => isArticle(item, word));

/**
 * A feed as it is published: short ids ({@link articleName}), the editors' will done, kept to its terms.
 * The feed that is given stays as it is.
 */
export function publish(source: Feed, editing: Editing = {}, now: number = Date.now()): Feed {
  const { removed = [], corrected = [], pinned = [], terms } = editing;
  const feed = structuredClone(source);
  const { diagnostics: _, ...extension } = feed._dongpo ?? {};
  const gone = [...removed, ...(extension.removed ?? [])];
  feed.items = feed.items
    .filter((item) => place(gone, item) < 0)
    .map((item) => ({
      ...item,
      id: articleName(item),
      ...(place(corrected, item) >= 0 && { _dongpo: { ...item._dongpo, status: 'corrected' } }),
    }));
  if (pinned.length) {
    const rank = (item: FeedItem): number => place(pinned, item) + 1 || Number.POSITIVE_INFINITY;
    // Sorting is stable; two infinities have no difference.
    feed.items.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  }
  const names = gone.map((word) => articleName({ id: word }));
  feed._dongpo = {
    ...extension,
    ...(gone.length && { removed: [...new Set([...names, ...gone])] }),
    ...((terms || extension.terms) && { terms: { ...extension.terms, ...terms } }),
  };
  if (!Object.keys(feed._dongpo).length) delete feed._dongpo;
  return applyTerms(feed, now);
}

/** A feed of one item: what `article/{item}.json` holds. */
export function articleFeed(feed: Feed, item: FeedItem, address?: string): Feed {
  const { items: _, ...about } = feed;
  const language = item.language ?? feed.language;
  return {
    ...about,
    ...(language && { language }),
    ...(address && { feed_url: address }),
    items: [item],
  };
}

/**
 * What takes the place of an article that is withdrawn, or that the terms keep back: empty, and not an error, after
 * which a reader's own copy would be shown.
 */
export function tombstone(feed: Feed, name: string, address?: string): Feed {
  const { removed = [], ...extension } = feed._dongpo ?? {};
  const own = removed.filter((word) => word === name);
  return {
    ...feed,
    ...(address && { feed_url: address }),
    _dongpo: { ...extension, ...(own[0] && { removed: own }) },
    items: [],
  };
}
