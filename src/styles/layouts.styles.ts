import { css } from 'lit';

/**
 * The layouts `cards`, `compact` and `lead`, on top of `list.styles.ts`. The reserved height of a row depends on the
 * width and the fields shown, never on the content of an item. `reserve.ts` computes the same heights, and
 * `test/elements/layouts.test.ts` compares the two.
 */
export default css`
  /* Cards: 1 to 4 columns, images on top. */
  .cards {
    --_columns: 1;
    --_rows: var(--_rows-1);
    --_row: calc(1.5em + var(--_image) + 3em + var(--_summary) + var(--_meta));
  }
  .cards.image-on {
    --_image: calc((100cqi - (var(--_columns) - 1) * 1.5em) / var(--_columns) * 2 / 3 + 0.75em);
  }
  .cards :is(ol, .skeletons) {
    display: grid;
    grid-auto-flow: row;
    grid-template: none / repeat(var(--_columns), minmax(0, 1fr));
    column-gap: 1.5em;
  }
  .cards .item {
    flex-direction: column;
    gap: 0.75em;
    padding: 0.5em 0 1em;
  }
  .cards.image-on .item:before {
    display: none;
  }
  .cards .text {
    flex: none;
  }
  .cards .image {
    order: -1;
    width: 100%;
    height: auto;
    aspect-ratio: 3 / 2;
  }
  /* An item without an image uses the image's height for its summary. */
  .cards.image-on .text:last-child .summary {
    -webkit-line-clamp: 6;
  }
  .cards .skeleton,
  .lead .skeleton:first-child {
    --_bar: linear-gradient(var(--_line) 0 0);
    background: var(--_bar) 0 0.5em / 100% calc(var(--_image) - 0.75em) no-repeat,
      var(--_bar) 0 calc(var(--_image) + 1em) / 60% 1em no-repeat,
      var(--_bar) 0 calc(var(--_image) + 3em) / 80% 1em no-repeat;
  }
  @container (min-width: 28em) {
    .cards {
      --_columns: 2;
      --_rows: var(--_rows-2);
    }
  }
  @container (min-width: 48em) {
    .cards {
      --_columns: 3;
      --_rows: var(--_rows-3);
    }
  }
  @container (min-width: 72em) {
    .cards {
      --_columns: 4;
      --_rows: var(--_rows-4);
    }
  }

  /* Compact: titles, with the date at the end of the line from 30em on. */
  .compact {
    --_row: calc(3.75em + var(--_meta));
  }
  .compact .item {
    padding: 0.375em 0;
  }
  .compact .title {
    font-size: 1em;
    line-height: 1.5;
  }
  @container (min-width: 30em) {
    .compact {
      --_row: 2.25em;
    }
    .compact .text {
      display: flex;
      gap: 1em;
      align-items: baseline;
      height: 1.5em;
    }
    .compact .title {
      flex: 1;
      -webkit-line-clamp: 1;
    }
    .compact .meta {
      flex: none;
      max-width: 40%;
      margin: 0;
    }
  }
  .compact .skeleton {
    background-position: 0 0.6em;
    background-size: 60% 1em, 0;
  }

  /* Lead: one large item, then the list. */
  .lead {
    --_lead-summary: 0em;
    --_picture: 0em;
    --_text: calc(5.775em + var(--_lead-summary) + var(--_meta));
    --_lead: calc(1.25em + var(--_picture) + var(--_text));
  }
  .lead.summary-on {
    --_lead-summary: 4.75em;
  }
  .lead.image-on {
    --_picture: calc(200cqi / 3 + 0.75em);
  }
  .lead .item:first-child {
    grid-column: 1 / -1;
    flex-direction: column;
    gap: 0.75em;
    min-height: var(--_lead);
  }
  .lead .item:first-child .text {
    flex: none;
  }
  .lead .item:first-child .image {
    order: -1;
    width: 100%;
    height: auto;
    aspect-ratio: 3 / 2;
  }
  .lead .item:first-child .title {
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.4;
    -webkit-line-clamp: 3;
  }
  .lead .item:first-child .summary {
    -webkit-line-clamp: 3;
  }
  .lead .skeleton:first-child {
    --_image: var(--_picture);
  }
  @container (min-width: 40em) {
    .lead {
      --_lead: calc(1.25em + max(var(--_picture), var(--_text)));
    }
    .lead.image-on {
      --_picture: calc((100cqi - 1.5em) / 3);
    }
    .lead .item:first-child {
      flex-direction: row;
      gap: 1.5em;
    }
    .lead .item:first-child .text {
      flex: 1;
    }
    .lead .item:first-child .image {
      width: calc(50% - 0.75em);
    }
    .lead .skeleton:first-child {
      background: var(--_bar) 0 0.625em / calc(50% - 0.75em) var(--_picture) no-repeat;
    }
  }
  @container (min-width: 56em) {
    .lead :is(ol, .skeletons) {
      grid-template-rows: auto repeat(var(--_column-rows), auto);
    }
    .lead .item:first-child:before {
      display: none;
    }
    /* Aligns the image with the list's first column. */
    .lead.image-on {
      --_picture: calc((100cqi - 2.5em) / 3);
    }
    .lead .item:first-child {
      gap: 2.5em;
    }
    .lead .item:first-child .image {
      width: calc(50% - 1.25em);
    }
    .lead.image-on .item:first-child .title {
      font-size: 1.75em;
      line-height: 1.35;
      /* Only here, where lines are long: Firefox balances the clamped-off lines too. */
      text-wrap: balance;
    }
    .lead.image-on .item:first-child .summary {
      -webkit-line-clamp: 5;
    }
  }
`;
