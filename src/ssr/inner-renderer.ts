import { ElementRenderer, type ElementRendererConstructor } from '@lit-labs/ssr/lib/element-renderer.js';
import type { ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { type RenderInfo, renderValue } from '@lit-labs/ssr/lib/render-value.js';
import { createServerElement, type ServerElement } from './server-element.js';

/** Writes the styles of an element's shadow root. */
export type StyleWriter = (element: ServerElement) => string;

/**
 * Renders the elements of this library in templates of another one: the list in a section.
 *
 * @param language of the outer element, BCP 47
 */
export function innerRenderer(language: string, writeStyles: StyleWriter): ElementRendererConstructor {
  return class extends ElementRenderer {
    override element: ServerElement;

    /** The class of a tag may be another than this library's: the page's own, or another version's. */
    static override matchesClass(_class: typeof HTMLElement, tag: string): boolean {
      return tag.startsWith('dongpo-');
    }

    constructor(tag: string) {
      super(tag);
      this.element = createServerElement(tag, new Map([['lang', language]]));
    }

    /** The state is known only after this. A section without items is not rendered. */
    override renderAttributes(): string[] {
      return [' data-server data-state="ready"'];
    }

    override renderShadow(info: RenderInfo): ThunkedRenderResult {
      return [
        async () => {
          await this.element.prepare();
          return [writeStyles(this.element), () => renderValue(this.element.render(), info)];
        },
      ];
    }
  };
}
