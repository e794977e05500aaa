import { css } from 'lit';

/** The theme `newsprint`: titles in serif, a double rule over the block. It sets defaults of tokens, so that the page's values win. */
export default css`
  .newsprint {
    --_accent: var(--dongpo-accent, #8a1c14);
    --_line: var(--dongpo-line, color-mix(in srgb, currentcolor 30%, transparent));
    /* WebKit paints a double line of 4 px as a solid one. */
    --_rule: var(--dongpo-rule, 0.375em double);
    --_rule-width: auto;
    --_radius: var(--dongpo-radius, 0);
    --_serif: Georgia;
  }
  .newsprint.dark {
    --_accent: var(--dongpo-accent, #f0a898);
  }
  .newsprint :lang(ko) {
    --_serif: AppleMyungjo, 'Nanum Myeongjo', 'Noto Serif CJK KR', 'Noto Serif KR', Batang;
  }
  .newsprint :lang(zh) {
    --_serif: 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun;
  }
  .newsprint :lang(ja) {
    --_serif: 'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', 'Noto Serif JP';
  }
  .newsprint article {
    padding-top: 0.75em;
    border-top: var(--_rule);
  }
  .newsprint .body :is(h2, h3, h4, h5, h6) {
    font-family: var(--dongpo-title-font-family, var(--_serif), serif);
  }
  .newsprint :is(.heading, .title, .rank) {
    font-family: var(--dongpo-title-font-family, var(--_serif), serif);
    font-weight: 700;
  }
`;
