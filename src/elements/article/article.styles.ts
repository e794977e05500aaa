import { css } from '../../styles/css.js';

/** An article's own styles: about 38 Korean characters a line, 1.75 line height. */
export default css`
  .article {
    min-height: 0;
  }
  article,
  .best {
    max-width: 42.5em;
  }
  .section {
    font-size: 0.875em;
    color: var(--_accent);
    font-weight: 600;
  }
  .title {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.35;
    margin-top: 0.2em;
  }
  .subtitle {
    font-size: 1.125em;
    line-height: 1.5;
    margin-top: 0.5em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_line);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    margin-top: 1em;
    padding-bottom: 1em;
    border-bottom: 1px solid var(--_line);
    font-size: 0.875em;
    opacity: 0.75;
    font-variant-numeric: tabular-nums;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
    border-radius: 0.25em;
    background: var(--_line);
  }
  /* Its room is kept where the feed does not say its size. */
  img:not([height]) {
    width: 100%;
    aspect-ratio: 3 / 2;
    object-fit: scale-down;
  }
  figcaption {
    margin-top: 0.5em;
    font-size: 0.875em;
    line-height: 1.5;
    opacity: 0.75;
  }
  .body {
    margin-top: 1.5em;
    font-size: 1.0625em;
    line-height: 1.75;
  }
  .body > div > * {
    margin: 0 0 1em;
  }
  .lead,
  .body > div > figure {
    margin: 1.5em 0;
  }
  .body :is(h2, h3, h4, h5, h6) {
    margin: 1.5em 0 0.5em;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.4;
  }
  .body a {
    text-decoration: underline;
    text-decoration-color: var(--_accent);
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  .body ol {
    list-style: decimal;
  }
  .body blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_accent);
  }
  .body table {
    display: block;
    overflow-x: auto;
    border-collapse: collapse;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  .body :is(td, th) {
    padding: 0.4em 0.75em;
    border-block: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    /* Not anywhere: a cell would shrink until its words break. */
    overflow-wrap: break-word;
  }
  .body caption {
    padding-bottom: 0.4em;
    text-align: start;
    opacity: 0.75;
  }
  .body pre {
    overflow-x: auto;
  }
  .body a[data-embed]:before {
    content: '▶ ';
  }
  .back {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    margin-top: 1.5em;
    font-size: 0.875em;
  }
  .back > :not(.original) {
    opacity: 0.75;
  }
  .original a {
    color: var(--_accent);
    font-weight: 600;
  }
  .best {
    margin-top: 2.5em;
  }
  @container (max-width: 30em) {
    .title {
      font-size: 1.4375em;
    }
  }
`;
