/** Style text of what a server renders: that of the elements, and what their script would add. */
import { type CSSResult, css } from 'lit';
import type { StyleText } from '../dom/adopt-styles.js';
import article from '../elements/article/article.styles.js';
import sections from '../elements/sections/sections.styles.js';
import ticker from '../elements/ticker/ticker.styles.js';
import reading from '../styles/deferred.styles.js';
import { extraStyles } from '../styles/extra-styles.js';
import base from '../styles/host.styles.js';
import list from '../styles/list.styles.js';

/** What the script sees of the page, as far as a style can; and no button that nothing would answer. */
const server = css`
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

/** Rows in so many columns. */
export const rowsRule = (count: number): string =>
  `.rows-${count}{${[1, 2, 3, 4].map((columns) => `--_rows-${columns}:${Math.ceil(count / columns)}`).join(';')}}`;

/** Rows of the list, where it has two columns. */
export const halfRule = (count: number): string => `.half-${count}{--_rows-2:${count}}`;

/** For one block: the styles that it adopted. */
export const inlineSheet = (styles: readonly StyleText[], rows: number, half: number): string =>
  `${textOf([...styles, reading, server])}${rowsRule(rows)}${halfRule(half)}`;

/** The elements that have their styles in common. */
export type SheetName = 'list' | 'article' | 'ticker' | 'sections';

export const sheetName = (tag: string): SheetName =>
  /^dongpo-(headlines|best)$/.test(tag) ? 'list' : (tag.slice(7) as SheetName);

/** The files that `styles: 'link'` refers to. */
export function linkedSheets(): Record<SheetName, string> {
  const counts = Array.from({ length: 100 }, (_, index) => index + 1);
  const rules = counts.map((count) => rowsRule(count)).join('');
  const halves = counts.slice(0, 50).map(halfRule).join('');
  const file = (...own: CSSResult[]): string =>
    `${textOf([base, ...own, ...extraStyles, reading, server])}${rules}`;
  return {
    list: file(list) + halves,
    article: file(article),
    ticker: file(ticker),
    sections: file(sections),
  };
}
