/** Style sheets of elements that a server renders: their own, and what their script would set. */
import { type CSSResult, css } from 'lit';
import type { StyleText } from '../dom/adopt-styles.js';
import article from '../elements/article/article.styles.js';
import more from '../elements/core/more.styles.js';
import sections from '../elements/sections/sections.styles.js';
import ticker from '../elements/ticker/ticker.styles.js';
import deferredStyles from '../styles/deferred.styles.js';
import { extraStyles } from '../styles/extra-styles.js';
import base from '../styles/host.styles.js';
import list from '../styles/list.styles.js';

/** Sets what the script would, as far as a style can; hides the buttons that need the script. */
const serverStyles = css`
  .box {
    --_head: 3em;
  }
  .headless {
    --_head: 0em;
  }
  @supports (color: light-dark(#000, #fff)) {
    .auto:not(.plain) {
      color-scheme: inherit;
      color: var(--dongpo-color, light-dark(#1b1b1b, #ececec));
      --_accent: var(--dongpo-accent, light-dark(#b3261e, #ff9c8c));
      --_visited: var(--dongpo-visited, light-dark(#5a5a5a, #acacac));
    }
  }
  button {
    visibility: hidden;
  }
  .tabs button {
    visibility: visible;
  }
`;

const textOf = (styles: readonly StyleText[]): string => styles.map(({ cssText }) => cssText).join('');

/** Rule of the class `rows-N`, which reserves N rows: how many there are in so many columns. */
const rowsRule = (count: number): string =>
  `.rows-${count}{${[1, 2, 3, 4].map((columns) => `--_rows-${columns}:${Math.ceil(count / columns)}`).join(';')}}`;

/** Rule of the class `columns-N`: rows in each of two columns. */
const columnsRule = (rows: number): string => `.columns-${rows}{--_column-rows:${rows}}`;

/** The style sheet of one element: the styles that it has adopted, and the rules of its classes. */
export const inlineSheet = (styles: readonly StyleText[], rows: number, columnRows: number): string =>
  `${textOf([...styles, deferredStyles, serverStyles])}${rowsRule(rows)}${columnsRule(columnRows)}`;

/** Name of a file of style sheets. `<dongpo-headlines>` and `<dongpo-best>` have one in common. */
export type SheetName = 'list' | 'article' | 'ticker' | 'sections';

export const sheetName = (tag: string): SheetName =>
  /^dongpo-(headlines|best)$/.test(tag) ? 'list' : (tag.slice(7) as SheetName);

/** The files that `styles: 'link'` refers to. */
export function linkedSheets(): Record<SheetName, string> {
  const counts = Array.from({ length: 100 }, (_, index) => index + 1);
  const rules = counts.map(rowsRule).join('');
  const columnRules = counts.slice(0, 50).map(columnsRule).join('');
  const file = (...own: CSSResult[]): string =>
    `${textOf([base, ...own, ...extraStyles, deferredStyles, serverStyles])}${rules}`;
  return {
    list: file(list, more) + columnRules,
    article: file(article),
    ticker: file(ticker),
    sections: file(sections),
  };
}
