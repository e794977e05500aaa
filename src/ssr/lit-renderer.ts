/** Lit's server renderer (https://lit.dev/docs/ssr/overview/), with what this library needs of it and no more. */
import { ElementRenderer, type ElementRendererConstructor } from '@lit-labs/ssr/lib/element-renderer.js';
import { collectResultSync, type ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { type RenderInfo, renderValue } from '@lit-labs/ssr/lib/render-value.js';
import { Directive } from 'lit/directive.js';

/**
 * Marks by which Lit's own hydration finds its parts, and the spaces of attributes that are not written. This library
 * hydrates without it: an element renders anew and replaces what the server wrote. No feed can write such a mark, since
 * `<` and `>` are escaped in texts and attributes. A run of spaces is read once, from its first one.
 */
const LIT_MARKERS = /<!--\/?lit-(?:part|node)\b[^>]*-->|<\?>|(?<! ) +(?=>)/g;

/** Members of Lit's base class of directives, before a rendering replaces one. */
const directiveMembers = Object.getOwnPropertyDescriptors(Directive.prototype);

/**
 * Undoes that the renderer makes all directives of Lit render as on a server. In a page, those of the elements on
 * screen would do so too.
 */
const restoreDirectives = (): void => void Object.defineProperties(Directive.prototype, directiveMembers);

/** Stands for the element whose shadow root is rendered: Lit's renderer allows slots in no other place. */
class ShadowHost extends ElementRenderer {}

/** State of one rendering by Lit's renderer, of the content of a shadow root. */
export const createRenderInfo = (elementRenderers: ElementRendererConstructor[] = []): RenderInfo => ({
  elementRenderers,
  customElementInstanceStack: [],
  customElementHostStack: [new ShadowHost('')],
  eventTargetStack: [],
  slotStack: [],
  deferHydration: false,
});

/** The HTML of what Lit's renderer gives. Does what `collectResult` does, but yields to no other task without need. */
export async function collectHtml(result: ThunkedRenderResult): Promise<string> {
  const stack = [result.values()];
  let html = '';
  try {
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { done, value } = top.next();
      if (done) {
        stack.pop();
        continue;
      }
      let chunk = typeof value === 'function' ? value() : value;
      if (chunk instanceof Promise) {
        restoreDirectives();
        chunk = await chunk;
      }
      if (typeof chunk === 'string') html += chunk;
      else if (chunk) stack.push(chunk.values());
    }
  } finally {
    restoreDirectives();
  }
  return html.replace(LIT_MARKERS, '');
}

/** The HTML of a value that Lit can render, without custom elements. @throws what the value's templates throw */
export function renderSync(value: unknown): string {
  try {
    return collectResultSync(renderValue(value, createRenderInfo())).replace(LIT_MARKERS, '');
  } finally {
    restoreDirectives();
  }
}
