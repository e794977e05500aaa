import type { FeedItem } from '../../feed/model/types.js';
import { articleName } from '../../publish/article-name.js';
import { References } from '../../publish/references.js';
import type { ListEntry } from './adapter.js';
import { BEST_LIST_KEY } from './read-source.js';
import { type BakeRun, DAY } from './run.js';

type RankChange = number | 'new' | undefined;

/** Articles of the best list by name, in their order, with the change of rank that its source states. */
export type BestList = ReadonlyMap<string, RankChange>;

/** The list that the editors wrote. References to unknown articles are skipped. */
function listByHand({ store }: BakeRun, references: readonly string[]): [string, RankChange][] {
  const sorted = new References(references);
  const names = new Map<number, string>();
  for (const [name, { item }] of store.articles) {
    const index = sorted.indexOf(item, name);
    if (index >= 0 && !names.has(index)) names.set(index, name);
  }
  return [...names].sort(([a], [b]) => a - b).map(([, name]) => [name, undefined]);
}

/** The articles of the newspaper's own edition from the last days, those that were read most first. */
function listByViews({ config, store, now }: BakeRun, days: number): [string, RankChange][] {
  return [...store.articles]
    .filter(
      ([, { item, edition, views = 0 }]) =>
        views > 0 && now - Date.parse(item.date_published ?? '') < days * DAY && edition === config.language,
    )
    .sort(([, a], [, b]) => (b.views ?? 0) - (a.views ?? 0))
    .map(([name]) => [name, undefined]);
}

/** The change of rank that an entry states. */
const entryRankChange = ({ item }: ListEntry): RankChange =>
  (item._dongpo as { rank_change?: RankChange } | undefined)?.rank_change;

/** The best list: the editors' own, else by views, else of its page or feed. Empty if none of these is there. */
export function readBestList(run: BakeRun, byHand: readonly string[] | undefined): BestList {
  const { best } = run.config;
  if (byHand) return new Map(listByHand(run, byHand));
  if (best?.by === 'views') return new Map(listByViews(run, best.days));
  const { entries = [], feed } = (best?.url && run.store.snapshot.sources[BEST_LIST_KEY]) || {};
  if (feed) return new Map(feed.items.map((item) => [articleName(item), item._dongpo?.rank_change]));
  return new Map(
    entries.map((entry) => [
      articleName({ id: entry.item.url, url: entry.item.url }),
      entryRankChange(entry),
    ]),
  );
}

/**
 * Numbers the items of the best list. Where its source states no change of rank, ranks are compared with the last
 * list of an earlier day, which the store keeps.
 */
export function withRanks({ config, store, now }: BakeRun, items: FeedItem[], list: BestList): FeedItem[] {
  const { snapshot } = store;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: config.time_zone }).format(now);
  const ranks = items.map(({ id }) => id);
  const before = snapshot.best?.day === day ? snapshot.best.before : (snapshot.best?.ranks ?? []);
  snapshot.best = { day, ranks, before };

  const statesChanges = [...list.values()].some(Boolean);
  const changeSince = (id: string, index: number): RankChange => {
    if (!before.length) return undefined;
    const previousIndex = before.indexOf(id);
    return previousIndex < 0 ? 'new' : previousIndex - index || undefined;
  };
  return items.map((item, index) => {
    const change = statesChanges ? list.get(item.id) : changeSince(item.id, index);
    return { ...item, _dongpo: { ...item._dongpo, rank: index + 1, ...(change && { rank_change: change }) } };
  });
}
