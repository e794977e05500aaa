import type { Feed, FeedItem, FeedTerms } from '../feed/model/types.js';
import { applyTerms } from '../feed/parse/terms.js';
import { articleName, isArticle } from './article-name.js';

/** Decisions of the editors that override the source. They refer to articles by name (number), id or address. */
export interface EditorialOverrides {
  /** Withdrawn articles. They leave every list and file and, by `_dongpo.removed`, every copy that a reader's browser keeps. */
  removed?: readonly string[];
  /** Articles that are marked as corrected (`_dongpo.status`). */
  corrected?: readonly string[];
  /** Articles that come first, in this order, in every list that holds them. */
  pinned?: readonly string[];
  /** Members that replace those of the source's own terms. */
  terms?: FeedTerms;
}

/** The index of the reference that means `item`; -1 without one. */
const indexOfArticle = (references: readonly string[], item: FeedItem): number =>
  references.findIndex((reference) => isArticle(item, reference));

/** Items in the editors' order: pinned ones first, the others as they were. */
function pinnedFirst(items: FeedItem[], pinned: readonly string[]): FeedItem[] {
  const position = (item: FeedItem): number => {
    const index = indexOfArticle(pinned, item);
    return index < 0 ? pinned.length : index;
  };
  return items.toSorted((a, b) => position(a) - position(b));
}

/**
 * The feed as it is published: short ids ({@link articleName}), the editors' overrides applied, cut to its terms.
 *
 * @param source stays unchanged
 * @param now milliseconds since 1970, for terms that set an age
 */
export function publish(source: Feed, editing: EditorialOverrides = {}, now: number = Date.now()): Feed {
  const { removed = [], corrected = [], pinned = [], terms } = editing;
  const feed = structuredClone(source);
  const { diagnostics: _, ...extension } = feed._dongpo ?? {};
  // The source's own next page has other items than those that follow here, and its address may hold a key.
  delete feed.next_url;
  const withdrawn = [...removed, ...(extension.removed ?? [])];
  const items = feed.items
    .filter((item) => indexOfArticle(withdrawn, item) < 0)
    .map(
      (item): FeedItem => ({
        ...item,
        id: articleName(item),
        ...(indexOfArticle(corrected, item) >= 0 && {
          _dongpo: { ...item._dongpo, status: 'corrected' },
        }),
      }),
    );
  feed.items = pinned.length ? pinnedFirst(items, pinned) : items;
  const withdrawnNames = withdrawn.map((reference) => articleName({ id: reference }));
  feed._dongpo = {
    ...extension,
    ...(withdrawn.length && { removed: [...new Set([...withdrawnNames, ...withdrawn])] }),
    ...((terms || extension.terms) && { terms: { ...extension.terms, ...terms } }),
  };
  if (!Object.keys(feed._dongpo).length) delete feed._dongpo;
  return applyTerms(feed, now);
}

/**
 * A feed of one item, as `article/{name}.json` holds it.
 * @param feedUrl the file's own address, for `feed_url`
 */
export function articleFeed(feed: Feed, item: FeedItem, feedUrl?: string): Feed {
  const { items: _, ...metadata } = feed;
  const language = item.language ?? feed.language;
  return {
    ...metadata,
    ...(language && { language }),
    ...(feedUrl && { feed_url: feedUrl }),
    items: [item],
  };
}

/**
 * The feed that replaces an article which is withdrawn, or which the terms keep back. It is empty rather than an
 * error, since after an error an element shows the copy that the reader's browser keeps.
 *
 * @param feedUrl the file's own address, for `feed_url`
 */
export function tombstone(feed: Feed, name: string, feedUrl?: string): Feed {
  const { removed = [], ...extension } = feed._dongpo ?? {};
  return {
    ...feed,
    ...(feedUrl && { feed_url: feedUrl }),
    _dongpo: { ...extension, ...(removed.includes(name) && { removed: [name] }) },
    items: [],
  };
}
