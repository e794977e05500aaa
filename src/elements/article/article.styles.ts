import { css } from 'lit';

/** Styles of an article: about 38 Korean characters a line, line height 1.75. */
export default css`
  .article {
    min-height: 0;
    --_scale: 1;
  }
  article {
    max-width: 42.5em;
  }
  .title .kicker {
    color: var(--_accent);
  }
  .section {
    font-size: 0.875em;
    color: var(--_accent);
    font-weight: 600;
  }
  .title {
    font-size: calc(1.75em * var(--_scale));
    font-weight: 700;
    line-height: 1.35;
    margin-top: 0.2em;
    text-wrap: balance;
  }
  .subtitle {
    font-size: calc(1.125em * var(--_scale));
    line-height: 1.5;
    margin-top: 0.5em;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_line);
  }
  .byline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
    margin-top: 1em;
    padding-bottom: 1em;
    border-bottom: 1px solid var(--_line);
    font-size: 0.875em;
    opacity: 0.75;
    font-variant-numeric: tabular-nums;
  }
  /* Reserves the height of the tools, which are rendered later. */
  .tools {
    flex: 1 1 18em;
    min-width: 0;
    height: 2.25em;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
    border-radius: var(--_radius);
    background: var(--_line);
  }
  /* Reserves 3:2 where the feed gives no width and height. */
  img:not([width][height]) {
    width: 100%;
    aspect-ratio: 3 / 2;
    object-fit: scale-down;
  }
  /* A picture in place of characters has their height. */
  .body img[data-inline] {
    display: inline;
    width: auto;
    max-height: 1.5em;
    margin: 0;
    aspect-ratio: auto;
    border-radius: 0;
    background: none;
    vertical-align: middle;
  }
  .body img[data-inline='formula'] {
    max-height: 8em;
  }
  figcaption {
    margin-top: 0.5em;
    font-size: 0.875em;
    line-height: 1.5;
    opacity: 0.75;
  }
  small {
    display: inline-block;
  }
  .body,
  .lead {
    font-size: calc(1.0625em * var(--_scale));
  }
  .body {
    margin-top: 1.5em;
    line-height: 1.75;
    text-wrap: pretty;
    hyphens: auto;
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
  .body :is(ul, ol) {
    padding-inline-start: 1.5em;
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
    /* With "anywhere", a cell would shrink until its words break. */
    overflow-wrap: break-word;
  }
  .body caption {
    padding-bottom: 0.4em;
    text-align: start;
  }
  .body pre {
    overflow-x: auto;
  }
  .body :is(sup, sub) {
    line-height: 0;
  }
  /* Reserves the player, and a line below it for the link to the video's page. */
  .body [data-embed='player'] {
    display: block;
    aspect-ratio: 16 / 9;
    padding-bottom: 2em;
    background: var(--_line) content-box;
  }
  .gallery {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1em;
    margin: 1.5em 0;
    padding: 0;
    list-style: none;
  }
  .body .gallery {
    padding: 0;
  }
  .gallery :is(li, figure) {
    margin: 0;
  }
  .gallery a,
  .lead a {
    display: block;
    cursor: zoom-in;
  }
  .gallery img:not([data-inline]) {
    width: 100%;
    height: auto;
    aspect-ratio: 3 / 2;
    object-fit: cover;
  }
  .gallery figcaption {
    margin-top: 0.4em;
    font-size: 0.8125em;
  }
  .audio {
    margin: 1.5em 0;
  }
  .audio figcaption {
    margin: 0 0 0.4em;
    font-variant-numeric: tabular-nums;
  }
  /* Engines give a player 31 to 54 px. */
  audio {
    display: block;
    width: 100%;
    height: 54px;
    /* Chromium arranges the controls of a player after it has painted them. */
    animation: player-arranged 0.2s step-end;
  }
  @keyframes player-arranged {
    from {
      visibility: hidden;
    }
  }
  .related {
    margin-top: 2em;
    padding-top: 0.75em;
    border-top: 1px solid var(--_line);
  }
  .related-heading {
    font-weight: 700;
  }
  .related ul {
    margin: 0.25em 0 0;
    padding: 0;
    list-style: none;
  }
  .related a {
    display: inline-block;
    padding: 0.25em 0;
    text-decoration: underline;
    text-decoration-color: var(--_accent);
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
  @container (min-width: 36em) {
    .gallery {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @container (max-width: 30em) {
    .title {
      font-size: calc(1.4375em * var(--_scale));
    }
  }
`;
