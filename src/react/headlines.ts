'use client';

import { DongpoHeadlines as DongpoHeadlinesElement } from '../define/headlines.js';
import { type DongpoComponent, wrap } from './wrap.js';

/** `<dongpo-headlines>` as a React component. */
export const DongpoHeadlines: DongpoComponent<DongpoHeadlinesElement> = /* @__PURE__ */ wrap(
  'dongpo-headlines',
  DongpoHeadlinesElement,
);
