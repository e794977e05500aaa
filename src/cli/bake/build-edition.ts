import { createHash } from 'node:crypto';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { applyTerms } from '../../feed/parse/terms.js';
import { articleName, isArticle } from '../../publish/article-name.js';
import { fileName } from '../../publish/file-name.js';
import { articleFeed, type EditorialOverrides, publish, tombstone } from '../../publish/publish.js';
import { aboutOf, bestKey, type Run } from './collect-articles.js';
import type { Known } from './state.js';

/** The editors' files beside the configuration. */
export interface Editorial extends EditorialOverrides {
  /** `best.txt`: the best list by hand. */
  ranked?: readonly string[];
}

/** What a run publishes, by path. Written in the order of these members. */
export interface Edition {
  articles: Map<string, Feed>;
  lists: Map<string, Feed>;
  /** Of articles that are withdrawn: empty, so that no copy at a reader's outlives them. */
  tombstones: Map<string, Feed>;
}

export const articlePath = (name: string): string => `article/${name}.json`;

const day = 864e5;
/** Days for which an article that went at its source is named to the readers' copies, which live a week. */
const remembered = 30;

/** Newest first; one without a date stays behind its neighbour in the list. */
function byDate(items: FeedItem[]): FeedItem[] {
  let last = Number.POSITIVE_INFINITY;
  return items
    .map((item): [number, FeedItem] => {
      last = Date.parse(item.date_published ?? item.date_modified ?? '') || last;
      return [last, item];
    })
    .sort(([a], [b]) => (a === b ? 0 : b - a))
    .map(([, item]) => item);
}

/** Without the body: an article has a file of its own, and a list is to weigh little. */
function inList({ content_html: _, content_text: __, attachments: ___, ...item }: FeedItem): FeedItem {
  return item;
}

/** The names of the best list, in order, with what the page says of their rise and fall. */
function bestNames(
  { config, store, now }: Run,
  { ranked }: Editorial,
): [string, number | 'new' | undefined][] {
  const known = [...store.articles];
  if (ranked)
    return ranked.flatMap((word): [string, undefined][] => {
      const found = known.find(([, { item }]) => isArticle(item, word));
      return found ? [[found[0], undefined]] : [];
    });
  const { best } = config;
  if (best?.by === 'views') {
    const young = ({ item }: Known): boolean => now - Date.parse(item.date_published ?? '') < best.days * day;
    return known
      .filter(([, each]) => (each.views ?? 0) > 0 && young(each) && each.edition === config.language)
      .sort(([, a], [, b]) => b.views! - a.views!)
      .map(([name]) => [name, undefined]);
  }
  const { entries = [], feed } = (best?.url && store.state.sources[bestKey]) || {};
  if (feed) return feed.items.map((item) => [articleName(item), item._dongpo?.rank_change]);
  return entries.map(({ item: { url, _dongpo } }) => [
    articleName({ id: url, url }),
    (_dongpo as { rank_change?: number | 'new' }).rank_change,
  ]);
}

/** Ranks, and how they changed since the last list of an earlier day. */
function ranked(run: Run, items: FeedItem[], given: Map<string, number | 'new' | undefined>): FeedItem[] {
  const { state } = run.store;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: run.config.time_zone }).format(run.now);
  const ranks = items.map(({ id }) => id);
  if (!state.best) state.best = { day: today, ranks, before: [] };
  else if (state.best.day !== today) state.best = { day: today, ranks, before: state.best.ranks };
  else state.best.ranks = ranks;
  const { before } = state.best;
  return items.map((item, index) => {
    const last = before.indexOf(item.id);
    const since = !before.length ? undefined : last < 0 ? 'new' : last - index || undefined;
    const change = [...given.values()].some(Boolean) ? given.get(item.id) : since;
    return { ...item, _dongpo: { ...item._dongpo, rank: index + 1, ...(change && { rank_change: change }) } };
  });
}

/** Sections of some items, by the names of their files. One that all share says nothing. */
function sectionsOf({ config, store }: Run, items: FeedItem[]): Map<string, [string, FeedItem[]]> {
  const byName = new Map<string, FeedItem[]>();
  for (const item of items)
    for (const name of new Set(item._dongpo?.section_path))
      byName.set(name, [...(byName.get(name) ?? []), item]);
  for (const [name, those] of byName)
    if (items.length > 1 && those.length === items.length) byName.delete(name);
  for (const name of byName.keys()) store.state.sections[config.sections[name] ?? fileName(name)] = name;
  return new Map(
    Object.entries(store.state.sections).map(([file, name]) => [file, [name, byName.get(name) ?? []]]),
  );
}

