import type { FeedItem } from '../feed/model/types.js';

/**
 * `dongpo-impression`: half of an item was on screen for a second. Dispatched once for each item. Bubbles and is
 * composed; not cancelable. The library sends nothing anywhere.
 */
export class DongpoImpressionEvent extends Event {
  constructor(
    /** The item that was seen. */
    readonly item: FeedItem,
  ) {
    super('dongpo-impression', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-impression': DongpoImpressionEvent;
  }
}
