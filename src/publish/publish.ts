import type { Feed, FeedItem, FeedTerms } from '../feed/model/types.js';
import { applyTerms } from '../feed/parse/terms.js';
import { articleName } from './article-name.js';
import { References } from './references.js';

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

/** Items in the editors' order: pinned ones first, the others as they were. Their ids are their names. */
function pinnedFirst(items: FeedItem[], pinned: readonly string[]): FeedItem[] {
  const references = new References(pinned);
  return items
    .map((item): [position: number, item: FeedItem] => {
      const index = references.indexOf(item, item.id);
      return [index < 0 ? pinned.length : index, item];
    })
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
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
  const withdrawnReferences = new References(withdrawn);
  const correctedReferences = new References(corrected);
  const items = feed.items.flatMap((item): FeedItem | [] => {
    const name = articleName(item);
    if (withdrawnReferences.has(item, name)) return [];
    const isCorrected = correctedReferences.has(item, name);
    return { ...item, id: name, ...(isCorrected && { _dongpo: { ...item._dongpo, status: 'corrected' } }) };
  });
  feed.items = pinned.length ? pinnedFirst(items, pinned) : items;
  const withdrawnNames = withdrawn.map((reference) => articleName({ id: reference }));
  const { removed: __, ...otherExtension } = extension;
  feed._dongpo = {
    ...otherExtension,
    ...((terms || extension.terms) && { terms: { ...extension.terms, ...terms } }),
  };
  // Without the withdrawn articles, which have left already: the terms would look for each of them in every item.
  applyTerms(feed, now);
  if (withdrawn.length) feed._dongpo.removed = [...new Set([...withdrawnNames, ...withdrawn])];
  if (!Object.keys(feed._dongpo).length) delete feed._dongpo;
  return feed;
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