/** What the feed of an edition says of itself where it differs. */
function aboutEdition(
  { sources, language: own }: Run['config'],
  { _dongpo }: Feed,
  language: string,
): Partial<Feed> {
  const { title, rights } = sources.find((source) => source.language === language) ?? {};
  // Not in the newspaper's own language.
  const other = language === own ? {} : { description: undefined };
  return { language, ...other, ...(title && { title }), ...(rights && { _dongpo: { ..._dongpo, rights } }) };
}

/** Composes what is to be published of what is known. */
export function compose(run: Run, editorial: Editorial): Edition {
  const { config, store, now } = run;
  const { base_url: base } = config;
  const about = aboutOf(run);
  const recent = Object.entries(store.state.gone).filter(([, time]) => now - time < remembered * day);
  const editing: EditorialOverrides = {
    ...editorial,
    removed: [...new Set([...(editorial.removed ?? []), ...recent.map(([name]) => name)])],
  };
  const known = [...store.articles.values()];
  // Not the number of items: it counts for a list, and this is all.
  const published = (items: FeedItem[]): Feed => {
    const { max_items: _, ...terms } = { ...about._dongpo?.terms, ...editing.terms };
    const extension = { ...about._dongpo };
    delete extension.terms;
    return publish(
      { ...about, _dongpo: extension, items },
      { ...editing, ...(Object.keys(terms).length ? { terms } : { terms: undefined }) },
      now,
    );
  };
  const whole = published(byDate(known.map(({ item }) => item)));
  const terms = { ...about._dongpo?.terms, ...editing.terms };
  const extension = { ...whole._dongpo, ...(Object.keys(terms).length && { terms }) };
  const feed: Feed = { ...whole, _dongpo: extension };
  const editions = new Map(known.map(({ item, edition }) => [articleName(item), edition]));
  const lists = new Map<string, Feed>();
  const list = (path: string, items: FeedItem[], more: Partial<Feed> = {}): void => {
    const listed = items.map(inList);
    lists.set(
      path,
      applyTerms(
        {
          ...feed,
          ...more,
          ...(base && { feed_url: base + path }),
          _dongpo: { ...extension, ...more._dongpo, edited: editedAt(run, path, listed) },
          items: listed,
        },
        now,
      ),
    );
  };

  const own = feed.items.filter(({ id }) => editions.get(id) === config.language);
  list('latest.json', own.slice(0, config.limit));
  const names = new Map(bestNames(run, editorial));
  if (names.size) {
    const byId = new Map(feed.items.map((item) => [item.id, item]));
    const items = [...names.keys()].flatMap((name) => byId.get(name) ?? []).slice(0, config.best_limit);
    list('best.json', ranked(run, items, names));
  }
  for (const [file, [name, items]] of sectionsOf(run, own))
    list(`section/${file}.json`, items.slice(0, config.limit), {
      title: [feed.title, name].filter(Boolean).join(' '),
    });
  const languages = new Set([config.language, ...editions.values()]);
  if (languages.size > 1)
    for (const language of languages)
      list(
        `feed.${language}.json`,
        feed.items.filter(({ id }) => editions.get(id) === language).slice(0, config.limit),
        aboutEdition(config, feed, language),
      );

  // Whom a list has lost, the lists say: a withdrawal must not change the file of every article.
  const { removed: _, ...lasting } = extension;
  const articles = new Map<string, Feed>();
  for (const item of feed.items) {
    const path = articlePath(item.id);
    const edition = editions.get(item.id);
    const its = {
      ...feed,
      _dongpo: lasting,
      ...(edition && aboutEdition(config, { ...feed, _dongpo: lasting }, edition)),
    };
    articles.set(path, articleFeed(its, item, base && base + path));
  }
  const tombstones = new Map<string, Feed>();
  // Withdrawn, or kept back by the terms.
  const absent = [
    ...(editing.removed ?? []).map((word) => articleName({ id: word })),
    ...store.articles.keys(),
  ];
  for (const name of absent) {
    const path = articlePath(name);
    if (articles.has(path)) continue;
    tombstones.set(path, tombstone(feed, name, base && base + path));
  }
  return { articles, lists, tombstones };
}

/** When what a list holds last changed (최종편집): a run that finds nothing new must not change the file. */
function editedAt({ store, now }: Run, path: string, items: FeedItem[]): string {
  const content = createHash('sha256').update(JSON.stringify(items)).digest('base64');
  const before = store.state.edited[path];
  if (before?.content === content) return before.time;
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`;
  store.state.edited[path] = { content, time };
  return time;
}
