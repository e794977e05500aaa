import { css } from 'lit';

/** The row of the button or link to further items. Its height is reserved: --_more in list.styles.ts. */
export default css`
  .more {
    display: flex;
    align-items: center;
    gap: 1em;
    box-sizing: border-box;
    min-height: 3em;
  }
  .more button {
    flex: none;
    margin: 0;
  }
  .more [aria-disabled='true'] {
    cursor: default;
    opacity: 0.75;
  }
  .more a {
    text-decoration: underline;
  }
  /* One line, so that nothing below moves. */
  .failed {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [data-large] .failed {
    white-space: normal;
  }
`;
