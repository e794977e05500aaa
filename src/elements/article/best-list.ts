import { html, nothing, render } from 'lit';
import type { ArticleHost } from './article-host.js';

/** Renders the best-news list below an article that has `best-src`. */
export function renderBestList(host: ArticleHost): void {
  const container = host.renderRoot.querySelector<HTMLElement>('.best');
  if (!container) return;
  const { bestSrc, limit, headingLevel, theme, colorScheme, target, linkParams, timeout, loading, refresh } =
    host;
  render(
    html`<dongpo-best
      @dongpo-load=${host.stopInnerEvent}
      @dongpo-error=${host.stopInnerEvent}
      @dongpo-update=${host.stopInnerEvent}
      data-upgraded=${host.upgradedRel ?? nothing}
      .src=${bestSrc}
      .limit=${limit}
      .headingLevel=${headingLevel}
      .theme=${theme}
      .colorScheme=${colorScheme}
      .target=${target}
      .linkParams=${linkParams}
      .timeout=${timeout}
      .loading=${loading}
      .refresh=${refresh}
    ></dongpo-best>`,
    container,
  );
}
