import { articleName } from '../../publish/article-name.js';
import type { ListedArticle } from './read-source.js';
import type { BakeRun } from './run.js';
import type { SourceSnapshot } from './snapshot-store.js';

/** Fewest articles that may be a fault of the site when they vanish together. */
const MIN_FAULT = 3;

/**
 * Names of the known articles that a source listed before and lists no longer, though it lists older ones: they were
 * taken out, and did not drop off the list's end.
 *
 * @param listed what the source lists now
 * @param previous snapshot of the source
 */
export function takenOut(
  { store }: BakeRun,
  listed: ListedArticle[],
  previous: SourceSnapshot | undefined,
): string[] {
  const listedNames = new Set(listed.map(({ item }) => articleName(item)));
  const oldest = Math.min(...listed.flatMap(({ item }) => Date.parse(item.date_published ?? '') || []));
  const previousNames =
    previous?.feed?.items.map((item) => articleName(item)) ??
    previous?.entries?.map(({ item: { url } }) => articleName({ id: url, url })) ??
    [];
  return previousNames.filter((name) => {
    const known = !listedNames.has(name) && store.articles.get(name);
    return known && Date.parse(known.item.date_published ?? '') > oldest;
  });
}

/**
 * Withdraws articles, unless they are so many that the site has a fault, which is reported.
 * @param total articles that could have been gone
 */
export function withdraw(run: BakeRun, names: string[], total: number): void {
  const { store, messages, now } = run;
  if (names.length >= MIN_FAULT && names.length > total / 2) {
    run.reportFailure(messages.tooManyGone(names.length));
    return;
  }
  for (const name of names) {
    store.delete(name);
    store.snapshot.gone[name] = now;
  }
}
