import { css } from 'lit';

/**
 * Styles of the host, the container (`.box`), heading, status and footer, shared by all elements. Lengths are in
 * `em` of the reader's `medium`, never in `rem`, since the page sets the size of the root. Greys are made of the
 * text colour, by opacity or `color-mix()`.
 */
export default css`
  /* Important, since a page's "* { all: revert }" beats other :host rules. */
  :host {
    display: block !important;
    /* The container queries below take the inline size to be the width. */
    writing-mode: horizontal-tb !important;
    container-type: inline-size !important;
    /* A container of inline size collapses to 0 as a flex, float or grid item without it. */
    contain-intrinsic-inline-size: 320px !important;
    /* A page's "* { transition: all }" would animate the font size. */
    transition: none !important;
  }
  /* @container widths are in the host's em. The font family is reset too: medium is 13px in monospace. */
  :host(:not([data-plain])) {
    font: var(--dongpo-font-size, medium) system-ui !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .box {
    all: initial;
    /* all: initial would show the block inside of a parent with visibility: hidden. */
    visibility: inherit;
    /* Contains the margins of the fallback's children. */
    display: flow-root;
    box-sizing: border-box;
    /* The reserved height; 6em hold the error sentence and its button. */
    min-height: calc(var(--_head) + max(var(--_rows) * var(--_row) + var(--_lead), 6em) + var(--_more) + 2.5em);
    padding: var(--dongpo-padding, 0);
    font: inherit;
    line-height: 1.6;
    color: var(--dongpo-color, #1b1b1b);
    background: var(--dongpo-background, none);
    word-break: keep-all;
    overflow-wrap: anywhere;
    color-scheme: light;
    --_font: system-ui;
    --_more: 0em;
    --_accent: var(--dongpo-accent, #b3261e);
    --_visited: var(--dongpo-visited, #5a5a5a);
    /* Browsers without color-mix() (Chromium before 111) show no lines. */
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
  /* Fonts by the language of the text, not of the reader's system. Chinese and Japanese: deferred.styles.ts. */
  :lang(ko) {
    --_font: 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR';
  }
  [lang] {
    --_family: var(--dongpo-font-family, var(--_font), system-ui, sans-serif);
    font-family: var(--_family);
  }
  .ad {
    padding: 0 0.3em;
    font-size: 0.8125em;
    border: 1px solid;
    border-radius: var(--_radius);
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
    /* A border, since forced colours remove backgrounds. */
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
  /* Two lines: the source, and the rights or the age of a stored copy. */
  .footer {
    min-height: 2.5em;
    padding-top: 0.5em;
    box-sizing: border-box;
    line-height: 1;
    opacity: 0.75;
  }
  /* Marks above and below letters are painted over no other text. The margin is for outlines. */
  .footer,
  article > * {
    clip-path: inset(-0.5em);
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
  /* Reserved heights until article.styles.ts and ticker.styles.ts are loaded. */
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
  /* Snippets hide their slot children until the element shows them; a hidden fallback child stays hidden. */
  [name]::slotted([hidden]) {
    display: block !important;
  }
`;
