import type { FeedError } from '../feed/model/feed-error.js';

/** `dongpo-error`: the feed could not be loaded. Bubbles and is composed; not cancelable. */
export class DongpoErrorEvent extends Event {
  constructor(
    /** The reason: its `code` says which kind. */
    readonly error: FeedError,
  ) {
    super('dongpo-error', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-error': DongpoErrorEvent;
  }
}
