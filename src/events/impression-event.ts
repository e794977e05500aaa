import type { FeedItem } from '../feed/model/types.js';

/**
 * `dongpo-impression`: half of an item was on screen for a second; once an item. Bubbles and is
 * composed; not cancelable. Nothing is sent anywhere.
 */
export class DongpoImpressionEvent extends Event {
  constructor(readonly item: FeedItem) {
    super('dongpo-impression', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-impression': DongpoImpressionEvent;
  }
}
