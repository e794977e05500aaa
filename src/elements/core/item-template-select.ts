import type { WidgetHost } from '../../controllers/widget-host.js';
import { DongpoSelectEvent } from '../../events/select-event.js';

/** Links in rows that the page makes itself say `dongpo-select`, too. */
export function delegateSelect(host: WidgetHost): void {
  const root = host.shadowRoot!;
  const select = (event: Event): void => {
    const target = event.target as Element;
    const link = target.closest('a');
    const row = target.closest('.item');
    // Ours say so themselves.
    if (!link || !row || row.querySelector(':scope > .text > [part=title]')) return;
    const item = host.visibleItems(host.feedController.feed!)[[...row.parentElement!.children].indexOf(row)];
    if (
      item &&
      (event as MouseEvent).button < 2 &&
      !host.dispatchEvent(new DongpoSelectEvent(item, link.href))
    )
      event.preventDefault();
  };
  root.addEventListener('click', select);
  root.addEventListener('auxclick', select);
}
