import type { DongpoErrorEvent } from './error-event.js';
import type { DongpoImpressionEvent } from './impression-event.js';
import type { DongpoLoadEvent } from './load-event.js';
import type { DongpoSelectEvent } from './select-event.js';
import type { DongpoUpdateEvent } from './update-event.js';

/** Events of the elements by name: this library's and the platform's. */
export interface DongpoElementEventMap extends HTMLElementEventMap {
  'dongpo-error': DongpoErrorEvent;
  'dongpo-impression': DongpoImpressionEvent;
  'dongpo-load': DongpoLoadEvent;
  'dongpo-select': DongpoSelectEvent;
  'dongpo-update': DongpoUpdateEvent;
}

/** An HTMLElement with listeners typed by {@link DongpoElementEventMap}, whose `this` is the element's own class. */
export interface DongpoEventTarget extends HTMLElement {
  addEventListener<Type extends keyof DongpoElementEventMap>(
    type: Type,
    listener: (this: this, event: DongpoElementEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof DongpoElementEventMap>(
    type: Type,
    listener: (this: this, event: DongpoElementEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}
