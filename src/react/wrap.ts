'use client';

import { createComponent } from '@lit/react';
import * as React from 'react';
import type { DongpoErrorEvent } from '../events/error-event.js';
import type { DongpoImpressionEvent } from '../events/impression-event.js';
import type { DongpoLoadEvent } from '../events/load-event.js';
import type { DongpoSelectEvent } from '../events/select-event.js';
import type { DongpoUpdateEvent } from '../events/update-event.js';

/** Listeners of the library's events, as props. */
export interface DongpoListeners {
  /** The feed could not be loaded. */
  onDongpoError?: ((event: DongpoErrorEvent) => void) | undefined;
  /** Half of an item was on screen for a second. */
  onDongpoImpression?: ((event: DongpoImpressionEvent) => void) | undefined;
  /** A feed was loaded and is shown. */
  onDongpoLoad?: ((event: DongpoLoadEvent) => void) | undefined;
  /** A headline was activated; `preventDefault()` stops the navigation. */
  onDongpoSelect?: ((event: DongpoSelectEvent) => void) | undefined;
  /** A reload brought new items. */
  onDongpoUpdate?: ((event: DongpoUpdateEvent) => void) | undefined;
}

const events: Record<keyof DongpoListeners, string> = {
  onDongpoError: 'dongpo-error',
  onDongpoImpression: 'dongpo-impression',
  onDongpoLoad: 'dongpo-load',
  onDongpoSelect: 'dongpo-select',
  onDongpoUpdate: 'dongpo-update',
};

/** The element's own properties that may be undefined, as optional props. */
type Options<Element> = {
  [Name in keyof Element as Name extends keyof HTMLElement
    ? never
    : undefined extends Element[Name]
      ? Name
      : never]?: Element[Name] | undefined;
};

/** Props of a component: the element's properties, listeners of its events, and React's props of any element. */
export type DongpoProps<Element extends HTMLElement> = Options<Element> &
  DongpoListeners &
  React.HTMLAttributes<Element> &
  React.RefAttributes<Element>;

/** The React component of an element, on a client or a server. */
export type DongpoComponent<Element extends HTMLElement> = React.ForwardRefExoticComponent<
  DongpoProps<Element>
>;

// React 18 warns about layout effects on a server, where none run.
const react = globalThis.document ? React : { ...React, useLayoutEffect: React.useEffect };

/** Makes a React component of an element. React 18 itself sets attributes only, and listens to no custom events. */
export function wrap<Element extends HTMLElement>(
  tagName: string,
  elementClass: (new () => Element) & { readonly observedAttributes: string[] },
): DongpoComponent<Element> {
  // Reading it creates the accessors, by which @lit/react tells props from attributes. `customElements.define` reads
  // it too, but not on a server.
  void elementClass.observedAttributes;
  return createComponent({
    react: react as typeof React,
    tagName,
    elementClass,
    events,
  }) as unknown as DongpoComponent<Element>;
}
