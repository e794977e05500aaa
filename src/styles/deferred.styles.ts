import { css } from 'lit';

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
  .box {
    /* Of a page that disables what it holds. */
    pointer-events: inherit;
    /* No telephone enlarges some of the lines only. */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  .plain {
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  .item {
    break-inside: avoid;
  }
  /* A reader who has enlarged the text reads all of it. */
  .box[data-large] :is(.title, .summary, .heading, .meta) {
    display: block;
    height: auto;
    max-height: none;
    white-space: normal;
  }
  .box[data-large] :is(.header, .text) {
    height: auto;
  }
  /* A picture beside it leaves room for words, or goes above or below. */
  [data-large].image-on .item {
    flex-wrap: wrap;
  }
  [data-large].image-on .text {
    flex-basis: 7em;
  }
  @media (prefers-contrast: more), (prefers-reduced-transparency: reduce), (forced-colors: active) {
    .box {
      --_line: currentcolor;
    }
    .box * {
      opacity: 1 !important;
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
      --_accent: #000 !important;
      --_visited: #000 !important;
    }
    .box :is(.title, .summary, .heading, .meta) {
      display: block;
      white-space: normal;
    }
    .box :is(.header, .text, .heading, .meta) {
      height: auto !important;
    }
    .item {
      min-height: 0;
    }
    .box :is(.title, .body, .original) a:after {
      content: ' (' attr(href) ')';
      position: static;
      font-size: 0.75em;
      font-weight: 400;
    }
    /* A video is the address of its page. */
    .box :is(button, .tools, .video > [part]) {
      display: none;
    }
    .page {
      height: auto;
      overflow: visible;
      white-space: normal;
    }
    .body a[data-embed] {
      display: inline;
      aspect-ratio: auto;
      padding: 0;
      background: none;
    }
    .scroll {
      overflow: visible;
    }
    figure,
    table,
    blockquote {
      break-inside: avoid;
    }
    .box :is(h2, h3, h4, h5, h6) {
      break-after: avoid;
    }
    article {
      max-width: none;
    }
  }
`;
