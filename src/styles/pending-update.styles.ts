import { css } from 'lit';

/** The button that applies a pending update: it floats over the block and takes no space in the layout. */
export default css`
  .notice {
    position: sticky;
    top: 0.5em;
    z-index: 2;
    height: 0;
    text-align: center;
  }
  .notice button {
    margin: 0;
    border-radius: 1em;
    color: var(--_accent);
    background: canvas;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
`;
