import DOMPurify from 'dompurify';
import { ELEMENTS } from './policy.js';

/**
 * DOMPurify with the policy's table, for browsers without `Element.setHTML`. It parses in a document of its own that
 * loads nothing.
 *
 * @returns `null` where DOMPurify may not parse: under a `trusted-types` policy without the name `dompurify`
 */
export function purify(html: string): Node | null {
  const tree: Node | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...ELEMENTS.keys()],
    ALLOWED_ATTR: [...ELEMENTS.values()].flat(),
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  return tree;
}
