import { css } from '../../styles/css.js';

/** The row of tools, and a video that was started. */
export default css`
  .tools {
    gap: 0.5em;
    font-size: 0.875em;
    height: calc(2.25em / 0.875);
    margin-top: calc(0.5em / 0.875);
  }
  .tools [role='group'] {
    display: flex;
  }
  .tools button {
    box-sizing: border-box;
    min-width: 2.5em;
    height: 2.25em;
    margin: 0;
    padding: 0 0.75em;
    border-color: var(--_line);
    line-height: 2;
    text-align: center;
  }
  .tools button:hover {
    border-color: currentcolor;
  }
  .tools [role='group'] button {
    margin-inline-start: -1px;
  }
  .tools [aria-disabled='true'] > * {
    opacity: 0.4;
  }
  .video {
    border: 0;
    background: #000;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  @media print {
    .tools,
    .video {
      display: none;
    }
    .body a[data-embed] {
      display: inline;
      background: none;
    }
  }
`;
