/** What the tests of all consumer apps hold: a state that the app renders, and what its listeners heard. */
import type { DongpoSelectEvent, Feed } from 'dongpo-widgets';

export interface State {
  src: string | undefined;
  feed: Feed | undefined;
  limit: number;
  mounted: boolean;
  /** Whether the app listens to `dongpo-select` at all. */
  listen: boolean;
  heading: string;
  level: number;
  layout: 'list' | 'compact';
  debug: boolean;
  /** Child that is fallback; empty: none. */
  fallback: string;
  /** Child of the slot `footer`; empty: none. */
  note: string;
}

const feeds = new URLSearchParams(location.search).get('feeds');

export const initial: State = {
  src: `${feeds}/feed.json`,
  feed: undefined,
  limit: 3,
  mounted: true,
  listen: true,
  heading: '첫 제목',
  level: 4,
  layout: 'list',
  debug: false,
  fallback: '대신 보이는 글',
  note: '',
};

export const consumer = {
  set(_patch: Partial<State>): void {},
  /** Whether the app keeps links from being followed. */
  cancel: true,
  selected: [] as string[],
  loads: 0,
};
declare global {
  interface Window {
    consumer: typeof consumer;
  }
}
window.consumer = consumer;

export function onSelect(event: DongpoSelectEvent): void {
  consumer.selected.push(event.item.id);
  if (consumer.cancel) event.preventDefault();
}
