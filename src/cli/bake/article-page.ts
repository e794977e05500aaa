import type { FeedItem } from '../../feed/model/types.js';
import { decodeHtml } from '../decode-html.js';
import { type ListEntry, readArticle } from './adapter.js';
import type { ArticleAdapter } from './config.js';
import { PageLimitError } from './page-query.js';
import { type ListedArticle, normaliseItem, resultValidators } from './read-source.js';
import { type BakeRun, DAY } from './run.js';
import type { KnownArticle } from './snapshot-store.js';

/** Part of an article's age after which its page is requested again: news changes while it is new. */
const RECHECK_AFTER = 0.1;

/** An article whose page is to be read. */
export interface DueArticle extends ListedArticle {
  name: string;
  /** Address of the page. */
  url: string;
  adapter: ArticleAdapter;
}

/** The list's statements about an article, and the adapter of its page. A change of either is a reason to read the page. */
export const listSignature = (
  { title, summary, image, date_published }: FeedItem,
  { config }: BakeRun,
): string => JSON.stringify([title, summary, image, date_published, config.article]);

/**
 * True if the page of an article is to be requested now.
 * @param signature of the list's entry now; `undefined` if no list has it
 */
export function isDue(
  { page, item, listed }: KnownArticle,
  signature: string | undefined,
  run: BakeRun,
): boolean {
  if (!page || (signature !== undefined && listed !== signature)) return true;
  const age = run.now - (Date.parse(item.date_published ?? '') || page.first);
  return age < run.config.recheck_days * DAY && run.now - page.checked >= age * RECHECK_AFTER;
}

/** An article of list and page. The page's members replace the list's. */
const merge = (listItem: FeedItem, pageItem: FeedItem): FeedItem => ({
  ...listItem,
  ...(Object.fromEntries(
    Object.entries(pageItem).filter(([, value]) => value !== undefined),
  ) as Partial<FeedItem>),
  _dongpo: { ...listItem._dongpo, ...pageItem._dongpo },
});

/**
 * Reads the page of an article, if it has changed, and keeps the article in the store.
 * @returns `gone` if the server says that the article is
 */
export async function readArticlePage(run: BakeRun, due: DueArticle): Promise<'gone' | 'kept'> {
  const { config, store, messages, client } = run;
  const { name, item, source, views, adapter } = due;
  const known = store.articles.get(name);
  const edition = source.language ?? config.language;
  const listed = listSignature(item, run);
  const url = known?.page?.url ?? due.url;
  const result = await client.get(url, known?.page);
  if (result.kind === 'gone') return 'gone';
  if (result.kind === 'unchanged') {
    // A 304 answers the validators of a known page only.
    if (known?.page) store.set(name, { ...known, listed, page: { ...known.page, checked: run.now } });
    return 'kept';
  }
  let entry: ListEntry | undefined;
  let pageItem: FeedItem | undefined;
  let failure = result.kind === 'failed' ? result.message : messages.articleEmpty(url);
  if (result.kind === 'read')
    try {
      entry = readArticle(decodeHtml(result.bytes, result.contentType).text, result.url, adapter);
      pageItem = entry && (await normaliseItem(entry.item, result.url, config));
    } catch (error) {
      // One page, whatever is in it, costs no other.
      failure =
        error instanceof PageLimitError ? messages.pageLimit(url) : `${url}: ${(error as Error).message}`;
    }
  if (result.kind === 'failed' || !pageItem) {
    run.reportFailure(failure);
    // The list's entry is better than nothing. Without `page`, the next run asks again.
    if (!known) store.set(name, { item, edition, ...(views !== undefined && { views }) });
    return 'kept';
  }
  const newViews = entry?.views ?? views;
  store.set(name, {
    item: merge(item, { ...pageItem, id: name }),
    edition,
    listed,
    ...(newViews !== undefined && { views: newViews }),
    page: { url, first: known?.page?.first ?? run.now, checked: run.now, ...resultValidators(result) },
  });
  return 'kept';
}
