import type { PropertyDeclarations } from 'lit';
import { attributeConverter as converter } from '../core/attribute-converter.js';
import type { Field } from '../core/block-element.js';
import { DongpoListElement } from '../core/list-element.js';

/**
 * The latest items of a feed.
 *
 * Reserve its height in the page, so that nothing shifts when it loads. In a column narrower than 56em (896 pixels),
 * ten items of the `list` with the default fields take
 * `style="display:flow-root;font-size:medium;min-height:95.5em"`; `reserve()` gives the figure for other settings.
 *
 * @summary The latest headlines
 * @tag dongpo-headlines
 * @attr {'list' | 'cards' | 'compact' | 'lead'} layout
 */
export class DongpoHeadlines extends DongpoListElement {
  static override properties: PropertyDeclarations = { layout: { converter } };

  /**
   * `list` (default); `cards`, with images on top, in up to four columns; `compact`, titles and dates only; or `lead`,
   * one large story above the list. Each adapts to the width of its container.
   */
  declare layout?: 'list' | 'cards' | 'compact' | 'lead' | undefined;

  protected readonly defaultLimit: number = 10;
  protected readonly defaultFields: string = 'image label summary date source';

  /** A layout other than the list. `undefined` for the list, whose styles are always there. */
  get #otherLayout(): string | undefined {
    return ['cards', 'compact', 'lead'].find((layout) => layout === this.layout);
  }

  /** @internal */
  override showsField(field: Field): boolean {
    const isHidden = this.#otherLayout === 'compact' && (field === 'image' || field === 'summary');
    return !isHidden && super.showsField(field);
  }

  protected override imageSizes(index: number): string {
    const layout = this.#otherLayout;
    if (layout === 'cards') return 'auto, (max-width: 28em) 100vw, 24em';
    return layout === 'lead' && !index ? 'auto, (max-width: 40em) 100vw, 36em' : super.imageSizes(index);
  }

  protected override containerClass(): string {
    return `${this.#otherLayout ?? ''} ${super.containerClass()}`;
  }

  protected override get listRows(): number {
    return this.#otherLayout === 'lead' ? this.effectiveLimit - 1 : this.effectiveLimit;
  }

  protected override get needsExtraStyles(): boolean {
    return !!this.#otherLayout || super.needsExtraStyles;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-headlines': DongpoHeadlines;
  }
}
