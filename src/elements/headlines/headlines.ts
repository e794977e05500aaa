import { DongpoListElement } from '../list.js';

/**
 * The latest items of a feed, as a list.
 *
 * Reserve its height in the page, so that nothing moves when it loads:
 * `style="display:flow-root;font-size:medium;min-height:95.5em"` for ten items with the default fields.
 *
 * @summary The latest headlines
 * @tag dongpo-headlines
 */
export class DongpoHeadlines extends DongpoListElement {
  protected readonly rows: number = 10;
  protected readonly fields: string = 'image summary date source';
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-headlines': DongpoHeadlines;
  }
}
