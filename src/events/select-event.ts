import type { FeedItem } from '../feed/model/types.js';

/**
 * `dongpo-select`: a headline was activated, by click (the middle button too) or key. Bubbles and is
 * composed; `preventDefault()` stops the navigation.
 */
export class DongpoSelectEvent extends Event {
  constructor(
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
