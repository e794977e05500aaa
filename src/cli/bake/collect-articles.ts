import { httpUrl } from '../../feed/model/http-url.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { parseFeed } from '../../feed/parse/parse-feed.js';
import { articleName } from '../../publish/article-name.js';
import { pageText, type Raw, readArticle, readList } from './adapter.js';
import type { Config, ListAdapter, Source } from './config.js';
import type { Answer, Polite, Validators } from './crawl-client.js';
import type { Known, SourceState, Store } from './state.js';
import type { Words } from './words.js';

/** The place of the best list's page among the sources: it may be the page of another list, too. */
export const bestKey = 'best';

/** What a run works with. */
export interface Run {
  config: Config;
  store: Store;
  polite: Polite;
  words: Words;
  now: number;
  /** Said as it happens; the run goes on without it. */
  fail(message: string): void;
  /** What is being asked. */
  progress(done: number, all: number, url: string): void;
}

const day = 864e5;
/** An article's page is looked at again after this part of its age: news changes while it is new. */
const patience = 0.1;
/** Articles read, after which what is known is kept: a run may die. */
const keepEvery = 20;

const validatorsOf = (answer: Extract<Answer, { kind: 'read' }>): Validators => ({
  ...(answer.etag && { etag: answer.etag }),
  ...(answer.lastModified && { lastModified: answer.lastModified }),
});

/** An item as its page or list wrote it, read as a feed is. */
async function normalised(
  raw: Raw,
  url: string,
  { title, time_zone, language }: Config,
): Promise<FeedItem | undefined> {
  const feed = await parseFeed(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, language, items: [raw] }),
    { url, timeZone: time_zone },
  );
  return feed.items[0];
}

/** The same address written in two lists is one article: only what says something new replaces it. */
function merge(list: FeedItem | undefined, page: FeedItem): FeedItem {
  const kept = Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined));
  return {
    id: page.id,
    ...list,
    ...kept,
    _dongpo: { ...list?._dongpo, ...page._dongpo },
  } as FeedItem;
}

