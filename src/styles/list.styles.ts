import { css } from 'lit';

/**
 * Rows of a list. Two lines of title, two of summary and one of metadata are reserved as well as clamped, so that
 * skeleton, list and error message have the same height.
 */
export default css`
  .box {
    --_rows: var(--_rows-1);
    --_row: calc(1.25em + max(3em + var(--_summary) + var(--_meta), var(--_image)));
    /* Heights of the fields, 0 if not shown. Set here, since a page may define properties of the same names. */
    --_summary: 0em;
    --_meta: 0em;
    --_image: 0em;
    --_lead: 0em;
  }
  .summary-on {
    --_summary: 3.25em;
  }
  .meta-on {
    --_meta: 1.5em;
  }
  .image-on {
    --_image: 5em;
  }
  .more-on {
    --_more: 3em;
  }
  .item {
    position: relative;
    display: flex;
    gap: 1em;
    box-sizing: border-box;
    min-height: var(--_row);
    padding: 0.625em 0;
  }
  .item:before {
    position: absolute;
    inset: 0 0 auto;
    border-top: 1px solid var(--_line);
  }
  .item + .item:before {
    content: '';
  }
  .text {
    flex: 1;
    min-width: 0;
    hyphens: auto;
  }
  .title,
  .summary {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    /* Keeps marks above letters from being clipped; padding below would show a part of the next line. */
    padding: 0.15em 0 0;
    margin: -0.15em 0 0;
    text-wrap: pretty;
  }
  .title {
    font-size: 1.0625em;
    font-weight: 600;
    line-height: calc(24 / 17);
  }
  /* The link covers its row, so that no second link is needed. */
  .title a:after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 1;
  }
  .title a:visited {
    color: var(--_visited);
  }
  .title a:focus-visible {
    outline: 0;
  }
  .title a:focus-visible:after {
    outline: 2px solid var(--_accent);
  }
  /* About 42 Korean characters a line. */
  .summary {
    max-width: 42em;
    margin-top: calc(4em / 15 - 0.15em);
    font-size: 0.9375em;
    opacity: 0.75;
  }
  .meta {
    height: calc(20em / 13);
    margin-top: calc(4em / 13);
    font-size: 0.8125em;
    line-height: calc(20 / 13);
    opacity: 0.75;
    font-variant-numeric: tabular-nums;
  }
  .meta > * + *:before {
    content: ' · ';
  }
  .kicker {
    color: var(--_accent);
  }
  .image {
    flex: none;
    width: 7.5em;
    height: 5em;
    border-radius: var(--_radius);
    background: var(--_line);
    object-fit: cover;
  }
  .rank {
    flex: none;
    width: 1.2em;
    font-size: 1.75em;
    font-weight: 700;
    line-height: calc(24 / 28);
    font-variant-numeric: tabular-nums;
    opacity: 0.75;
  }
  .top {
    color: var(--_accent);
    opacity: 1;
  }
  .change {
    display: block;
    font-size: calc(11em / 28);
    line-height: 2;
  }
  .skeleton {
    background: linear-gradient(var(--_line) 0 0) 0 1em / 60% 1em no-repeat, linear-gradient(var(--_line) 0 0) 0 3em / 80% 1em no-repeat;
  }
  /* Background positions do not follow the writing direction. */
  [dir='rtl'] .skeletons {
    transform: scaleX(-1);
  }
  @container (max-width: 22em) {
    .image {
      width: 5em;
      height: calc(10em / 3);
    }
  }
  @container (min-width: 56em) {
    .box {
      --_rows: var(--_rows-2);
    }
    ol,
    .skeletons {
      display: grid;
      grid-auto-flow: column;
      grid-template: repeat(var(--_column-rows), auto) / 1fr 1fr;
      column-gap: 2.5em;
    }
    .item:before {
      content: '';
    }
  }
`;
