import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { Feed } from '../../feed/model/types.js';
import { attributeConverter as converter } from '../core/attribute-converter.js';
import { LazyViewElement } from '../core/lazy-view-element.js';
import { keepFocus } from '../core/render-rows.js';
import type { TickerView } from './ticker-view.js';

/**
 * 실시간뉴스: the news of the last days, one line at a time, in a bar one line high. It stops under the pointer, with
 * the focus inside, by its button, and under reduced motion. This class is the shell: its view is loaded when the
 * element is on a page.
 *
 * Reserve its height in the page, so that nothing shifts when it loads:
 * `style="display:flow-root;font-size:medium;min-height:2.75em"`.
 *
 * @summary The latest news, one line at a time
 * @tag dongpo-ticker
 * @csspart list - The lines, of which one is visible
 * @csspart item - A line
 * @csspart title - The headline
 * @csspart label - A label before the headline, such as 속보 or 광고
 * @csspart date - The date
 * @csspart controls - The buttons
 * @csspart previous - Button to the previous line
 * @csspart toggle - Button that pauses and resumes the rotation
 * @csspart next - Button to the next line
 * @event {DongpoImpressionEvent} dongpo-impression - A line has been on screen for a second
 */
export class DongpoTicker extends LazyViewElement<TickerView> {
  static override properties: PropertyDeclarations = {
    interval: { type: Number, converter },
    maxAge: { type: Number, attribute: 'max-age', converter },
  };

  /** Seconds for which a line stays, at least 3. Default 6. */
  declare interval?: number | undefined;
  /** Age in days up to which items count as 실시간. Default 3. If no item is that new, the latest items are shown. */
  declare maxAge?: number | undefined;

  /** The age does not leave out all items: the view sees to it. @internal */
  override get chosenMaxAge(): number | undefined {
    return undefined;
  }

  protected readonly defaultLimit: number = 10;
  protected readonly defaultFields: string = 'label date';

  protected override async loadView(): Promise<TickerView> {
    return new (await import('./ticker-view.js')).TickerView(this);
  }

  /** Shows the label, for which no feed is needed. */
  protected override viewLoaded(): void {
    this.requestUpdate();
  }

  protected override update(changedProperties: PropertyValues): void {
    keepFocus(this.renderRoot, () => super.update(changedProperties), '.now a');
  }

  /** Gives no heading until the view's styles are there: it would not fit into the line. */
  protected override blockHeading(feed?: Feed): string {
    return this.view?.blockHeading(feed) ?? '';
  }

  /** The line has no room for the source: its heading leads there. */
  protected override headingUrl(feed?: Feed): string | undefined {
    return this.showsField('source') ? undefined : feed?.home_page_url;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-ticker': DongpoTicker;
  }
}
