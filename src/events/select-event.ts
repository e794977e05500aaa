import type { FeedItem } from '../feed/model/types.js';

/**
 * `dongpo-select`: a headline was activated, by a click (of the middle button too) or a key. Bubbles and is composed;
 * `preventDefault()` stops the navigation.
 */
export class DongpoSelectEvent extends Event {
  constructor(
    /** The item of the headline. */
    readonly item: FeedItem,
    /** The address that the link opens, link parameters included. */
    readonly url: string,
  ) {
    super('dongpo-select', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-select': DongpoSelectEvent;
  }
}
