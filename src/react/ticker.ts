'use client';

import { DongpoTicker as DongpoTickerElement } from '../define/ticker.js';
import { type DongpoComponent, wrap } from './wrap.js';

/** `<dongpo-ticker>` as a React component. */
export const DongpoTicker: DongpoComponent<DongpoTickerElement> = /* @__PURE__ */ wrap(
  'dongpo-ticker',
  DongpoTickerElement,
);
