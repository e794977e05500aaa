/** What must not compile: svelte-check knows no expected errors in templates, whose types these are. */
import type {} from 'dongpo-widgets/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props<Tag extends keyof SvelteHTMLElements> = SvelteHTMLElements[Tag];

export const right: Props<'dongpo-ticker'> = {
  interval: '6',
  'max-age': 3,
  lang: 'ko',
  style: 'min-height: 2.75em',
  onclick: (event) => event.clientX,
  'ondongpo-impression': (event) => event.item.id,
};
// @ts-expect-error: a number
export const limit: Props<'dongpo-best'> = { limit: 'five' };
// @ts-expect-error: no layout
export const layout: Props<'dongpo-headlines'> = { layout: 'circle' };
// @ts-expect-error: an object
export const feed: Props<'dongpo-best'> = { feed: 'feed.json' };
// @ts-expect-error: another event
export const select: Props<'dongpo-best'> = { 'ondongpo-select': (event: MouseEvent) => event };
