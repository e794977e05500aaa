import { css } from 'lit';

/** The view of one picture over the whole window: dark in every theme, so that the picture keeps its colours. */
export default css`
  .lightbox {
    box-sizing: border-box;
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    min-height: 0;
    margin: 0;
    padding: 0.75em;
    border: 0;
    overflow: hidden;
    overscroll-behavior: contain;
    color: #f2f2f2;
    background: #111;
    color-scheme: dark;
  }
  .lightbox:not([open]) {
    display: none;
  }
  .lightbox[open] {
    position: fixed;
    inset: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / auto minmax(0, 1fr) auto;
    gap: 0.5em;
    align-items: center;
  }
  .lightbox::backdrop {
    background: #111;
  }
  .lightbox .count {
    grid-area: 1 / 1 / 2 / 3;
    font-variant-numeric: tabular-nums;
  }
  .lightbox .stage {
    grid-area: 2 / 1 / 3 / 4;
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    min-height: 0;
    touch-action: pan-y pinch-zoom;
  }
  .lightbox img {
    display: block;
    width: auto;
    height: auto;
    max-width: 100%;
    max-height: 100%;
    min-width: 0;
    min-height: 0;
    aspect-ratio: auto;
    object-fit: contain;
    border-radius: 0;
    background: none;
    user-select: none;
    -webkit-user-drag: none;
  }
  .lightbox .words {
    grid-area: 3 / 1 / 4 / 4;
    justify-self: center;
    max-width: 42em;
    max-height: 25vh;
    min-height: 1.5em;
    overflow: auto;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .lightbox button {
    z-index: 1;
    box-sizing: border-box;
    display: grid;
    place-items: center;
    width: max(2.75em, 44px);
    height: max(2.75em, 44px);
    margin: 0;
    padding: 0;
    border: 1px solid #f2f2f2;
    border-radius: 50%;
    color: inherit;
    background: #111c;
    cursor: pointer;
  }
  .lightbox button:focus-visible {
    outline: 3px solid #fff;
    outline-offset: 2px;
  }
  /* Lines, since the glyphs of fonts stand at any height. */
  .lightbox button:before,
  .lightbox .close:after {
    content: '';
    grid-area: 1 / 1;
  }
  .lightbox .close {
    grid-area: 1 / 3;
  }
  .lightbox .close:before,
  .lightbox .close:after {
    width: 1.25em;
    border-top: 2px solid;
    transform: rotate(45deg);
  }
  .lightbox .close:after {
    transform: rotate(-45deg);
  }
  .lightbox .previous {
    grid-area: 2 / 1;
  }
  .lightbox .following {
    grid-area: 2 / 3;
  }
  .lightbox :is(.previous, .following):before {
    width: 0.6em;
    height: 0.6em;
    border: solid;
    border-width: 0 0 2px 2px;
    transform: translateX(15%) rotate(45deg);
  }
  .lightbox:not([dir='rtl']) .following:before,
  .lightbox[dir='rtl'] .previous:before {
    transform: translateX(-15%) rotate(-135deg);
  }
`;
