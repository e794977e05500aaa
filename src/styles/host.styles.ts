import { css } from 'lit';

/**
 * The host, the container, heading, status and footer. Lengths are in `em` of the reader's own
 * `medium`, never `rem`: the page owns the root's size. Greys are the text's colour, thinned.
 */
export default css`
  /* A page's "* { all: revert }" beats :host rules that are not important. */
  :host {
    display: block !important;
    /* Of which the inline size is the width. */
    writing-mode: horizontal-tb !important;
    container-type: inline-size !important;
    /* Without it a flex, float or grid item would collapse to nothing. */
    contain-intrinsic-inline-size: 320px !important;
    /* A page's "* { transition: all }" would let the size of text grow. */
    transition: none !important;
  }
  /* The widths in @container are in the em of the host. Of a monospace page, medium alone would be 13px. */
  :host(:not([data-plain])) {
    font: var(--dongpo-font-size, medium) system-ui !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .box {
    all: initial;
    /* Of a page that hides what it holds. */
    visibility: inherit;
    /* A margin of the fallback's must not stick out. */
    display: flow-root;
    box-sizing: border-box;
    /* At least the room of a sentence and a button. */
    min-height: calc(var(--_head) + max(var(--_rows) * var(--_row) + var(--_lead), 6em) + 2.5em);
    padding: var(--dongpo-padding, 0);
    font: inherit;
    line-height: 1.6;
    color: var(--dongpo-color, #1b1b1b);
    background: var(--dongpo-background, none);
    word-break: keep-all;
    overflow-wrap: anywhere;
    color-scheme: light;
    --_font: system-ui;
    --_accent: var(--dongpo-accent, #b3261e);
    --_visited: var(--dongpo-visited, #5a5a5a);
    /* Below Chromium 111 there is no such colour, and no lines. */
    --_line: var(--dongpo-line, color-mix(in srgb, currentcolor 18%, transparent));
    --_rule: var(--dongpo-rule, 0.25em solid var(--_accent));
    --_rule-width: 2em;
    --_radius: var(--dongpo-radius, 0.25em);
  }
  .dark {
    color: var(--dongpo-color, #ececec);
    color-scheme: dark;
    --_accent: var(--dongpo-accent, #ff9c8c);
    --_visited: var(--dongpo-visited, #acacac);
  }
  /* Each language in its own glyphs, whatever the reader's system speaks: the others in reading.styles.ts. */
  :lang(ko) {
    --_font: 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR';
  }
  [lang] {
    --_family: var(--dongpo-font-family, var(--_font), system-ui, sans-serif);
    font-family: var(--_family);
  }
  .heading,
  .title {
    font-family: var(--dongpo-title-font-family, var(--_family));
  }
  :lang(zh),
  :lang(ja) {
    word-break: normal;
  }
  .plain {
    font-family: inherit;
    color: inherit;
    background: none;
    --_visited: initial;
  }
  .plain :is([lang], .heading, .title) {
    font-family: var(--dongpo-title-font-family, inherit);
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover,
  .footer a {
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  h2, h3, h4, h5, h6, p, ol {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
  .header {
    height: 3em;
  }
  .header:before {
    content: '';
    display: block;
    width: var(--_rule-width);
    margin-bottom: 0.5em;
    /* Not a background, which forced colours would take away. */
    border-top: var(--_rule);
  }
  .heading {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.4;
  }
  .heading,
  .meta {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Room for two lines: source and rights, or age. */
  .footer {
    min-height: 2.5em;
    padding-top: 0.5em;
    box-sizing: border-box;
    line-height: 1;
    opacity: 0.75;
  }
  .footer > * {
    font-size: 0.8125em;
    margin-inline-end: 1em;
  }
  button {
    all: unset;
    margin-top: 0.75em;
    padding: 0.2em 1em;
    border: 1px solid;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  /* Until its own styles are there. */
  .article {
    min-height: 100vh;
  }
  .ticker {
    box-sizing: content-box;
    min-height: 2.75em;
  }
  .status {
    padding: 0.75em 0;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Not what the page itself hides of its fallback. */
  [name]::slotted([hidden]) {
    display: block !important;
  }
`;
