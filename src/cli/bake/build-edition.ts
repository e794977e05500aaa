import { createHash } from 'node:crypto';
import type { Feed, FeedItem, FeedTerms } from '../../feed/model/types.js';
import { applyTerms } from '../../feed/parse/terms.js';
import { orderItems } from '../../feed/select/order.js';
import { articleName } from '../../publish/article-name.js';
import { chooseItems } from '../../publish/list-choice.js';
import { articleFeed, publish, tombstone } from '../../publish/publish.js';
import { readBestList, withRanks } from './best-list.js';
import type { EditorsFiles } from './editors-files.js';
import { asEdition, newspaperMetadata } from './newspaper-metadata.js';
import { type BakeRun, DAY } from './run.js';
import { sectionsOf } from './sections.js';

/** The feeds that a run publishes, by path. They are written in the order of these members. */
export interface Edition {
  articles: Map<string, Feed>;
  lists: Map<string, Feed>;
  /** Empty feeds of withdrawn articles, so that no copy that a reader's browser keeps outlives them. */
  tombstones: Map<string, Feed>;
}

/** Days for which lists name an article that its source withdrew. Readers' copies live a week. */
const WITHDRAWN_DAYS = 30;

const articlePath = (name: string): string => `article/${name}.json`;

/** An item without its body, which stands in the article's own file. */
function withoutBody({ content_html: _, content_text: __, attachments: ___, ...item }: FeedItem): FeedItem {
  return item;
}

/**
 * Time of the last change of a list's content (최종편집), RFC 3339. The store keeps it, so that a run which finds
 * nothing new does not change the file.
 */
function editedAt({ store, now }: BakeRun, path: string, items: FeedItem[]): string {
  const { edited } = store.snapshot;
  const content = createHash('sha256').update(JSON.stringify(items)).digest('base64');
  const previous = edited[path];
  if (previous?.content === content) return previous.time;
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`;
  edited[path] = { content, time };
  return time;
}

/** All articles as they are published, before lists are cut from them. */
interface PublishedArticles {
  /** All items, newest first, with the terms in its extension. */
  feed: Feed;
  /** References to withdrawn articles. */
  removed: readonly string[];
}

function publishAll(run: BakeRun, editorsFiles: EditorsFiles): PublishedArticles {
  const { store, now } = run;
  const metadata = newspaperMetadata(run);
  const { terms: sourceTerms, ...metadataExtension } = metadata._dongpo ?? {};
  const terms: FeedTerms = { ...sourceTerms, ...editorsFiles.terms };
  // `max_items` is for a list, and this is all.
  const { max_items: _, ...itemTerms } = terms;
  const withdrawnAtSource = Object.entries(store.snapshot.gone)
    .filter(([, time]) => now - time < WITHDRAWN_DAYS * DAY)
    .map(([name]) => name);
  const { best: __, terms: ___, ignoredTerms: ____, ...overrides } = editorsFiles;
  const removed = [...new Set([...(editorsFiles.removed ?? []), ...withdrawnAtSource])];
  const all = [...store.articles.values()].map(({ item }) => item);
  const items = orderItems([all], 'newest', 'newest');
  const published = publish(
    { ...metadata, _dongpo: metadataExtension, items },
    { ...overrides, removed, ...(Object.keys(itemTerms).length && { terms: itemTerms }) },
    now,
  );
  const extension = { ...published._dongpo, ...(Object.keys(terms).length && { terms }) };
  return { feed: { ...published, _dongpo: extension }, removed };
}

/** Editions by the names of their articles. */
const editionsOf = ({ store }: BakeRun): Map<string, string> =>
  new Map([...store.articles.values()].map(({ item, edition }) => [articleName(item), edition]));

function buildLists(run: BakeRun, feed: Feed, editorsFiles: EditorsFiles): Map<string, Feed> {
  const { config, now } = run;
  const lists = new Map<string, Feed>();
  const addList = (path: string, items: FeedItem[], base = feed): void => {
    const listItems = items.map(withoutBody);
    const list: Feed = {
      ...base,
      ...(config.base_url && { feed_url: config.base_url + path }),
      _dongpo: { ...base._dongpo, edited: editedAt(run, path, listItems) },
      items: listItems,
    };
    lists.set(path, applyTerms(list, now));
  };

  const editions = editionsOf(run);
  const itemsOf = (language: string): FeedItem[] =>
    feed.items.filter(({ id }) => editions.get(id) === language);
  const ownItems = itemsOf(config.language);
  addList('latest.json', ownItems.slice(0, config.limit));
  const bestList = readBestList(run, editorsFiles.best);
  if (bestList.size) {
    const itemsById = new Map(feed.items.map((item) => [item.id, item]));
    const items = [...bestList.keys()].flatMap((name) => itemsById.get(name) ?? []);
    addList('best.json', withRanks(run, items.slice(0, config.best_limit), bestList));
  }
  for (const [file, { name, items }] of sectionsOf(run, ownItems))
    addList(`section/${file}.json`, items.slice(0, config.limit), {
      ...feed,
      title: [feed.title, name].filter(Boolean).join(' '),
    });
  for (const [name, { title, max_age: maxAge, ...choice }] of Object.entries(config.lists)) {
    const all = { limit: config.limit, ...choice, maxAge };
    const { items } = chooseItems({ ...feed, items: ownItems }, all, now);
    addList(`list/${name}.json`, items, {
      ...feed,
      title: title ?? [feed.title, name].filter(Boolean).join(' '),
    });
  }
  const languages = new Set([config.language, ...editions.values()]);
  if (languages.size > 1)
    for (const language of languages)
      addList(
        `feed.${language}.json`,
        itemsOf(language).slice(0, config.limit),
        asEdition(config, feed, language),
      );
  return lists;
}

function buildArticles(run: BakeRun, feed: Feed): Map<string, Feed> {
  const { config } = run;
  const editions = editionsOf(run);
  // Only lists name withdrawn articles: a withdrawal must not change the file of every other article.
  const { removed: _, ...extension } = feed._dongpo ?? {};
  const base: Feed = { ...feed, _dongpo: extension };
  return new Map(
    feed.items.map((item) => {
      const path = articlePath(item.id);
      const edition = editions.get(item.id);
      const url = config.base_url && config.base_url + path;
      return [path, articleFeed(edition ? asEdition(config, base, edition) : base, item, url)];
    }),
  );
}

/** Builds the feeds that are published, from the articles in the store. */
export function buildEdition(run: BakeRun, editorsFiles: EditorsFiles): Edition {
  const { config, store } = run;
  const { feed, removed } = publishAll(run, editorsFiles);
  const lists = buildLists(run, feed, editorsFiles);
  const articles = buildArticles(run, feed);
  const tombstones = new Map<string, Feed>();
  // Known articles that are not published are kept back by the terms.
  const names = [...removed.map((reference) => articleName({ id: reference })), ...store.articles.keys()];
  for (const name of names) {
    const path = articlePath(name);
    if (!articles.has(path))
      tombstones.set(path, tombstone(feed, name, config.base_url && config.base_url + path));
  }
  return { articles, lists, tombstones };
}
