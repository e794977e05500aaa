import type { Feed } from '../feed/model/types.js';

/** `dongpo-load`: a feed was loaded and is shown. Bubbles and is composed; not cancelable. */
export class DongpoLoadEvent extends Event {
  constructor(
    /** The feed that was loaded. */
    readonly feed: Feed,
  ) {
    super('dongpo-load', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dongpo-load': DongpoLoadEvent;
  }
}
