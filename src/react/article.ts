'use client';

import { DongpoArticle as DongpoArticleElement } from '../define/article.js';
import { type DongpoComponent, wrap } from './wrap.js';

/** `<dongpo-article>` as a React component. */
export const DongpoArticle: DongpoComponent<DongpoArticleElement> = /* @__PURE__ */ wrap(
  'dongpo-article',
  DongpoArticleElement,
);
