import { css } from 'lit';

/** Styles of a ticker: a bar one line high. */
export default css`
  .ticker {
    position: relative;
    display: flex;
    align-items: center;
  }
  .ticker:before,
  .ticker:after {
    content: '';
    position: absolute;
    inset: 0 0 auto;
    border-top: 1px solid var(--_line);
    pointer-events: none;
  }
  .ticker:after {
    inset: auto 0 0;
  }
  /* The fallback keeps the layout that it had before this sheet was loaded. */
  .ticker > slot:not([name], [hidden]) {
    display: block;
    flex: 1;
    align-self: start;
    min-width: 0;
  }
  /* The update button floats over the line. */
  .ticker .notice {
    position: absolute;
  }
  .ticker .header {
    flex: none;
    max-width: 40%;
    height: auto;
    padding-inline-end: 0.75em;
    box-sizing: border-box;
  }
  .ticker .header:before {
    display: none;
  }
  .ticker .heading {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.6;
    color: var(--_accent);
  }
  .list {
    display: grid;
    flex: 1;
    align-self: stretch;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow: hidden;
  }
  /* Hidden rows are moved out of the list's box, so that they do not count as impressions. */
  .list .item {
    position: relative;
    grid-area: 1 / 1;
    display: flex;
    align-items: center;
    min-width: 0;
    visibility: hidden;
    transform: translateY(100%);
    opacity: 0;
  }
  .list .now {
    visibility: visible;
    transform: none;
    opacity: 1;
    transition: opacity 200ms;
  }
  .list .title {
    min-width: 0;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .kicker {
    color: var(--_accent);
  }
  .list a:after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .list a:visited {
    color: var(--_visited);
  }
  .list a:focus-visible {
    outline: 0;
  }
  .list a:focus-visible:after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .list time {
    flex: none;
    padding-inline: 0.75em;
    font-size: 0.8125em;
    opacity: 0.75;
    font-variant-numeric: tabular-nums;
  }
  /* Each child is clipped by itself; clipped overflow would still cover the buttons. */
  .ticker :is(.footer, .footer > *) {
    display: flex;
    min-width: 0;
  }
  .ticker .footer a {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .ticker .footer {
    flex: none;
    max-width: 35%;
    min-height: 0;
    padding: 0;
    line-height: 2;
    white-space: pre;
    overflow: hidden;
  }
  .ticker .footer :focus-visible {
    outline-offset: -2px;
  }
  .controls {
    flex: none;
    display: flex;
  }
  .controls button {
    display: grid;
    place-items: center;
    width: max(2em, 24px);
    height: max(2em, 24px);
    margin: 0;
    padding: 0;
    border: 0;
    line-height: 1;
  }
  .controls button:focus-visible {
    outline-offset: -2px;
  }
  /* Borders, since forced colours remove backgrounds. */
  .controls .pause:before {
    content: '';
    width: 0.25em;
    height: 0.75em;
    border: solid;
    border-width: 0 0.2em;
  }
  .controls .play:before {
    content: '';
    border: 0.4em solid;
    clip-path: polygon(0 0, 100% 50%, 0 100%);
  }
  .ticker .skeletons {
    flex: 1;
    max-width: 24em;
    height: 1em;
    background: var(--_line);
  }
  .ticker .status {
    display: flex;
    flex: 1;
    align-items: center;
    min-width: 0;
    padding: 0;
  }
  .ticker p {
    flex: 1;
    min-width: 0;
    max-height: 2.6em;
    overflow: hidden;
    font-size: 0.8125em;
    line-height: 1.3;
  }
  .status button {
    flex: none;
    margin: 0;
    margin-inline-start: 0.75em;
    padding: 0.1em 0.75em;
    font-size: 0.875em;
  }
  @container (max-width: 30em) {
    .list time,
    .controls .step {
      display: none;
    }
  }
  @container (max-width: 20em) {
    .ticker .header {
      font-size: 0.8125em;
    }
    .ticker .footer {
      max-width: 25%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .list .now {
      transition: none;
    }
  }
  /* Print shows all rows. */
  @media print {
    .ticker,
    .list {
      display: block;
    }
    .list .item {
      visibility: visible;
      transform: none;
      opacity: 1;
    }
  }
`;
