import { css } from './css.js';

/** What the first sight does not need: other languages' glyphs, the reader's own preferences, paper. */
export default css`
  :lang(ja) {
    --_font: 'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', 'Noto Sans JP';
  }
  :lang(zh) {
    --_font: 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC';
  }
  :lang(zh-TW),
  :lang(zh-HK) {
    --_font: 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', 'Noto Sans TC';
  }
  /* A reader who has enlarged the text reads all of it. */
  [data-large] :is(.title, .summary, .heading, .meta) {
    display: block;
    height: auto;
    max-height: none;
    white-space: normal;
  }
  [data-large] :is(.header, .text) {
    height: auto;
  }
  @media (prefers-contrast: more), (prefers-reduced-transparency: reduce), (forced-colors: active) {
    .box {
      --_line: currentcolor;
    }
    .box * {
      opacity: 1;
    }
    a,
    .box a:visited {
      text-decoration: underline;
    }
  }
  @media print {
    .box {
      min-height: 0;
      color: #000;
      background: none;
      --_accent: #000;
    }
    .box :is(.title, .summary, .heading, .meta) {
      display: block;
      height: auto;
      white-space: normal;
    }
    .item {
      min-height: 0;
      break-inside: avoid;
    }
    .title a:after {
      content: ' (' attr(href) ')';
      position: static;
      font-size: 0.75em;
      font-weight: 400;
    }
    button {
      display: none;
    }
  }
`;
