import { DAY_MS } from '../model/defaults.js';
import type { FeedItem } from '../model/types.js';
import { foldCase, foldedNames } from './fold-case.js';
import { timeOf } from './order.js';
import { isItemAt } from './page-item.js';
import type { SelectOptions } from './select-options.js';
import { wordTest } from './words.js';

type Filter = (item: FeedItem) => boolean;

/** True if one of the texts is one of the names. */
const hasName = (names: string[], texts: (string | undefined)[]): boolean =>
  texts.some((text) => text !== undefined && names.includes(foldCase(text)));

/** Texts of an item in which words are looked for. Between them stands what no word holds. */
const searchText = ({ title, summary, tags = [], _dongpo }: FeedItem): string =>
  foldCase([title, summary, _dongpo?.kicker, ...tags].filter(Boolean).join('\u0000'));

/** The name in `exclude` that stands for the article of the page. */
const PAGE = 'page';

/** True if `exclude` leaves out the article of the page. */
export const excludesPage = (exclude: unknown): boolean => foldedNames(String(exclude ?? '')).includes(PAGE);

function filtersOf({
  section,
  author,
  include,
  exclude,
  page,
  maxAge,
  now = Date.now(),
}: SelectOptions): Filter[] {
  const filters: Filter[] = [];
  const sections = foldedNames(String(section ?? ''));
  const authors = foldedNames(String(author ?? ''));
  const includes = wordTest(String(include ?? ''));
  const words = foldedNames(String(exclude ?? '')).filter((word) => word !== PAGE);
  const excludes = wordTest(words.join(','));
  const addresses = excludesPage(exclude) ? (page ?? '').split(' ').filter(Boolean) : [];
  const days = Number(maxAge ?? Number.NaN);
  if (sections.length)
    filters.push(({ tags = [], _dongpo }) => hasName(sections, [...(_dongpo?.section_path ?? []), ...tags]));
  if (authors.length)
    filters.push(({ authors: own = [] }) =>
      hasName(
        authors,
        own.map(({ name }) => name),
      ),
    );
  if (includes) filters.push((item) => includes(searchText(item)));
  if (excludes) filters.push((item) => !excludes(searchText(item)));
  if (addresses.length) filters.push((item) => !isItemAt(item, addresses));
  if (days >= 0) filters.push((item) => timeOf(item) >= now - days * DAY_MS);
  return filters;
}

/** The items that pass all filters, in the order that they have. */
export function filterItems(items: FeedItem[], options: SelectOptions): FeedItem[] {
  const filters = filtersOf(options);
  return filters.length ? items.filter((item) => filters.every((passes) => passes(item))) : items;
}
