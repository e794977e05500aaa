'use client';

import { DongpoSections as DongpoSectionsElement } from '../define/sections.js';
import { type DongpoComponent, wrap } from './wrap.js';

/** `<dongpo-sections>` as a React component. */
export const DongpoSections: DongpoComponent<DongpoSectionsElement> = /* @__PURE__ */ wrap(
  'dongpo-sections',
  DongpoSectionsElement,
);
