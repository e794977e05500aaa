import { css } from 'lit';

/** The tab list: one line high, scrollable where the tabs do not fit. */
export default css`
  .tabs {
    display: flex;
    gap: 1.25em;
    height: 3em;
    overflow: auto hidden;
    scrollbar-width: none;
    white-space: nowrap;
    /* A shadow, since a tab cannot overlap a border. */
    box-shadow: inset 0 -1px var(--_line);
  }
  .tabs::-webkit-scrollbar {
    display: none;
  }
  [role='tab'] {
    flex: none;
    box-sizing: border-box;
    height: 100%;
    min-width: 24px;
    margin: 0;
    padding: 0;
    border: 0 solid transparent;
    border-block-width: 0.25em 0.1875em;
    border-radius: 0;
    line-height: 2.5;
  }
  [role='tab']:hover {
    border-block-end-color: var(--_line);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent);
    font-weight: 700;
  }
  [role='tab']:focus-visible {
    outline-offset: -2px;
  }
  /* The padding belongs to the outer block. */
  [part='panel'] > dongpo-headlines {
    --dongpo-padding: 0;
  }
  .sections .footer {
    display: none;
  }
  @media (forced-colors: active) {
    [role='tab'][aria-selected='false'] {
      border-color: canvas;
    }
  }
  @media print {
    .tabs {
      display: none;
    }
  }
`;