/** A feed begins as XML or JSON does; XHTML does, too. */
function isPage({ bytes }: Extract<Answer, { kind: 'read' }>): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1000));
  return /<(html|!doctype html)\b/i.test(head) || !/^\W*(<\?xml|<rss|<feed|<rdf|[{[])/i.test(head);
}

/** Reads a list or a feed; what it said before, where it says nothing new or fails. */
async function readSource(
  run: Run,
  key: string,
  source: Source,
  adapter: ListAdapter | undefined,
): Promise<SourceState | undefined> {
  const { store, polite, words, config } = run;
  const written = JSON.stringify(adapter ?? null);
  const before = store.state.sources[key];
  const kept = before?.adapter === written ? before : undefined;
  const answer = await polite.once(source.url, kept);
  if (answer.kind === 'same') return kept;
  if (answer.kind !== 'read') {
    run.fail(answer.kind === 'gone' ? `${source.url}: HTTP ${answer.status}` : answer.message);
    return;
  }
  const state: SourceState = { ...validatorsOf(answer), adapter: written };
  try {
    if (adapter && isPage(answer)) {
      state.entries = readList(pageText(answer.bytes, answer.contentType), answer.url, adapter);
      if (!state.entries.length) throw new Error(words.noList(source.url));
    } else {
      state.feed = await parseFeed(answer.bytes, {
        url: answer.url,
        contentType: answer.contentType,
        timeZone: config.time_zone,
      });
    }
  } catch (error) {
    const { message } = error as Error;
    run.fail(message.includes(source.url) ? message : `${source.url}: ${message}`);
    return;
  }
  store.state.sources[key] = state;
  return state;
}

/** An entry of a source, as an item. */
interface Listed {
  item: FeedItem;
  views?: number;
  source: Source;
}

/** What a source lists, in its order. */
async function listedBy(run: Run, source: Source, state: SourceState): Promise<Listed[]> {
  const listed: Listed[] = [];
  const placed = (item: FeedItem): FeedItem =>
    source.section && !item._dongpo?.section_path
      ? { ...item, _dongpo: { ...item._dongpo, section_path: [source.section] } }
      : item;
  if (state.feed) return state.feed.items.map((item) => ({ item: placed(item), source }));
  for (const { item: raw, views } of state.entries ?? []) {
    const item = await normalised(raw, source.url, run.config);
    // Of a best list, and not of the article.
    delete item?._dongpo?.rank_change;
    if (item) listed.push({ item: placed(item), source, ...(views !== undefined && { views }) });
  }
  return listed;
}

/** Whether the page of an article is to be asked now. */
function isDue({ page, item }: Known, signature: string, listed: string | undefined, run: Run): boolean {
  if (!page || listed !== signature) return true;
  const age = run.now - (Date.parse(item.date_published ?? '') || page.first);
  return age < run.config.recheck_days * day && run.now - page.checked >= age * patience;
}

/** Reads the page of an article, or looks whether it is still what it was. */
async function readPage(
  run: Run,
  { item, source, views }: Listed,
  known: Known | undefined,
): Promise<'gone' | undefined> {
  const { config, store, words } = run;
  const adapter = source.article ?? config.article!;
  const name = articleName(item);
  const edition = source.language ?? config.language;
  const listed = signatureOf(item, run);
  const url = known?.page?.url ?? item.url!;
  const answer = await run.polite.get(url, known?.page);
  if (answer.kind === 'gone') return 'gone';
  if (answer.kind === 'same') {
    store.set(name, { ...known!, listed, page: { ...known!.page!, checked: run.now } });
    return;
  }
  const read =
    answer.kind === 'read'
      ? readArticle(pageText(answer.bytes, answer.contentType), answer.url, adapter)
      : undefined;
  const article = read && (await normalised(read.item, answer.kind === 'read' ? answer.url : url, config));
  if (!article) {
    run.fail(answer.kind === 'failed' ? answer.message : words.noArticle(url));
    // What the list says is better than nothing; the next run asks again.
    if (!known) store.set(name, { item, edition, ...(views !== undefined && { views }) });
    return;
  }
  const count = read?.views ?? views;
  store.set(name, {
    item: merge(item, { ...article, id: name }),
    edition,
    listed,
    ...(count !== undefined && { views: count }),
    page: {
      url,
      first: known?.page?.first ?? run.now,
      checked: run.now,
      ...validatorsOf(answer as Extract<Answer, { kind: 'read' }>),
    },
  });
  return;
}

/** What a list says of an article, and what reads its page: a change of either is a reason to read it. */
function signatureOf({ title, summary, image, date_published }: FeedItem, { config }: Run): string {
  return JSON.stringify([title, summary, image, date_published, config.article]);
}

/** Addresses that a source no longer lists though it lists older ones: taken out, not grown out of. */
function takenOut(run: Run, listed: Listed[], before: SourceState | undefined): string[] {
  const names = new Set(listed.map(({ item }) => articleName(item)));
  const dates = listed.flatMap(({ item }) => Date.parse(item.date_published ?? '') || []);
  const oldest = Math.min(...dates);
  const earlier =
    before?.feed?.items ?? before?.entries?.map(({ item }) => ({ id: item.url, url: item.url })) ?? [];
  return earlier
    .map((item) => articleName({ id: `${item.id}`, url: item.url }))
    .filter((name) => {
      if (names.has(name)) return false;
      const known = run.store.articles.get(name);
      return known && Date.parse(known.item.date_published ?? '') > oldest;
    });
}

/** More than so many, and more than half: the site has a fault, and its articles have not gone. */
const isFault = (gone: number, of: number): boolean => gone >= 3 && gone > of / 2;

/** Takes articles out of what is known, unless it is too many to be meant. */
function withdraw(run: Run, names: Iterable<string>, of: number): void {
  const gone = [...names];
  if (isFault(gone.length, of)) {
    run.fail(run.words.manyGone(gone.length));
    return;
  }
  for (const name of gone) {
    run.store.delete(name);
    run.store.state.gone[name] = run.now;
  }
}

/** Asks all sources, and the pages of their articles; what is known afterwards stands in the store. */
export async function gather(run: Run): Promise<void> {
  const { config, store } = run;
  const sources: { source: Source; adapter?: ListAdapter; best?: true }[] = config.sources.map((source) => ({
    source,
    adapter: source.list ?? config.list,
  }));
  if (config.best?.url)
    sources.push({ source: { url: config.best.url }, adapter: config.best.list ?? config.list, best: true });

  /** By name, in the order of the lists; the first list that has an article decides of it. */
  const wanted = new Map<string, Listed>();
  const suspects = new Map<string, Listed>();
  const takenFromFeeds = new Set<string>();
  let before = 0;
  for (const { source, adapter, best } of sources) {
    const key = best ? bestKey : source.url;
    const last = store.state.sources[key];
    const state = await readSource(run, key, source, adapter);
    if (!state) continue;
    const listed = await listedBy(run, source, state);
    for (const each of listed) {
      const name = articleName(each.item);
      if (!wanted.has(name)) wanted.set(name, each);
      else if (each.views !== undefined) wanted.get(name)!.views ??= each.views;
    }
    // An article leaves the best list because others are read more.
    if (best) continue;
    before += listed.length;
    for (const name of takenOut(run, listed, last)) {
      const { item } = store.articles.get(name)!;
      if (source.article ?? config.article) suspects.set(name, { item, source });
      else takenFromFeeds.add(name);
    }
  }
  for (const name of wanted.keys()) {
    suspects.delete(name);
    takenFromFeeds.delete(name);
  }
  withdraw(run, takenFromFeeds, before);
  await readPages(run, wanted, suspects);
}

/** The pages of articles that are listed, new or due; of those that were taken out; and of some that stand alone. */
async function readPages(
  run: Run,
  wanted: Map<string, Listed>,
  suspects: Map<string, Listed>,
): Promise<void> {
  const { config, store } = run;
  const due: [string, Listed][] = [];
  for (const [name, each] of wanted) {
    const known = store.articles.get(name);
    if (!(each.source.article ?? config.article) || !each.item.url) {
      // All that is known of it: a feed's item.
      if (!known || JSON.stringify(known.item) !== JSON.stringify(each.item))
        store.set(name, {
          item: each.item,
          edition: each.source.language ?? config.language,
          ...(each.views !== undefined && { views: each.views }),
        });
      delete store.state.gone[name];
    } else if (!known || isDue(known, signatureOf(each.item, run), known.listed, run)) due.push([name, each]);
    else if (each.views !== undefined && each.views !== known.views)
      store.set(name, { ...known, views: each.views });
  }
  due.push(...suspects);
  for (const [name, known] of store.articles) {
    if (wanted.has(name) || suspects.has(name) || !known.page || !config.article) continue;
    const source = { url: known.page.url, language: known.edition };
    if (isDue(known, '', '', run)) due.push([name, { item: known.item, source }]);
  }
  const gone: string[] = [];
  let done = 0;
  const next = due[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const [name, each] of next) {
      run.progress(++done, due.length, each.item.url!);
      const known = store.articles.get(name);
      const unlisted = !wanted.has(name);
      if ((await readPage(run, each, known)) === 'gone') gone.push(name);
      else {
        delete store.state.gone[name];
        // The list no longer speaks of it: what it said then still holds.
        const now = store.articles.get(name);
        if (unlisted && known && now) store.set(name, { ...now, listed: known.listed });
      }
      if (done % keepEvery === 0) await store.save();
    }
  };
  await Promise.all(Array.from({ length: config.parallel }, work));
  // What list and page agree on is no fault, as long as the list has others.
  const agreed = gone.filter((name) => suspects.has(name));
  const alone = gone.filter((name) => !suspects.has(name));
  withdraw(run, agreed, wanted.size + suspects.size);
  withdraw(run, alone, due.length - suspects.size);
}

/** What the feeds among the sources say of themselves: the newspaper's, where the configuration does not. */
export function aboutOf({ config, store }: Pick<Run, 'config' | 'store'>): Feed {
  const feeds = config.sources.flatMap(({ url }) => store.state.sources[url]?.feed ?? []);
  const { items: _, feed_url: __, _dongpo = {}, ...about } = feeds[0] ?? ({} as Partial<Feed>);
  const { diagnostics: ___, ttl: ____, edited: _____, ...extension } = _dongpo;
  const rights = config.rights ?? extension.rights;
  const removed = feeds.flatMap((feed) => feed._dongpo?.removed ?? []);
  return {
    ...about,
    version: 'https://jsonfeed.org/version/1.1',
    title: config.title || (about.title ?? ''),
    home_page_url: config.home_page_url ?? about.home_page_url ?? httpUrl('/', config.sources[0]!.url),
    ...(config.description && { description: config.description }),
    ...(config.icon && { icon: httpUrl(config.icon, config.home_page_url) }),
    language: config.language,
    _dongpo: { ...extension, ...(rights && { rights }), ...(removed[0] && { removed }) },
    items: [],
  };
}
