import { css } from 'lit';

/** An image that loads on a tap: its `alt` text replaces the broken-image icon, above the link that covers the row. */
export default css`
  img[role='button'] {
    position: relative;
    z-index: 2;
    cursor: pointer;
  }
  img[role='button']:after {
    content: attr(alt);
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    box-sizing: border-box;
    border: 1px dashed;
    border-radius: 0.25em;
    background: canvas;
    font-size: 0.8125em;
    text-align: center;
  }
`;
