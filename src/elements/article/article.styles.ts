import { css } from '../../styles/css.js';

/** An article's own styles: about 38 Korean characters a line, 1.75 line height. */
export default css`
  .article {
    min-height: 0;
    --_scale: 1;
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
    font-size: calc(1.75em * var(--_scale));
    text-wrap: balance;
    font-weight: 700;
    line-height: 1.35;
    margin-top: 0.2em;
  }
  .subtitle {
    font-size: calc(1.125em * var(--_scale));
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
  [data-failed] {
    visibility: hidden;
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
  /* Its room is there before its code. */
  .tools {
    display: flex;
    justify-content: end;
    align-items: center;
    height: 2.25em;
    margin-top: 0.5em;
  }
  /* WebKit shapes a picture that failed by its own broken icon. */
  [data-failed]:not([height]) {
    height: calc(min(100cqi, 42.5em) * 2 / 3);
  }
  .body {
    margin-top: 1.5em;
    font-size: calc(1.0625em * var(--_scale));
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
  .body p {
    text-wrap: pretty;
  }
  .scroll {
    overflow-x: auto;
  }
  .body table {
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
  .body hr {
    border: 0;
    border-top: 1px solid var(--_line);
  }
  /* A video is a link of its size, until the reader starts it. */
  .body a[data-embed],
  .video {
    display: grid;
    place-content: center;
    justify-items: center;
    width: 100%;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
    background: var(--_line);
    text-decoration: none;
  }
  .body a[data-embed]:before {
    content: '';
    box-sizing: border-box;
    border: 1.25em solid transparent;
    border-inline: 2em solid var(--_accent);
    border-inline-end: 0;
    margin-bottom: 0.5em;
  }
  .body a[data-embed]:is([href$='.mp3'], [href$='.m4a'], [href$='.ogg']) {
    display: inline;
    background: none;
    text-decoration: underline;
  }
  .body a:is([href$='.mp3'], [href$='.m4a'], [href$='.ogg']):before {
    display: none;
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
      font-size: calc(1.4375em * var(--_scale));
    }
  }
`;
