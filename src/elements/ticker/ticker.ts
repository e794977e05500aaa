import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { Feed } from '../../feed/model/types.js';
import { LazyViewElement } from '../core/lazy-view-element.js';
import { keepFocus } from '../core/render-rows.js';
import type { TickerView } from './ticker-view.js';

/**
 * 실시간뉴스: the news of the last days, one line at a time, in a bar one line high. It stands still while a
 * reader is there, on demand, and under reduced motion. This is the shell; its view is loaded when one is on
 * the page.
 *
 * Reserve its height in the page, so that nothing moves when it loads:
 * `style="display:flow-root;font-size:medium;min-height:2.75em"`.
 *
 * @summary The latest news, one line at a time
 * @tag dongpo-ticker
 * @csspart list - The lines, of which one is seen
 * @csspart item - A line
 * @csspart title - The headline
 * @csspart date - The date
 * @csspart controls - The buttons
 * @csspart previous - Button to the line before
 * @csspart toggle - Button that stops and starts the change of lines
 * @csspart next - Button to the line after
 * @event {DongpoImpressionEvent} dongpo-impression - A line was on screen for a second
 */
export class DongpoTicker extends LazyViewElement<TickerView> {
  static override properties: PropertyDeclarations = {
    interval: { type: Number },
    maxAge: { type: Number, attribute: 'max-age' },
  };

  /** Seconds a line stays, at least 3. Default 6. */
  declare interval?: number | undefined;
  /** Days that count as 실시간. Default 3; where nothing is that new, the latest items are shown. */
  declare maxAge?: number | undefined;

  protected readonly defaultLimit: number = 10;
  protected readonly defaultFields: string = 'date';

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

  /** No heading before the view's styles are there: it would not fit into the line. */
  protected override blockHeading(feed?: Feed): string {
    return this.view?.blockHeading(feed) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-ticker': DongpoTicker;
  }
}
