import type { FeedItem } from '../feed/model/types.js';

/** `dongpo-update`: a reload brought new items. Bubbles and is composed; not cancelable. */
export class DongpoUpdateEvent extends Event {
  constructor(
    /** The new items, in the feed's order. */
    readonly items: FeedItem[],
  ) {
    super('dongpo-update', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-update': DongpoUpdateEvent;
  }
}
