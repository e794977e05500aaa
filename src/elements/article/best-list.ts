import { html, render } from 'lit/html.js';
import type { DongpoArticle } from './article.js';

/** The inner list's load is not the article's. */
const stop = (event: Event): void => event.stopPropagation();

/** The best-news list below an article, where it is asked for. */
export function renderBest(host: DongpoArticle): void {
  const place = host.shadowRoot!.querySelector<HTMLElement>('.best');
  if (!place) return;
  const { bestSrc, limit, headingLevel, theme, colorScheme, target, linkParams, timeout, loading, refresh } =
    host;
  render(
    html`<dongpo-best
      @dongpo-load=${stop}
      @dongpo-error=${stop}
      @dongpo-update=${stop}
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
    place,
  );
}
