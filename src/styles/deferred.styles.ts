import { css } from 'lit';

/** Rules that are not needed for the first paint: fonts of Japanese and Chinese, the reader's preferences, print. */
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
    /* A page may set pointer-events: none around the element. */
    pointer-events: inherit;
    /* Without it, mobile browsers enlarge long lines but not short ones. */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  .plain {
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  /* A page may style the labels of advertising, and not hide them. */
  .ad {
    display: inline !important;
    visibility: visible !important;
    opacity: 1 !important;
    font-size: 0.8125em !important;
  }
  .item {
    break-inside: avoid;
  }
  /* Enlarged text is not clamped (WCAG 1.4.4). */
  .box[data-large] :is(.title, .summary, .heading, .meta) {
    display: block;
    height: auto;
    max-height: none;
    white-space: normal;
  }
  .box[data-large] :is(.header, .text) {
    height: auto;
  }
  /* The text wraps below the image where less than 7em would be left beside it. */
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
    .box :is(.title, .body, .original) a:not([data-picture]):after {
      content: ' (' attr(href) ')';
      position: static;
      font-size: 0.75em;
      font-weight: 400;
    }
    /* Buttons and players are left out; a video prints as its link. */
    .box :is(button, .tools, .video > [part], audio) {
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
