'use client';

import { DongpoBest as DongpoBestElement } from '../define/best.js';
import { type DongpoComponent, wrap } from './wrap.js';

/** `<dongpo-best>` as a React component. */
export const DongpoBest: DongpoComponent<DongpoBestElement> = /* @__PURE__ */ wrap(
  'dongpo-best',
  DongpoBestElement,
);
