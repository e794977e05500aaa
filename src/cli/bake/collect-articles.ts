import { articleName } from '../../publish/article-name.js';
import { type DueArticle, isDue, listSignature, readArticlePage } from './article-page.js';
import type { ListAdapter, Source } from './config.js';
import { BEST_LIST_KEY, type ListedArticle, listSnapshot, readSource } from './read-source.js';
import type { BakeRun } from './run.js';
import { takenOut, withdraw } from './withdrawals.js';

/** Articles read after which the store is saved, since a run may be killed. */
const SAVE_EVERY = 20;

/** Articles that the sources list, or did list, by name. */
interface Lists {
  /** In the order of the lists. The first list that has an article decides on it. */
  listed: Map<string, ListedArticle>;
  /** Articles that a page's list has lost; their own page tells whether they are gone. */
  suspects: Map<string, ListedArticle>;
}

/** Reads all sources and the pages of their articles, and keeps the articles in the store. */
export async function collectArticles(run: BakeRun): Promise<void> {
  const { listed, suspects } = await readLists(run);
  keepListItems(run, listed);
  const due = [...dueArticles(run, listed, suspects)];
  const gone = await readArticlePages(run, due, listed);
  // Articles gone from both list and site are no fault, as long as the list has others.
  const suspectsGone = gone.filter((name) => suspects.has(name));
  const othersGone = gone.filter((name) => !suspects.has(name));
  withdraw(run, suspectsGone, listed.size + suspects.size);
  withdraw(run, othersGone, due.filter(({ name }) => !suspects.has(name)).length);
}

/** Reads the lists of all sources, and withdraws articles that feeds no longer list. */
async function readLists(run: BakeRun): Promise<Lists> {
  const { config, store } = run;
  const listed: Lists['listed'] = new Map();
  const suspects: Lists['suspects'] = new Map();
  const takenFromFeeds = new Set<string>();
  let listedCount = 0;
  /** Names by what they are on a file system that does not tell `A1` from `a1`. */
  const foldedNames = new Map([...store.articles.keys()].map((name) => [name.toLowerCase(), name]));
  const hasOwnFile = (name: string): boolean => {
    const folded = name.toLowerCase();
    const other = foldedNames.get(folded) ?? name;
    foldedNames.set(folded, other);
    if (other !== name) run.reportFailure(run.messages.sameName(name, other));
    return other === name;
  };

  const read = async (
    key: string,
    source: Source,
    adapter: ListAdapter | undefined,
  ): Promise<ListedArticle[] | undefined> => {
    const snapshot = await readSource(run, key, source, adapter);
    const articles = snapshot && (await listSnapshot(run, source, snapshot));
    for (const article of articles ?? []) {
      const name = articleName(article.item);
      const first = listed.get(name);
      if (!first) {
        if (hasOwnFile(name)) listed.set(name, article);
      } else if (article.views !== undefined) first.views ??= article.views;
    }
    return articles;
  };

  for (const source of config.sources) {
    const previous = store.snapshot.sources[source.url];
    const articles = await read(source.url, source, source.list ?? config.list);
    if (!articles) continue;
    listedCount += articles.length;
    for (const name of takenOut(run, articles, previous)) {
      const known = store.articles.get(name);
      if (known && (source.article ?? config.article)) suspects.set(name, { item: known.item, source });
      else takenFromFeeds.add(name);
    }
  }
  // `takenOut` is not asked: an article leaves the best list because others are read more.
  if (config.best?.url) await read(BEST_LIST_KEY, { url: config.best.url }, config.best.list ?? config.list);

  for (const name of listed.keys()) {
    suspects.delete(name);
    takenFromFeeds.delete(name);
  }
  withdraw(run, [...takenFromFeeds], listedCount);
  return { listed, suspects };
}

/** The page of an article; `undefined` if no adapter reads it, or the list has no address. */
function pageOf({ config }: BakeRun, name: string, article: ListedArticle): DueArticle | undefined {
  const adapter = article.source.article ?? config.article;
  const { url } = article.item;
  return adapter && url ? { ...article, name, url, adapter } : undefined;
}

/** Keeps the list's items of articles whose pages are not read, or not now. */
function keepListItems(run: BakeRun, listed: Lists['listed']): void {
  const { config, store } = run;
  for (const [name, article] of listed) {
    const { item, views, source } = article;
    const known = store.articles.get(name);
    if (!pageOf(run, name, article)) {
      // The list's item is all that is known of it.
      if (!known || JSON.stringify(known.item) !== JSON.stringify(item))
        store.set(name, {
          item,
          edition: source.language ?? config.language,
          ...(views !== undefined && { views }),
        });
      delete store.snapshot.gone[name];
    } else if (
      known &&
      views !== undefined &&
      views !== known.views &&
      !isDue(known, listSignature(item, run), run)
    )
      store.set(name, { ...known, views });
  }
}

/** Articles whose page is to be read: listed ones that are new or due, suspects, and due ones that no list has. */
function* dueArticles(
  run: BakeRun,
  listed: Lists['listed'],
  suspects: Lists['suspects'],
): Iterable<DueArticle> {
  const { config, store } = run;
  for (const [name, article] of listed) {
    const due = pageOf(run, name, article);
    const known = store.articles.get(name);
    if (due && (!known || isDue(known, listSignature(article.item, run), run))) yield due;
  }
  for (const [name, article] of suspects) {
    const due = pageOf(run, name, article);
    if (due) yield due;
  }
  for (const [name, known] of store.articles) {
    if (listed.has(name) || suspects.has(name) || !known.page || !config.article) continue;
    if (isDue(known, undefined, run))
      yield {
        name,
        item: known.item,
        source: { url: known.page.url, language: known.edition },
        url: known.item.url ?? known.page.url,
        adapter: config.article,
      };
  }
}

/** Reads the pages, `parallel` at a time. @returns the names of the articles that are gone */
async function readArticlePages(run: BakeRun, due: DueArticle[], listed: Lists['listed']): Promise<string[]> {
  const { config, store } = run;
  const gone: string[] = [];
  let started = 0;
  const queue = due.values();
  const work = async (): Promise<void> => {
    for (const article of queue) {
      const { name } = article;
      run.showProgress(++started, due.length, article.url);
      const before = store.articles.get(name);
      if ((await readArticlePage(run, article)) === 'gone') gone.push(name);
      else {
        delete store.snapshot.gone[name];
        const after = store.articles.get(name);
        // No list has it: the signature of the last one stays.
        if (!listed.has(name) && before && after) store.set(name, { ...after, listed: before.listed });
      }
      if (started % SAVE_EVERY === 0) await store.save();
    }
  };
  await Promise.all(Array.from({ length: config.parallel }, work));
  return gone;
}
