import { css } from 'lit';

/** An article's tools, videos, scrollable tables and text colours: rules that arrive late and shift nothing. */
export default css`
  .body a {
    text-decoration: underline;
    text-decoration-color: var(--_accent);
  }
  .original a {
    color: var(--_accent);
  }
  .body hr {
    border: 1px solid transparent;
    border-top-color: var(--_line);
  }
  .body caption {
    opacity: 0.75;
  }
  .body ol {
    list-style: decimal;
  }
  .best {
    --dongpo-padding: 0;
    max-width: 42.5em;
    margin-top: 2.5em;
  }
  /* Enlarged text needs more than one line. */
  [data-large] .tools {
    flex-wrap: wrap;
    height: auto;
    min-width: 0;
  }
  .tools,
  .tools > [role='group'] {
    display: flex;
    gap: 0.5em;
    justify-content: end;
  }
  .tools > [role='group'] {
    flex: none;
    gap: 0;
  }
  .tools :is(button, input) {
    box-sizing: border-box;
    min-width: max(2.75em, 24px);
    height: max(2.25em, 24px);
    margin: 0;
    padding: 0 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    font: inherit;
    line-height: calc(max(2.25em, 24px) - 2px);
    text-align: center;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tools button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    /* Keeps the outline above the next button. */
    z-index: 1;
  }
  .tools button:hover {
    border-color: currentcolor;
  }
  .tools [role='group'] button {
    position: relative;
    padding: 0;
  }
  /* Generated content, so that the visible sign is not a part of the label (WCAG 2.5.3). */
  [data-sign]:before {
    content: attr(data-sign);
  }
  .tools [role='group'] button + button {
    margin-inline-start: -1px;
  }
  .tools [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
    border-color: var(--_line);
  }
  .tools input {
    flex: 1;
    min-width: 0;
    background: none;
    text-align: start;
  }
  .video {
    display: block;
  }
  .body .video > [part] {
    box-sizing: border-box;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.75em;
    width: 100%;
    aspect-ratio: 16 / 9;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_line);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .body .video > a[part]:before {
    content: '';
    /* A border, since forced colours remove backgrounds. */
    border: 1.25em solid;
    clip-path: polygon(10% 0, 100% 50%, 10% 100%);
  }
  .body .video > a[part]:hover {
    text-decoration: underline;
  }
  .page {
    display: block;
    height: 2em;
    line-height: 2;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .body table {
    display: table;
  }
  .scroll {
    overflow-x: auto;
  }
`;
