import type { FeedItem } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';
import { decodeHtml } from '../decode-html.js';
import { pageOrFeed } from '../page-or-feed.js';
import { type RawItem, readList } from './adapter.js';
import type { Config, ListAdapter, Source } from './config.js';
import type { ReadResult } from './crawl-client.js';
import { PageLimitError } from './page-query.js';
import type { BakeRun } from './run.js';
import type { SourceSnapshot } from './snapshot-store.js';

/** Key of the best list's page among the snapshots of sources: the page may hold another list, too. */
export const BEST_LIST_KEY = 'best';

/** An article that a source lists. */
export interface ListedArticle {
  item: FeedItem;
  /** Number of views. */
  views?: number;
  source: Source;
}

/** The validators of a result, as a snapshot keeps them. */
export const resultValidators = ({ etag, lastModified }: ReadResult) => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});

/** Normalises an item as the parser does those of a feed; `undefined` if the parser rejects it. */
export async function normaliseItem(
  item: RawItem,
  url: string,
  { title, time_zone, language }: Config,
): Promise<FeedItem | undefined> {
  const feed = await parseFeed(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, language, items: [item] }),
    { url, timeZone: time_zone },
  );
  return feed.items[0];
}

/** Reads the list of a page, or a feed, from a result. @throws {Error} if it is neither */
async function parseResult(
  { messages, config }: BakeRun,
  sourceUrl: string,
  result: ReadResult,
  adapter: ListAdapter | undefined,
): Promise<SourceSnapshot> {
  const { bytes, url, contentType } = result;
  if (adapter) {
    const { text } = decodeHtml(bytes, contentType);
    if (pageOrFeed(text, contentType) !== 'feed') {
      const entries = readList(text, url, adapter);
      if (!entries.length) throw new Error(messages.listEmpty(sourceUrl));
      return { entries };
    }
  }
  return { feed: await parseFeed(bytes, { url, contentType, timeZone: config.time_zone }) };
}

/**
 * Reads a source and keeps its snapshot in the store.
 *
 * @param key of the snapshot
 * @returns the snapshot of before if the source is unchanged; `undefined` after a failure, which is reported
 */
export async function readSource(
  run: BakeRun,
  key: string,
  source: Source,
  adapter: ListAdapter | undefined,
): Promise<SourceSnapshot | undefined> {
  const { sources } = run.store.snapshot;
  const adapterJson = JSON.stringify(adapter ?? null);
  const previous = sources[key]?.adapter === adapterJson ? sources[key] : undefined;
  const result = await run.client.getOncePerRun(source.url, previous);
  if (result.kind === 'unchanged') return previous;
  if (result.kind !== 'read') {
    run.reportFailure(result.kind === 'gone' ? `${source.url}: HTTP ${result.status}` : result.message);
    return undefined;
  }
  try {
    const content = await parseResult(run, source.url, result, adapter);
    const snapshot = { ...resultValidators(result), adapter: adapterJson, ...content };
    sources[key] = snapshot;
    return snapshot;
  } catch (error) {
    const message =
      error instanceof PageLimitError ? run.messages.pageLimit(source.url) : (error as Error).message;
    run.reportFailure(message.includes(source.url) ? message : `${source.url}: ${message}`);
    return undefined;
  }
}

/** The articles of a source's snapshot, in its order. */
export async function listSnapshot(
  { config }: BakeRun,
  source: Source,
  { feed, entries = [] }: SourceSnapshot,
): Promise<ListedArticle[]> {
  const withSection = (item: FeedItem): FeedItem =>
    source.section && !item._dongpo?.section_path
      ? { ...item, _dongpo: { ...item._dongpo, section_path: [source.section] } }
      : item;
  if (feed) return feed.items.map((item) => ({ item: withSection(item), source }));
  const articles: ListedArticle[] = [];
  for (const { item: rawItem, views } of entries) {
    const item = await normaliseItem(rawItem, source.url, config);
    if (!item) continue;
    // Belongs to the best list, not to the article.
    delete item._dongpo?.rank_change;
    articles.push({ item: withSection(item), source, ...(views !== undefined && { views }) });
  }
  return articles;
}
