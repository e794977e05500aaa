import { css } from './css.js';

/** A picture that waits for a tap: over the link that covers its row. */
export default css`
  img[role='button'] {
    position: relative;
    z-index: 2;
    box-sizing: border-box;
    padding: 0.5em;
    border: 1px dashed;
    font-size: 0.8125em;
    line-height: 1.4;
    cursor: pointer;
  }
  /* As large as with the text's own size. */
  .image[role='button'] {
    width: calc(7.5em / 0.8125);
    height: calc(5em / 0.8125);
  }
  @container (max-width: 22em) {
    .image[role='button'] {
      width: calc(5em / 0.8125);
      height: calc(10em / 3 / 0.8125);
    }
  }
`;
