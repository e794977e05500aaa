import type { FeedItem } from '../../feed/model/types.js';

/** What names an item: its title, else its excerpt, else where it leads. */
export const itemLabel = ({ title, summary, url }: FeedItem): string =>
  title ?? summary ?? url!.replace(/^\w+:\/\/(www\.)?/, '');

/**
 * Puts one row for each item into a list, by the items' ids: a row stays the same node as long as its item is
 * there, and no node moves that need not.
 * @param known the rows so far
 */
export function arrange(
  list: Element,
  items: FeedItem[],
  known: Map<string, HTMLElement>,
): Map<string, HTMLElement> {
  const rows = new Map<string, HTMLElement>();
  for (const { id } of items) {
    let key = id;
    // Two items may have one id.
    while (rows.has(key)) key += ' ';
    let row = known.get(key);
    if (!row) {
      row = document.createElement('li');
      row.className = 'item';
      row.setAttribute('part', 'item');
    }
    rows.set(key, row);
  }
  for (const [key, row] of known) if (!rows.has(key)) row.remove();
  let place = list.firstChild;
  for (const row of rows.values()) {
    if (row === place) place = row.nextSibling;
    else list.insertBefore(row, place);
  }
  return rows;
}
