import type { Field } from '../core/feed-element.js';
import { DongpoListElement } from '../core/list-element.js';
import type { Properties } from '../core/updating.js';

/**
 * The latest items of a feed.
 *
 * Reserve its height in the page, so that nothing moves when it loads. In a column narrower than 56em (896 pixels),
 * ten items of the `list` with the default fields take
 * `style="display:flow-root;font-size:medium;min-height:95.5em"`; `reserve()` gives the figure for all else.
 *
 * @summary The latest headlines
 * @tag dongpo-headlines
 * @attr {'list' | 'cards' | 'compact' | 'lead'} layout
 */
export class DongpoHeadlines extends DongpoListElement {
  static override get properties(): Properties {
    return { ...super.properties, layout: String };
  }

  /**
   * `list` (default); `cards`, pictures on top, in up to four columns; `compact`, titles and their dates; or `lead`,
   * one large story above the list. Each follows the width of its place.
   */
  declare layout?: 'list' | 'cards' | 'compact' | 'lead';

  protected readonly defaultLimit: number = 10;
  protected readonly defaultFields: string = 'image summary date source';

  /** Nothing for the list, whose styles are always there. */
  get #layout(): string | undefined {
    return /^(cards|compact|lead)$/.exec(this.layout!)?.[0];
  }

  /** @internal */
  override showsField(field: Field): boolean {
    return super.showsField(field) && !(this.#layout === 'compact' && /image|summary/.test(field));
  }

  protected override containerClass(): string {
    return `${this.#layout ?? ''} ${super.containerClass()}`;
  }

  protected override get listRows(): number {
    return this.effectiveLimit - +(this.#layout === 'lead');
  }

  protected override get needsExtraStyles(): boolean {
    return !!this.#layout || super.needsExtraStyles;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-headlines': DongpoHeadlines;
  }
}
